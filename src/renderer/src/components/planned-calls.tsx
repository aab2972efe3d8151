import type { plannedCallSchema } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type { z } from 'zod'
import './planned-calls.css'

type PlannedCall = z.infer<typeof plannedCallSchema>

type PlannedCallsProps = {
  readonly calls: readonly PlannedCall[]
  /** "About 3 min". */
  readonly duration: string
  readonly count: (n: number) => string
  /** "40 s". */
  readonly time: (seconds: number) => string
}

/** What is sent to Shopify, call by call, with requests, points, time and what takes it back. */
export function PlannedCalls({ calls, duration, count, time }: PlannedCallsProps) {
  const sum = (of: 'requests' | 'points'): number =>
    calls.reduce((total, call) => total + call[of], 0)
  return (
    <table className="plain-table planned-calls">
      <thead>
        <tr>
          <th>{t`What`}</th>
          <th>{t`Call`}</th>
          <th className="num">{t`Requests`}</th>
          <th className="num">{t`Points`}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call, index) => (
          <tr key={`${call.what} ${index}`}>
            <td>
              {call.what}
              <div className="dense muted">
                {call.seconds < 1
                  ? call.undoneBy
                  : t`About ${time(call.seconds)} · ${call.undoneBy}`}
              </div>
            </td>
            <td className="code faint">{call.call}</td>
            <td className="num">{count(call.requests)}</td>
            <td className="num">{count(call.points)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>{duration}</td>
          <td className="num">{count(sum('requests'))}</td>
          <td className="num">{count(sum('points'))}</td>
        </tr>
      </tfoot>
    </table>
  )
}
