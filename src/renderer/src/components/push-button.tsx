import { t } from '@shared/words/words'
import { useAppActions } from './app-actions'
import { Button } from './button'
import { useOfflineReason } from './offline'

type PushButtonProps = { readonly label: string; readonly waits: number; readonly pushing: boolean }

/** Opens the preview of a push; nothing is sent by it. */
export function PushButton({ label, waits, pushing }: PushButtonProps) {
  const actions = useAppActions()
  const offline = useOfflineReason()
  const blocked = pushing
    ? t`A push is under way`
    : waits === 0
      ? t`No decision waits to be pushed`
      : offline
  return (
    <Button
      look="primary"
      hint="Ctrl Enter"
      blockedBecause={blocked}
      onClick={() => actions.reviewAndPush()}
    >
      {label}
    </Button>
  )
}
