import { Button } from '../../components/button'
import { setTicks } from './compare-store'
import { TICKS } from './texts'
import { NO_TICKS, type Way } from './ticks'

type TickedBarProps = { readonly rows: number; readonly decideTicked: (way: Way) => void }

/** What can be done with the ticked rows, in place of Accept All. */
export function TickedBar({ rows, decideTicked }: TickedBarProps) {
  return (
    <div className="line bulk-bar-accept" role="group" aria-label={TICKS.ticked(rows)}>
      <b className="strong">{TICKS.ticked(rows)}</b>
      <Button small look="ams" keys="A" onClick={() => decideTicked('ours')}>
        {TICKS.useAms}
      </Button>
      <Button small look="shop" keys="S" onClick={() => decideTicked('theirs')}>
        {TICKS.useShopify}
      </Button>
      <Button small keys="Enter" onClick={() => decideTicked('suggestion')}>
        {TICKS.suggestion}
      </Button>
      <Button small keys="X" onClick={() => decideTicked('skip')}>
        {TICKS.skip}
      </Button>
      <Button small look="quiet" onClick={() => setTicks(NO_TICKS)}>
        {TICKS.clear}
      </Button>
    </div>
  )
}
