import { t } from '@shared/words/words'
import { useState } from 'react'
import { useLiveOverview } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { toPush } from '../../format'
import { TAKE_ALL_BACK } from './texts'

/** Takes back all that waits, after a question: one step of undo brings it back. */
export function TakeAllBack() {
  const actions = useAppActions()
  const waits = useLiveOverview(({ overview }) => (overview ? toPush(overview.outbox) : 0))
  const [asks, setAsks] = useState(false)
  const close = (): void => setAsks(false)
  if (waits === 0 && !asks) return null
  return (
    <>
      <Button small look="quiet" onClick={() => setAsks(true)}>
        {t`Take all back…`}
      </Button>
      <Dialog
        opened={asks}
        width={480}
        title={TAKE_ALL_BACK.title(waits)}
        onClose={close}
        footnote={TAKE_ALL_BACK.footnote}
        buttons={
          <>
            <Button keys="Esc" data-autofocus onClick={close}>
              {t`Keep them`}
            </Button>
            <Button
              look="primary"
              onClick={() => {
                close()
                void actions.takeAllBack()
              }}
            >
              {TAKE_ALL_BACK.button(waits)}
            </Button>
          </>
        }
      >
        <div className="dialog-section">{TAKE_ALL_BACK.text}</div>
      </Dialog>
    </>
  )
}
