import type { CameBack, OutboxRow } from '@shared/contract/sync'
import type { FieldKey } from '@shared/fields/field-registry'
import type { ScreenQueries } from '../engine/ports'
import { containing, fieldValue } from './columns'
import type { Database } from './database'
import { LAST_REQUEST, NOT_DECIDED_AGAIN } from './entry-sql'
import { openDecisionsQuery } from './open-decisions-query'
import { isAutomatic } from './push-scope'
import { choicesSchema } from './review-row'

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
  open: `('pending')`,
  sending: `('in-flight', 'unknown')`,
  parked: `('parked', 'refused')`,
  sent: `('done')`,
} as const

export function outboxScreenQueries(
  db: Database,
): Pick<ScreenQueries, 'outboxRows' | 'outboxWaiting' | 'openDecisions' | 'cameBack'> {
  return {
    openDecisions: openDecisionsQuery(db),
    outboxWaiting() {
      const row = db
        .prepare<
          [],
          Record<'products' | 'asked' | 'automatic', number> & { oldest: string | null }
        >(
          `SELECT min(d.decided_at) AS oldest, count(DISTINCT e.product_key) AS products,
             count(*) FILTER (WHERE e.asked_at IS NOT NULL) AS asked,
             count(*) FILTER (WHERE ${isAutomatic('e')}) AS automatic
           FROM outbox_entry e JOIN decision d ON d.id = e.decision_id
           WHERE e.state IN ('pending', 'unknown')`,
        )
        .get()
      return {
        oldestAt: row?.oldest ?? null,
        products: row?.products ?? 0,
        asked: row?.asked ?? 0,
        automatic: row?.automatic ?? 0,
      }
    },
    cameBack({ limit }) {
      const returned = `outbox_entry e WHERE e.state = 'returned' AND ${NOT_DECIDED_AGAIN}`
      const total = db.prepare<[], number>(`SELECT count(*) FROM ${returned}`).pluck().get() ?? 0
      const rows = db
        .prepare<[number], CameBackRecord>(
          `SELECT e.*, d.decided_at, now.variant_label, now.choices, now.ours AS ours_now,
             now.theirs AS theirs_now
           FROM (SELECT * FROM ${returned} ORDER BY e.id LIMIT ?) e
             JOIN decision d ON d.id = e.decision_id
             LEFT JOIN difference now ON now.key = e.difference_key
           ORDER BY e.id`,
        )
        .all(limit)
      return { total, rows: rows.map(toCameBack) }
    },
    outboxRows({ tab, search, sentSince, offset, limit }) {
      const like = containing(search)
      const where = `e.state IN ${STATES[tab]}
        AND (e.product_name LIKE @like ESCAPE '\\' OR e.sku LIKE @like ESCAPE '\\')
        AND (e.state <> 'done' OR e.settled_at >= @sentSince)`
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
             ${LAST_REQUEST} AS request_id,
             (SELECT count(*) FROM attempt_entry ae WHERE ae.entry_id = e.id) AS attempts
           FROM outbox_entry e JOIN decision d ON d.id = e.decision_id
             LEFT JOIN outbox_entry r ON r.id = e.restores
           WHERE ${where}
           ORDER BY max(e.id) OVER (PARTITION BY e.product_key) DESC, e.product_key, e.id
           LIMIT @limit OFFSET @offset`,
        )
        .all({ like, sentSince, limit, offset })
      return { total, rows: rows.map(toRow) }
    },
  }
}

type CameBackRecord = Omit<RowRecord, 'request_id' | 'attempts' | 'restored_before'> & {
  restores: number | null
  /** Of the difference as it is now; null when there is none any more. */
  variant_label: string | null
  choices: string | null
  ours_now: string | null
  theirs_now: string | null
}

function toCameBack(row: CameBackRecord): CameBack {
  const { choices, ours_now: ours, theirs_now: theirs } = row
  const isThere = choices !== null && ours !== null && theirs !== null
  return {
    id: row.id,
    differenceKey: row.difference_key,
    productName: row.product_name,
    sku: row.sku,
    variantLabel: row.variant_label ?? '',
    kind: row.kind,
    field: row.field,
    choice: row.direction === 'to-shopify' ? 'ours' : 'theirs',
    rollsBack: row.restores !== null,
    decidedAt: row.decided_at,
    returnedAt: row.settled_at ?? row.decided_at,
    reason: row.reason,
    seen: { ours: fieldValue(row.ours), theirs: fieldValue(row.theirs) },
    now: isThere
      ? {
          ours: fieldValue(ours),
          theirs: fieldValue(theirs),
          choices: choicesSchema.parse(JSON.parse(choices)),
        }
      : null,
  }
}

function toRow(row: RowRecord): Omit<OutboxRow, 'cost'> {
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
