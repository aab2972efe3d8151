import type { PushLine } from '@shared/contract/pushes'
import { type PushSummary, pushSummarySchema } from '@shared/contract/sync'
import type { FieldKey } from '@shared/fields/field-registry'
import type { PushedChange, PushStore } from '../engine/ports'
import { fieldValue } from './columns'
import type { Database } from './database'
import { pushEndings } from './push-endings'
import { changeTaker } from './take-changes-back'

type LineRecord = {
  id: number
  started_at: string
  finished_at: string
  outcome: PushLine['outcome']
  summary: string
  restorable: number
  rolled_back: number
  roll_back_waits: number
}

type ChangeRecord = {
  id: number
  direction: 'to-shopify' | 'to-ams'
  kind: PushedChange['kind']
  field: FieldKey | null
  ams_product_id: string | null
  ams_variant_id: string
  shopify_product_id: string | null
  shopify_variant_id: string | null
  before_value: string | null
  after_value: string | null
  is_decided_anew: 0 | 1
}

/** A field was changed, and no later push changed it again. */
const IS_NEWEST_CHANGE = `e.state = 'done' AND e.before_value IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox_entry newer WHERE newer.difference_key = e.difference_key
    AND newer.id > e.id AND newer.state = 'done' AND newer.before_value IS NOT NULL)`

const RESTORING = `FROM outbox_entry e JOIN outbox_entry x ON x.restores = e.id
  WHERE e.run_id = r.id AND x.state`

export function pushQueries(db: Database): PushStore {
  const countPushes = db.prepare<[], number>(`SELECT count(*) FROM run WHERE kind = 'push'`).pluck()
  const selectLines = db.prepare<[number, number], LineRecord>(
    `SELECT r.*,
       (SELECT count(*) FROM outbox_entry e WHERE e.run_id = r.id AND ${IS_NEWEST_CHANGE}) AS restorable,
       (SELECT count(*) ${RESTORING} = 'done') AS rolled_back,
       (SELECT count(*) ${RESTORING} IN ('pending', 'in-flight', 'unknown', 'parked', 'refused'))
         AS roll_back_waits
     FROM run r WHERE r.kind = 'push' ORDER BY r.id DESC LIMIT ? OFFSET ?`,
  )
  const selectStart = db
    .prepare<[number], string>(`SELECT started_at FROM run WHERE id = ? AND kind = 'push'`)
    .pluck()
  const selectCarriedOut = db.prepare<[number], ChangeRecord>(
    `SELECT e.id, e.direction, e.kind, e.field, e.ams_product_id, e.ams_variant_id,
       e.shopify_product_id, e.shopify_variant_id, e.before_value, e.after_value,
       EXISTS (SELECT 1 FROM decision x
         WHERE x.difference_key = e.difference_key AND x.state = 'current') AS is_decided_anew
     FROM outbox_entry e WHERE e.run_id = ? AND e.state = 'done' ORDER BY e.product_key, e.id`,
  )
  const endings = pushEndings(db)
  return {
    list: ({ offset, limit }) => ({
      total: countPushes.get() ?? 0,
      rows: selectLines.all(limit, offset).map((row) => toLine(row, endings.summary)),
    }),
    startedAt: (run) => selectStart.get(run) ?? null,
    carriedOut: (run) => selectCarriedOut.all(run).map(toChange),
    takeBack: changeTaker(db),
  }
}

function toLine(row: LineRecord, summaryOf: (row: LineRecord) => PushSummary): PushLine {
  return {
    run: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    summary:
      row.summary === '{}' ? summaryOf(row) : pushSummarySchema.parse(JSON.parse(row.summary)),
    restorable: row.restorable,
    rolledBack: row.rolled_back,
    rollBackWaits: row.roll_back_waits,
  }
}

function toChange(row: ChangeRecord): PushedChange {
  const { before_value: before, after_value: after } = row
  return {
    entryId: row.id,
    choice: row.direction === 'to-shopify' ? 'ours' : 'theirs',
    kind: row.kind,
    field: row.field,
    amsProductId: row.ams_product_id,
    amsVariantId: row.ams_variant_id,
    shopifyProductId: row.shopify_product_id,
    shopifyVariantId: row.shopify_variant_id,
    values:
      before === null || after === null
        ? null
        : { before: fieldValue(before), after: fieldValue(after) },
    isDecidedAnew: row.is_decided_anew === 1,
  }
}
