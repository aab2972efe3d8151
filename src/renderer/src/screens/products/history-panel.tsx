import { t } from '@shared/words/words'
import { useEngineQuery } from '../../api'
import { ErrorNote } from '../../components/error-note'
import { count } from '../../format'
import './history.css'
import { HistoryLine } from './history-line'

const SHOWN = 8

type HistoryPanelProps = { readonly amsProductId: string; readonly onOpenAll: () => void }

/** The newest lines of a product's history, and the way to all of them. */
export function HistoryPanel({ amsProductId, onOpenAll }: HistoryPanelProps) {
  const { data, error, fresh } = useEngineQuery(
    'products.history',
    { amsProductId, offset: 0, limit: SHOWN },
    'products',
  )
  const rows = fresh ? (data?.rows ?? []) : []
  return (
    <section aria-label={t`History`}>
      <div className="history-head">
        <h2>{t`History`}</h2>
        {fresh && data && data.total > 0 ? (
          <button
            type="button"
            className="link dense"
            aria-label={t`All ${count(data.total)} lines of the history`}
            onClick={onOpenAll}
          >
            {t`All ${count(data.total)}`}
          </button>
        ) : null}
      </div>
      {error ? <ErrorNote error={error} /> : null}
      {fresh && rows.length === 0 ? (
        <p className="dense muted">{t`Nothing happened to this product in Concord yet.`}</p>
      ) : (
        <ol>
          {rows.map((row) => (
            <HistoryLine key={row.key} row={row} />
          ))}
        </ol>
      )}
    </section>
  )
}
