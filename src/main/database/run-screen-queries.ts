import { appErrorSchema } from '@shared/contract/app-error'
import type { PushEnding } from '@shared/contract/push-ending'
import type { RunEntry, RunLine, RunReason } from '@shared/contract/runs'
import { pushSummarySchema, syncStepSchema, syncSummarySchema } from '@shared/contract/sync'
import type { FieldKey } from '@shared/fields/field-registry'
import { z } from 'zod'
import type { RunKind, ScreenQueries } from '../engine/ports'
import { fieldValue } from './columns'
import type { Database } from './database'
import { LAST_REQUEST, VALUE_AFTER, VALUE_BEFORE } from './entry-sql'
import { ENDING_GROUP, pushEndings } from './push-endings'

type LineRecord = {
  id: number
  kind: RunKind
  started_at: string
  finished_at: string
  outcome: RunLine['outcome']
  summary: string
}

type EntryRecord = {
  entry_id: number
  ending_group: string
  reason: string
  kind: RunEntry['kind']
  direction: RunEntry['direction']
  product_id: string | null
  product_name: string
  sku: string
  field: FieldKey | null
  before_value: string
  after_value: string
  request_id: string | null
}

/** A read of changes that found nothing, which comes every few minutes. */
const IS_QUIET = `(kind = 'sync' AND outcome = 'finished'
  AND summary ->> 'mode' = 'changes' AND summary ->> 'compared' = 0)`

/** A summary as it is stored: where a run stopped, and why, stand beside the counts. */
const stoppedSchema = z.object({
  step: syncStepSchema.optional(),
  error: appErrorSchema.optional(),
})

/** Reasons of one push in its line; the drawer lists all of them. */
const MOST_REASONS = 50

export function runScreenQueries(
  db: Database,
): Pick<ScreenQueries, 'runList' | 'runLine' | 'runEntries'> {
  const wanted = `WHERE kind IN (SELECT value FROM json_each(@kinds)) AND (@withQuiet OR NOT ${IS_QUIET})`
  const countLines = db
    .prepare<{ kinds: string; withQuiet: number }, number>(`SELECT count(*) FROM run ${wanted}`)
    .pluck()
  const countQuiet = db.prepare<[], number>(`SELECT count(*) FROM run WHERE ${IS_QUIET}`).pluck()
  const selectLines = db.prepare<
    { kinds: string; withQuiet: number; limit: number; offset: number },
    LineRecord
  >(`SELECT * FROM run ${wanted} ORDER BY id DESC LIMIT @limit OFFSET @offset`)
  const selectLine = db.prepare<[number], LineRecord>('SELECT * FROM run WHERE id = ?')
  const selectReasons = db.prepare<[number, number], RunReason>(
    `SELECT CASE state WHEN 'returned' THEN 'skipped' ELSE 'failed' END AS ending, reason,
       count(*) AS count
     FROM run_entry WHERE run_id = ? AND state IN ('returned', 'parked', 'refused')
     GROUP BY ending, reason ORDER BY ending DESC, count DESC, reason LIMIT ?`,
  )
  const from = `FROM run_entry x JOIN outbox_entry e ON e.id = x.entry_id
     WHERE x.run_id = @run AND (@reason IS NULL OR x.reason = @reason)
       AND ${ENDING_GROUP} IN (SELECT value FROM json_each(@groups))`
  const countEntries = db.prepare<EntryFilter, number>(`SELECT count(*) ${from}`).pluck()
  const selectEntries = db.prepare<EntryFilter & { limit: number; offset: number }, EntryRecord>(
    `SELECT x.entry_id, ${ENDING_GROUP} AS ending_group, x.reason, e.kind, e.direction,
       e.product_name, e.sku, e.field,
       coalesce(e.ams_product_id, (SELECT l.ams_product_id FROM link l
         WHERE l.shopify_product_id = e.shopify_product_id)) AS product_id,
       ${VALUE_BEFORE} AS before_value, ${VALUE_AFTER} AS after_value,
       ${LAST_REQUEST} AS request_id
     ${from} ORDER BY e.product_name COLLATE NOCASE, e.product_key, e.id LIMIT @limit OFFSET @offset`,
  )
  const pushed = pushEndings(db)
  const toLine = (row: LineRecord): RunLine => {
    const stored: unknown = JSON.parse(row.summary)
    const { step = null, error = null } = stoppedSchema.parse(stored)
    const sync = row.kind === 'sync' && row.outcome === 'finished'
    return {
      run: row.id,
      kind: row.kind,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      outcome: row.outcome,
      sync: sync ? syncSummarySchema.parse(stored) : null,
      push:
        row.kind === 'sync'
          ? null
          : row.summary === '{}'
            ? pushed.summary(row)
            : pushSummarySchema.parse(stored),
      step,
      error,
      reasons: row.kind === 'sync' ? [] : selectReasons.all(row.id, MOST_REASONS),
    }
  }
  return {
    runList: ({ kinds, withQuiet, offset, limit }) => {
      const filter = {
        kinds: JSON.stringify(kinds.length === 0 ? ['sync', 'push'] : kinds),
        withQuiet: withQuiet ? 1 : 0,
      }
      return {
        total: countLines.get(filter) ?? 0,
        quiet: withQuiet ? 0 : (countQuiet.get() ?? 0),
        rows: selectLines.all({ ...filter, limit, offset }).map(toLine),
      }
    },
    runLine: (run) => {
      const row = selectLine.get(run)
      return row ? toLine(row) : null
    },
    runEntries: ({ run, endings, reason, offset, limit }) => {
      const groups = new Map(
        pushed.groups(run).filter(([, ending]) => endings.length === 0 || endings.includes(ending)),
      )
      const filter = { run, reason, groups: JSON.stringify([...groups.keys()]) }
      return {
        total: countEntries.get(filter) ?? 0,
        rows: selectEntries.all({ ...filter, limit, offset }).map((row) => toEntry(row, groups)),
      }
    },
  }
}

type EntryFilter = { run: number; reason: string | null; groups: string }

function toEntry(row: EntryRecord, groups: ReadonlyMap<string, PushEnding>): RunEntry {
  const ending = groups.get(row.ending_group)
  if (ending === undefined) throw new Error(`No ending for ${row.ending_group}`)
  return {
    entryId: row.entry_id,
    ending,
    reason: row.reason,
    amsProductId: row.product_id,
    productName: row.product_name,
    sku: row.sku,
    kind: row.kind,
    field: row.field,
    direction: row.direction,
    before: fieldValue(row.before_value),
    after: fieldValue(row.after_value),
    requestId: row.request_id === '' ? null : row.request_id,
  }
}
