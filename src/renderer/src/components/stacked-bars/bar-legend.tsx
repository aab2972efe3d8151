import { PUSH_LOG_STATUSES, type PushLogCounts } from '@shared/contract/stock-sync'
import { PUSH_STATUS_WORDS } from '@shared/contract/stock-words'
import './stacked-bars.css'

type BarLegendProps = { readonly counts: PushLogCounts; readonly count: (n: number) => string }

/** What the three colours mean, each with its number. */
export function BarLegend({ counts, count }: BarLegendProps) {
  return (
    <ul className="bar-legend">
      {PUSH_LOG_STATUSES.map((status) => (
        <li key={status}>
          <i className={`bar-${status}`} aria-hidden="true" />
          {PUSH_STATUS_WORDS[status]} <b className="strong">{count(counts[status])}</b>
        </li>
      ))}
    </ul>
  )
}
