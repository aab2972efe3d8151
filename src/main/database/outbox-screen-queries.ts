import type { OutboxRow } from '@shared/contract/sync'
import type { FieldKey } from '@shared/fields/field-registry'
import type { ScreenQueries } from '../engine/ports'
import { containing, fieldValue } from './columns'
import type { Database } from './database'

type RowRecord = {
  id: number
  difference_key: string
  product_name: string
  sku: string
  kind: OutboxRow['kind']
  field: FieldKey | null
  direction: 'to-shopify' | 'to-ams'
  ours: string
  theirs: string
  state: OutboxRow['state']
  decided_at: string
  settled_at: string | null
  reason: string
  request_id: string | null
  attempts: number
  restored_before: string | null
}

const STATES = {
  open: `('pending', 'returned')`,
  sending: `('in-flight', 'unknown')`,
  parked: `('parked', 'refused')`,
  sent: `('done')`,
} as const

export function outboxScreenQueries(db: Database): Pick<ScreenQueries, 'outboxRows'> {
  return {
    outboxRows({ tab, search, sentSince, offset, limit }) {
      const like = containing(search)
      // What came back is listed until it is decided again.
      const where = `e.state IN ${STATES[tab]}
        AND (e.product_name LIKE @like ESCAPE '\\' OR e.sku LIKE @like ESCAPE '\\')
        AND (e.state <> 'done' OR e.settled_at >= @sentSince)
        AND (e.state <> 'returned' OR e.id = (SELECT max(x.id) FROM outbox_entry x
          WHERE x.difference_key = e.difference_key AND x.state <> 'withdrawn'))`
      const total =
        db
          .prepare<{ like: string; sentSince: string }, number>(
            `SELECT count(*) FROM outbox_entry e WHERE ${where}`,
          )
          .pluck()
          .get({ like, sentSince }) ?? 0
      const rows = db
        .prepare<{ like: string; sentSince: string; limit: number; offset: number }, RowRecord>(
          `SELECT e.*, d.decided_at, r.before_value AS restored_before,
             (SELECT a.request_id FROM attempt a JOIN attempt_entry ae ON ae.attempt_id = a.id
              WHERE ae.entry_id = e.id ORDER BY a.id DESC LIMIT 1) AS request_id,
             (SELECT count(*) FROM attempt_entry ae WHERE ae.entry_id = e.id) AS attempts
           FROM outbox_entry e JOIN decision d ON d.id = e.decision_id
             LEFT JOIN outbox_entry r ON r.id = e.restores
           WHERE ${where}
           ORDER BY e.state = 'returned' DESC, e.product_name COLLATE NOCASE, e.product_key, e.id
           LIMIT @limit OFFSET @offset`,
        )
        .all({ like, sentSince, limit, offset })
      return { total, rows: rows.map(toRow) }
    },
  }
}

function toRow(row: RowRecord): OutboxRow {
  const toShopify = row.direction === 'to-shopify'
  const ours = fieldValue(row.ours)
  const theirs = fieldValue(row.theirs)
  return {
    id: row.id,
    differenceKey: row.difference_key,
    productName: row.product_name,
    sku: row.sku,
    kind: row.kind,
    field: row.field,
    direction: row.direction,
    rollsBack: row.restored_before !== null,
    now: toShopify ? theirs : ours,
    willBe:
      row.restored_before === null ? (toShopify ? ours : theirs) : fieldValue(row.restored_before),
    state: row.state,
    decidedAt: row.decided_at,
    settledAt: row.settled_at,
    reason: row.reason,
    requestId: row.request_id === '' ? null : row.request_id,
    attempts: row.attempts,
  }
}
