import type { FieldKey } from '@shared/fields/field-registry'
import type { DecidedCount, DecideInput } from '../engine/ports'
import type { Database } from './database'
import { IS_SAME_TARGET } from './entry-sql'
import { historyWriter } from './history-writer'
import { isAsSeen } from './hold-decisions'

type Change = { difference_key: string; before_id: number | null; after_id: number | null }

type Ground = {
  field: FieldKey | null
  ours: string
  theirs: string
  restores: number | null
  ours_now: string | null
  theirs_now: string | null
  is_same_target: 0 | 1 | null
}

/**
 * A decision comes back only while the difference it was made for is still there, about the same product
 * and variant of Shopify, as it was seen, in whatever spelling. A roll back was made for no difference.
 */
function holds({ restores, ours_now, theirs_now, is_same_target, ...seen }: Ground): boolean {
  if (restores !== null) return true
  if (is_same_target === 0) return false
  return ours_now !== null && theirs_now !== null && isAsSeen(seen, ours_now, theirs_now)
}

/** Entries that are not on their way: nothing that may still arrive is taken back. */
const TAKEN_BACK: readonly string[] = ['pending', 'parked', 'refused', 'skipped']
const TAKES_BACK = `(${TAKEN_BACK.map((state) => `'${state}'`).join(', ')})`

/**
 * Undo is exact because every batch remembers, row by row, which decision it replaced and which it
 * made, and every entry the state it was taken back from: a parked one comes back parked, with its
 * reason. What is already on its way is left alone and counted as skipped.
 */
