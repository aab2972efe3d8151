import type { Answer } from '@shared/contract/review'
import type { DecidedCount, DecideInput, DecisionStore } from '../engine/ports'
import { acceptableRows } from './acceptable-rows'
import {
  acceptedChoice,
  IS_DECIDABLE,
  IS_OPEN,
  possibleChoice,
  REVIEW_ROWS,
  whereOf,
} from './compare-filter'
import type { Database } from './database'
import { takenBackKeys } from './taken-back'
import { undoQueries } from './undo-queries'

type Chosen = { key: string; choice: Answer }

export function decisionQueries(db: Database): DecisionStore {
  const decideAll = decider(db)
  const undo = undoQueries(db)

  const rowsOf = (keys: readonly string[], choice: Answer): Chosen[] =>
    db
      .prepare<{ keys: string }, Chosen>(
        `SELECT DISTINCT d.key, '${choice}' AS choice FROM json_each(@keys) wanted
         CROSS JOIN ${REVIEW_ROWS}
         WHERE d.key = wanted.value
           AND ${possibleChoice(choice)} IS NOT NULL AND ${IS_DECIDABLE}`,
      )
      .all({ keys: JSON.stringify(keys) })

  return {
    decide: (input) =>
      db.transaction(() => {
        const rows = rowsOf(input.keys, input.choice)
        return decideAll(rows, input, input.keys.length)
      })(),
    acceptAll: (input) =>
      db.transaction(() => {
        const where = whereOf(input.filter)
        const total =
          db
            .prepare<(string | number)[], number>(
              `SELECT count(*) FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
            )
            .pluck()
            .get(...where.values) ?? 0
        const rows = db
          .prepare<(string | number)[], Chosen>(
            `SELECT d.key, ${acceptedChoice(input.choice)} AS choice FROM ${REVIEW_ROWS}
             WHERE ${where.sql} AND ${acceptedChoice(input.choice)} IS NOT NULL AND ${IS_OPEN}`,
          )
          .all(...where.values)
        if (input.ruleId === undefined) return decideAll(rows, input, total)
        const takenBack = takenBackKeys(db)
        const left = rows.filter(({ key }) => !takenBack.has(key))
        return decideAll(left, input, total)
      })(),
    acceptable: (filter, choice) => acceptableRows(db, filter, choice),
    clear: (input) => db.transaction(() => undo.clear(input))(),
    next: undo.next,
    undo: (at) => db.transaction(() => undo.undo(at))(),
    redo: (at) => db.transaction(() => undo.redo(at))(),
  }
}

type BatchInput = Pick<DecideInput, 'label' | 'at' | 'newKey'> & { readonly ruleId?: number }

const DIRECTIONS = { ours: 'to-shopify', theirs: 'to-ams', skip: 'none' } as const

/** Decision, outbox entry, undo record and audit row of every chosen row, inside one transaction. */
function decider(db: Database) {
  const insertBatch = db.prepare(
    `INSERT INTO decision_batch (label, made_at, state) VALUES (?, ?, 'done')`,
  )
  const dropRedo = db.prepare(`UPDATE decision_batch SET state = 'dropped' WHERE state = 'undone'`)
  const current = db
    .prepare<[string], number>(
      `SELECT id FROM decision WHERE difference_key = ? AND state = 'current'`,
    )
    .pluck()
  const replace = db.prepare(`UPDATE decision SET state = 'replaced' WHERE id = ?`)
  const withdraw = db.prepare(
    `UPDATE outbox_entry SET taken_back_from = state, state = 'withdrawn', settled_at = ?
     WHERE decision_id = ?`,
  )
  const insertDecision = db.prepare(
    `INSERT INTO decision (difference_key, choice, ours_seen, theirs_seen, base_seen, decided_at,
       rule_id, state)
     SELECT key, ?, ours, theirs, base, ?, ?, 'current' FROM difference WHERE key = ?`,
  )
  const insertEntry = db.prepare(
    `INSERT INTO outbox_entry (decision_id, difference_key, product_key, direction, idempotency_key,
       state, kind, field, ams_product_id, ams_variant_id, shopify_product_id, shopify_variant_id,
       product_name, sku, ours, theirs, reason)
     SELECT ?, key, product_key, ?, ?, ?, kind, field, ams_product_id, ams_variant_id,
       shopify_product_id, shopify_variant_id, product_name, sku, ours, theirs, ''
     FROM difference WHERE key = ?`,
  )
  const insertChange = db.prepare(
    'INSERT INTO decision_change (batch_id, difference_key, before_id, after_id) VALUES (?, ?, ?, ?)',
  )
  const insertAudit = db.prepare('INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)')

  return (
    rows: readonly Chosen[],
    { label, at, newKey, ruleId }: BatchInput,
    asked: number,
  ): DecidedCount => {
    const decided = rows.length
    if (decided === 0) return { decided, skipped: asked, label }
    dropRedo.run()
    const batch = insertBatch.run(label, at).lastInsertRowid
    for (const { key, choice } of rows) {
      const before = current.get(key) ?? null
      if (before !== null) {
        replace.run(before)
        withdraw.run(at, before)
      }
      const after = insertDecision.run(choice, at, ruleId ?? null, key).lastInsertRowid
      const state = choice === 'skip' ? 'skipped' : 'pending'
      insertEntry.run(after, DIRECTIONS[choice], newKey(), state, key)
      insertChange.run(batch, key, before, after)
    }
    insertAudit.run(at, 'decided', `${label}: ${decided} rows`)
    return { decided, skipped: asked - decided, label }
  }
}
