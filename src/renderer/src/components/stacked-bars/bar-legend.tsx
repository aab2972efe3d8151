import {
  PUSH_LOG_STATUSES,
  type PushLogCounts,
  type PushLogStatus,
} from '@shared/contract/stock-sync'
import { PUSH_STATUS_WORDS } from '@shared/contract/stock-words'
import './stacked-bars.css'

type BarLegendProps = {
  /** What each bar stands for; their sums are told. */
  readonly bars: readonly PushLogCounts[]
  readonly count: (n: number) => string
}

/** What the three colours mean, each with its number. */
export function BarLegend({ bars, count }: BarLegendProps) {
  const sum = (status: PushLogStatus): number =>
    bars.reduce((before, bar) => before + bar[status], 0)
  return (
    <ul className="bar-legend">
      {PUSH_LOG_STATUSES.map((status) => (
        <li key={status}>
          <i className={`bar-${status}`} aria-hidden="true" />
          {PUSH_STATUS_WORDS[status]} <b className="strong">{count(sum(status))}</b>
        </li>
      ))}
    </ul>
  )
}
