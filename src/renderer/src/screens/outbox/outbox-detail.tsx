import type { OutboxRow } from '@shared/contract/sync'
import { subjectLabel } from '@shared/fields/subject-label'
import { t } from '@shared/words/words'
import { ArrowRight } from 'lucide-react'
import { useCurrency } from '../../components/values'
import { counted, timeOf } from '../../format'
import './outbox-detail.css'
import { valueWords } from './row-words'
import { ROW_STATES } from './texts'

/** The selected row in full: what the table had to cut, and the ids for support. */
export function OutboxDetail({ row }: { readonly row: OutboxRow | undefined }) {
  const currency = useCurrency()
  if (!row) return null
  const { now, willBe } = valueWords(row, currency)
  return (
    <section className="outbox-detail" aria-label={t`Selected decision`}>
      <div className="outbox-detail-head">
        <h2>
          <bdi>{row.productName}</bdi>
        </h2>
        <span className="muted">{[subjectLabel(row), row.sku].filter(Boolean).join(', ')}</span>
      </div>
      {row.reason === '' ? null : (
        <p>
          <b className="attention">{ROW_STATES[row.state]}.</b> {row.reason}
        </p>
      )}
      <p className="outbox-detail-values">
        <bdi className="muted">{now}</bdi>
        <ArrowRight size={14} aria-label={t`becomes`} />
        <bdi>{willBe}</bdi>
      </p>
      <p className="dense faint">{facts(row)}</p>
    </section>
  )
}

function facts(row: OutboxRow): string {
  const parts = [t`Decided ${timeOf(row.decidedAt)}`]
  if (row.settledAt !== null) parts.push(`${ROW_STATES[row.state]} ${timeOf(row.settledAt)}`)
  if (row.attempts > 0) parts.push(counted(row.attempts, 'try', 'tries'))
  if (row.requestId !== null) parts.push(t`Request ${row.requestId}`)
  return parts.join(' · ')
}