export function undoQueries(db: Database) {
  const changesOf = db.prepare<[number | bigint], Change>(
    'SELECT difference_key, before_id, after_id FROM decision_change WHERE batch_id = ?',
  )
  const history = historyWriter(db)
  const current = db
    .prepare<[string], number>(
      `SELECT id FROM decision WHERE difference_key = ? AND state = 'current'`,
    )
    .pluck()
  const insertTakenBack = db.prepare(
    `INSERT INTO decision_change (batch_id, difference_key, before_id, after_id)
     VALUES (?, ?, ?, NULL)`,
  )
  const setBatch = db.prepare('UPDATE decision_batch SET state = ? WHERE id = ?')
  const setDecision = db.prepare('UPDATE decision SET state = ? WHERE id = ?')
  const entryState = db
    .prepare<[number], string>('SELECT state FROM outbox_entry WHERE decision_id = ?')
    .pluck()
  const withdraw = db.prepare(
    `UPDATE outbox_entry SET taken_back_from = state, state = 'withdrawn', settled_at = ?
     WHERE decision_id = ?`,
  )
  const bringBack = db.prepare(
    `UPDATE outbox_entry SET
       state = coalesce(taken_back_from, CASE direction WHEN 'none' THEN 'skipped' ELSE 'pending' END),
       reason = CASE WHEN taken_back_from IN ('parked', 'refused') THEN reason ELSE '' END,
       settled_at = CASE WHEN taken_back_from IN ('parked', 'refused') THEN settled_at END,
       taken_back_from = NULL WHERE decision_id = ?`,
  )
  const insertAudit = db.prepare('INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)')

  /** A row that was decided anew since, and whose newer decision has gone its way, is not to be touched. */
  const newerDecision = db.prepare<[number, number]>(
    `SELECT 1 FROM outbox_entry newer WHERE newer.decision_id > ? AND newer.state <> 'withdrawn'
       AND newer.difference_key = (SELECT difference_key FROM decision WHERE id = ?)`,
  )
  const selectGround = db.prepare<[number], Ground>(
    `SELECT e.field, e.ours, e.theirs, e.restores, d.ours AS ours_now, d.theirs AS theirs_now,
       ${IS_SAME_TARGET} AS is_same_target
     FROM outbox_entry e LEFT JOIN difference d ON d.key = e.difference_key WHERE e.decision_id = ?`,
  )
  const isOnFirmGround = (decision: number): boolean => {
    const ground = selectGround.get(decision)
    return ground !== undefined && holds(ground)
  }
  const isWaiting = (decision: number | null): boolean =>
    decision === null || TAKEN_BACK.includes(entryState.get(decision) ?? '')
  const isWithdrawn = (decision: number | null): boolean =>
    decision === null || entryState.get(decision) === 'withdrawn'

  /** Makes `from` history and `to` the current decision of a row, if both are still free to move. */
  const move = (from: number | null, to: number | null, at: string): boolean => {
    if (!isWaiting(from) || !isWithdrawn(to)) return false
    if (from === null && to !== null && newerDecision.get(to, to)) return false
    if (to !== null && !isOnFirmGround(to)) return false
    if (from !== null) {
      setDecision.run('undone', from)
      withdraw.run(at, from)
    }
    if (to !== null) {
      setDecision.run('current', to)
      bringBack.run(to)
    }
    return true
  }

  const newest = (state: 'done' | 'undone') =>
    db
      .prepare<[], { id: number; label: string }>(
        `SELECT b.id, b.label FROM decision_batch b WHERE b.state = '${state}' AND EXISTS
           (SELECT 1 FROM decision_change c
            LEFT JOIN outbox_entry made ON made.decision_id = c.after_id
            LEFT JOIN outbox_entry replaced ON replaced.decision_id = c.before_id
            WHERE c.batch_id = b.id AND ${state === 'done' ? FREE_TO_UNDO : FREE_TO_REDO})
         ORDER BY b.id ${state === 'done' ? 'DESC' : 'ASC'} LIMIT 1`,
      )
      .get() ?? null

  const turn = (state: 'done' | 'undone', at: string): DecidedCount | null => {
    const batch = newest(state)
    if (!batch) return null
    let decided = 0
    const changes = changesOf.all(batch.id)
    for (const { before_id, after_id } of changes) {
      const moved = state === 'done' ? move(after_id, before_id, at) : move(before_id, after_id, at)
      if (!moved) continue
      decided++
      // A batch that took decisions back made none: undoing it brings them back.
      const [action, decision] = turnOf(state, before_id, after_id)
      if (decision !== null) history.turned(decision, action, at)
    }
    setBatch.run(state === 'done' ? 'undone' : 'done', batch.id)
    insertAudit.run(at, state === 'done' ? 'undone' : 'redone', batch.label)
    return { decided, skipped: changes.length - decided, label: batch.label }
  }

  return {
    undo: (at: string) => turn('done', at),
    redo: (at: string) => turn('undone', at),
    next: newest,
    /** Takes single decisions back, as a batch of its own, so that this too can be undone. */
    clear({ keys, label, at }: Omit<DecideInput, 'choice'>): DecidedCount {
      const cleared = [...new Set(keys)].flatMap((key) => {
        const id = current.get(key)
        return id !== undefined && isWaiting(id) ? [{ key, id }] : []
      })
      if (cleared.length === 0) return { decided: 0, skipped: keys.length, label }
      db.prepare(`UPDATE decision_batch SET state = 'dropped' WHERE state = 'undone'`).run()
      const batch = db
        .prepare(`INSERT INTO decision_batch (label, made_at, state) VALUES (?, ?, 'done')`)
        .run(label, at).lastInsertRowid
      for (const { key, id } of cleared) {
        move(id, null, at)
        history.turned(id, 'taken-back', at)
        insertTakenBack.run(batch, key, id)
      }
      insertAudit.run(at, 'cleared', `${label}: ${cleared.length} rows`)
      return { decided: cleared.length, skipped: keys.length - cleared.length, label }
    },
  }
}

function turnOf(
  from: 'done' | 'undone',
  before: number | null,
  after: number | null,
): readonly ['undone' | 'redone' | 'taken-back', number | null] {
  if (after !== null) return [from === 'done' ? 'undone' : 'redone', after]
  return [from === 'done' ? 'redone' : 'taken-back', before]
}

const FREE_TO_UNDO = `CASE WHEN c.after_id IS NOT NULL THEN made.state IN ${TAKES_BACK}
    ELSE NOT EXISTS (SELECT 1 FROM outbox_entry newer WHERE newer.difference_key = c.difference_key
      AND newer.decision_id > c.before_id AND newer.state <> 'withdrawn') END
  AND (replaced.id IS NULL OR replaced.state = 'withdrawn')`
const FREE_TO_REDO = `(replaced.id IS NULL OR replaced.state IN ${TAKES_BACK})
  AND (made.id IS NULL OR made.state = 'withdrawn')`
