import { t } from '@shared/words/words'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { useCompareStore } from './compare-store'
import { TICKS } from './texts'
import { planTicked, type Way } from './ticks'

const close = (): void => useCompareStore.setState({ askTicked: null })

type AskTickedDialogProps = { readonly carryOut: (way: Way) => Promise<void> }

/** Asks before many ticked rows are decided at once. */
export function AskTickedDialog({ carryOut }: AskTickedDialogProps) {
  const way = useCompareStore((store) => store.askTicked)
  const ticked = useCompareStore((store) => store.ticks.rows)
  if (way === null) return null
  const { ours, theirs, skip, clear, left } = planTicked(ticked.values(), way)
  const rows = ours.length + theirs.length + skip.length + clear.length
  return (
    <Dialog
      opened
      width={480}
      title={TICKS.askTitle[way](rows)}
      onClose={close}
      footnote={TICKS.askFoot}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={close}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            onClick={() => {
              close()
              void carryOut(way)
            }}
          >
            {TICKS.askButton[way](rows)}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        {way === 'suggestion' ? <p>{TICKS.askWays(ours.length, theirs.length)}</p> : null}
        {left > 0 ? <p className="muted">{TICKS.askLeft(left)}</p> : null}
      </div>
    </Dialog>
  )
}
