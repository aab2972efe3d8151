import { notifications } from '@mantine/notifications'
import { t } from '@shared/words/words'
import { Button } from './button'
import './toast.css'

type Toast = {
  readonly sentence: string
  readonly undo?: () => void
}

const SHOWN_MS = 10_000

let shown: string | null = null

/** Takes the last confirmation away, e.g. because what it offers to undo has been pushed. */
export function hideToast(): void {
  if (shown !== null) notifications.hide(shown)
  shown = null
}

/** Confirms what a person just did and offers to undo it. Problems never live only here. */
export function toast({ sentence, undo }: Toast): void {
  hideToast()
  shown = notifications.show({
    autoClose: SHOWN_MS,
    withBorder: false,
    className: 'toast',
    closeButtonProps: { 'aria-label': t`Close` },
    message: (
      <span className="toast-line">
        <span className="grow">{sentence}</span>
        {undo ? (
          <Button
            small
            keys="Ctrl Z"
            onClick={() => {
              hideToast()
              undo()
            }}
          >
            {t`Undo`}
          </Button>
        ) : null}
      </span>
    ),
  })
}
