import type { FieldKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import type { OutboxEntry, OutboxStore, PushScope } from '../engine/ports'
import { fieldValue, valueText } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { decisionCloser, decisionHolder } from './hold-decisions'
import { pairSettler } from './pair-settler'
import { inScope, waitingMarks } from './push-scope'
import { stockAttempts } from './stock-attempts'
import { stockEnqueuer } from './stock-enqueuer'
import { stockLedger } from './stock-ledger'

type EntryRecord = {
  id: number
  difference_key: string
  product_key: string
  state: 'pending' | 'unknown'
  direction: 'to-shopify' | 'to-ams'
  kind: 'field' | 'product' | 'variant'
  field: FieldKey | null
  ams_product_id: string | null
  ams_variant_id: string
  shopify_product_id: string | null
  shopify_variant_id: string | null
  product_name: string
  ours: string
  theirs: string
  /** Of the entry whose change this one takes back. */
  restored_before: string | null
  restored_after: string | null
}

/** Why a push changes a count of AMS: Shopify's was decided for, or an earlier one by a roll back. */
const COUNT_OF_A_PUSH = t`Decided in Compare, settled by a push.`

/** Waiting entries of a scope; `entry` is what the query calls `outbox_entry`. */
function isWaiting(scope: PushScope, entry: string): string {
  return `${entry}.state IN ('pending', 'unknown') AND ${inScope(scope, entry)}`
}

export function outboxQueries(
  db: Database,
  generations: Generations,
  scope: PushScope = 'everything',
): OutboxStore {
  const waits = isWaiting(scope, 'outbox_entry')
  const selectWaiting = (where: string) =>
    db.prepare<string[], EntryRecord>(
      `SELECT e.*, r.before_value AS restored_before, r.after_value AS restored_after
       FROM outbox_entry e LEFT JOIN outbox_entry r ON r.id = e.restores
       WHERE ${isWaiting(scope, 'e')} ${where} ORDER BY e.id`,
    )
  const waitingOfProduct = selectWaiting('AND e.product_key = ?')
  const allWaiting = selectWaiting('')
  const setInFlight = db.prepare(
    `UPDATE outbox_entry SET reason = '',
       -- One whose outcome is unknown stays so until it is read back, however often it is taken.
       taken_after = CASE state WHEN 'unknown' THEN taken_after
         ELSE (SELECT coalesce(max(id), 0) FROM attempt) END,
       state = 'in-flight'
     WHERE product_key = ? AND ${waits}`,
  )
  const insertAttempt = db.prepare(
    'INSERT INTO attempt (operation, product_key, payload, started_at) VALUES (?, ?, ?, ?)',
  )
  const insertAttemptEntry = db.prepare(
    'INSERT INTO attempt_entry (attempt_id, entry_id) VALUES (?, ?)',
  )
  const endAttempt = db.prepare(
    'UPDATE attempt SET outcome = ?, request_id = ?, message = ?, settled_at = ? WHERE id = ?',
  )
  const openAttempts = db
    .prepare<[], number>('SELECT id FROM attempt WHERE outcome IS NULL')
    .pluck()
  const insertAudit = db.prepare(
    'INSERT INTO audit (at, product_key, action, detail) VALUES (?, ?, ?, ?)',
  )
  const settleEntry = db.prepare(
    `UPDATE outbox_entry SET state = ?, reason = ?, settled_at = ?, before_value = ?, after_value = ?,
       run_id = (SELECT id FROM run WHERE kind = 'push' AND outcome = 'running')
     WHERE id = ? AND state = 'in-flight'`,
  )
  const keepRunEntry = db.prepare(
    `INSERT OR REPLACE INTO run_entry (run_id, entry_id, state, reason)
     SELECT run.id, e.id, ?, ? FROM outbox_entry e
       JOIN run ON run.kind = 'push' AND run.outcome = 'running'
     WHERE e.id = ? AND e.state = 'in-flight'`,
  )
  const settlePair = pairSettler(db, generations)
  const ledger = stockLedger(db)
  const queue = stockEnqueuer(db)
  const logged = stockAttempts(db, generations)
  const closeDecision = decisionCloser(db)
  const release = inFlightRelease(db)
  const setAside = db.prepare(
    `UPDATE outbox_entry SET state = 'parked', reason = ?, settled_at = ?
     WHERE state = 'in-flight' AND NOT EXISTS (SELECT 1 FROM attempt_entry ae
       JOIN bulk_line l ON l.attempt_id = ae.attempt_id
       JOIN bulk_operation b ON b.id = l.bulk_id AND b.settled_at IS NULL
       WHERE ae.entry_id = outbox_entry.id)`,
  )
  const productsInFlight = db
    .prepare<[], string>(`SELECT DISTINCT product_key FROM outbox_entry WHERE state = 'in-flight'`)
    .pluck()

  return {
    ...waitingMarks(db, waits),
    only: (part) => outboxQueries(db, generations, part),
    counts: (sentSince) => countEntries(db, sentSince),
    waitingProducts: () =>
      db
        .prepare<[], string>(
          `SELECT product_key FROM outbox_entry WHERE ${waits}
           GROUP BY product_key ORDER BY min(id)`,
        )
        .pluck()
        .all(),
    waitingEntries: (productKey) => waitingOfProduct.all(productKey).map(toEntry),
    inFlight: (productKey) =>
      db
        .prepare<[string], number>(
          `SELECT id FROM outbox_entry WHERE product_key = ? AND state = 'in-flight'`,
        )
        .pluck()
        .all(productKey),
    allWaiting: () => allWaiting.all().map(toEntry),
    waitingCount: () =>
      db.prepare<[], number>(`SELECT count(*) FROM outbox_entry WHERE ${waits}`).pluck().get() ?? 0,
    claim: ({ productKey, entryIds, operation, payload, at }) =>
      db.transaction(() => {
        const attempt = Number(
          insertAttempt.run(operation, productKey, payload, at).lastInsertRowid,
        )
        for (const entry of entryIds) insertAttemptEntry.run(attempt, entry)
        logged.ofDecisions(attempt, { productKey, entryIds, operation, payload, at })
        return attempt
      })(),
    settleAttempt: (attemptId, ending) => {
      const { outcome, requestId, message, at } = ending
      db.transaction(() => {
        endAttempt.run(outcome, requestId, message, at, attemptId)
        logged.endOfDecisions(attemptId, ending)
      })()
    },
    settleProduct: (settlement) => {
      db.transaction(() => {
        for (const { entryId, state, reason, values } of settlement.outcomes) {
          keepRunEntry.run(state, reason, entryId)
          const at = state === 'pending' ? null : settlement.at
          const before = values ? valueText(values.before) : null
          const after = values ? valueText(values.after) : null
          settleEntry.run(state, reason, at, before, after, entryId)
          closeDecision(entryId)
        }
        if (settlement.pair) {
          const { ours } = settlement.pair
          ledger.keepCounts(generations.liveId('ams'), ours, COUNT_OF_A_PUSH, settlement.at)
        }
        settlePair(settlement)
        if (settlement.pair) {
          const { ours, created = [] } = settlement.pair
          queue.created(ours, new Set(created), settlement.at)
        }
        for (const { action, detail } of settlement.audit) {
          insertAudit.run(
            settlement.at,
            settlement.pair?.ours.id ?? settlement.productKey,
            action,
            detail,
          )
        }
      })()
    },
    take: (productKey) =>
      db.transaction(() => {
        const entries = waitingOfProduct.all(productKey).map(toEntry)
        setInFlight.run(productKey)
        return entries
      })(),
    release: (productKey, at) => {
      db.transaction(() => release(productKey, at))()
    },
    recoverInFlight: (at) =>
      db.transaction(() => {
        for (const attempt of openAttempts.all()) {
          const message = t`Concord stopped before the answer was kept`
          const ending = { outcome: 'unknown', requestId: '', message, at } as const
          endAttempt.run(ending.outcome, ending.requestId, message, at, attempt)
          logged.endOfDecisions(attempt, ending)
        }
        return productsInFlight.all().reduce((sum, productKey) => sum + release(productKey, at), 0)
      })(),
    setAsideInFlight: (at, reason) => setAside.run(reason, at).changes,
    dismiss: (entryId) =>
      db
        .prepare(`UPDATE outbox_entry SET state = 'withdrawn' WHERE id = ? AND state = 'returned'`)
        .run(entryId).changes === 1,
    tryAgain: (entryId) =>
      db
        .prepare(
          `UPDATE outbox_entry SET state = 'pending', reason = '', settled_at = NULL
           WHERE id = ? AND state IN ('parked', 'refused')`,
        )
        .run(entryId).changes === 1,
  }
}

/**
 * An attempt that ended `not-sent` or `refused` changed nothing; any other one may have. What waits again is
 * held against the review rows: part of the product may have been settled while it was on its way.
 * Returns how many entries there were.
 */
function inFlightRelease(db: Database): (productKey: string, at: string) => number {
  const mayHaveArrived = `EXISTS (SELECT 1 FROM attempt_entry ae JOIN attempt a ON a.id = ae.attempt_id
    WHERE ae.entry_id = outbox_entry.id AND a.id > outbox_entry.taken_after
      AND coalesce(a.outcome, 'unknown') IN ('done', 'unknown'))`
  const setReleased = db.prepare<[string, string]>(
    `UPDATE outbox_entry SET
       state = CASE WHEN ${mayHaveArrived} THEN 'unknown' ELSE 'pending' END,
       reason = CASE WHEN ${mayHaveArrived} THEN ? ELSE '' END
     WHERE state = 'in-flight' AND product_key = ?`,
  )
  const hold = decisionHolder(db)
  return (productKey, at) => {
    const { changes } = setReleased.run(t`Waits to be read back.`, productKey)
    hold(productKey, at, ({ state }) => state === 'pending')
    return changes
  }
}

function countEntries(db: Database, sentSince: string) {
  const rows = db
    .prepare<[string], { state: string; direction: string; count: number }>(
      `SELECT state, direction, count(*) AS count FROM outbox_entry
       WHERE state IN ('pending', 'in-flight', 'unknown', 'parked', 'refused')
          OR (state = 'done' AND settled_at >= ?)
       GROUP BY state, direction`,
    )
    .all(sentSince)
  const sum = (states: readonly string[], direction?: string): number =>
    rows
      .filter((row) => states.includes(row.state))
      .filter((row) => direction === undefined || row.direction === direction)
      .reduce((total, row) => total + row.count, 0)
  return {
    toShopify: sum(['pending'], 'to-shopify'),
    toAms: sum(['pending'], 'to-ams'),
    sending: sum(['in-flight']),
    unknown: sum(['unknown']),
    parked: sum(['parked', 'refused']),
    returned: countReturned(db),
    sentToday: sum(['done']),
  }
}

/** Came back and not decided again since. */
function countReturned(db: Database): number {
  return (
    db
      .prepare<[], number>(
        `SELECT count(*) FROM outbox_entry e WHERE e.state = 'returned' AND e.id =
           (SELECT max(x.id) FROM outbox_entry x WHERE x.difference_key = e.difference_key
             AND x.state <> 'withdrawn')`,
      )
      .pluck()
      .get() ?? 0
  )
}

function toEntry(row: EntryRecord): OutboxEntry {
  return {
    id: row.id,
    differenceKey: row.difference_key,
    productKey: row.product_key,
    state: row.state,
    choice: row.direction === 'to-shopify' ? 'ours' : 'theirs',
    kind: row.kind,
    field: row.field,
    amsProductId: row.ams_product_id,
    amsVariantId: row.ams_variant_id,
    shopifyProductId: row.shopify_product_id,
    shopifyVariantId: row.shopify_variant_id,
    productName: row.product_name,
    ours: fieldValue(row.ours),
    theirs: fieldValue(row.theirs),
    restores: restoringOf(row),
  }
}

function restoringOf({ restored_before, restored_after }: EntryRecord): OutboxEntry['restores'] {
  if (restored_before === null || restored_after === null) return undefined
  return { value: fieldValue(restored_before), since: fieldValue(restored_after) }
}
