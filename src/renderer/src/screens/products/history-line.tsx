import type { HistoryRow } from '@shared/contract/history'
import { t, tAs } from '@shared/words/words'
import { ArrowRight } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { CopyId } from '../../components/copy-id'
import { useCurrency } from '../../components/values'
import { timeOf, withLocalTimes } from '../../format'
import './history.css'
import { historyWords } from './history-words'

type HistoryLineProps = {
  readonly row: HistoryRow
  /** Called when the line leads to another place. */
  readonly onLeave?: () => void
}

/** When, what and from which value to which, who and why, and Shopify's id of the request. */
export function HistoryLine({ row, onLeave }: HistoryLineProps) {
  const currency = useCurrency()
  const actions = useAppActions()
  const { what, from, to, who } = historyWords(row, currency)
  const { requestId, run } = row
  return (
    <li className="history-line">
      <time className="faint" dateTime={row.at} title={row.at}>
        {timeOf(row.at)}
      </time>
      <div>
        <p>
          {what}
          {from === null || to === null ? null : (
            <span>
              {': '}
              <bdi className="muted">{from}</bdi>{' '}
              <ArrowRight size={12} aria-label={tAs('change')`to`} className="history-arrow" />{' '}
              <b className="strong">
                <bdi>{to}</bdi>
              </b>
            </span>
          )}
        </p>
        {who === '' && requestId === null && run === null ? null : (
          <p className="muted">
            {withLocalTimes(who)}
            {run === null ? null : (
              <>
                {who === '' ? '' : ' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onLeave?.()
                    actions.showRun(run)
                  }}
                >
                  {t`Push ${run}`}
                </button>
                {requestId === null ? '.' : ', '}
              </>
            )}
            {requestId === null ? null : (
              <>
                {run === null ? ' ' : ''}
                {t`request`} <CopyId id={requestId} name={t`request id`} />
              </>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
