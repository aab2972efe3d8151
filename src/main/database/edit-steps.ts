import type { EditStep } from '../engine/ports'
import type { Database } from './database'

/**
 * True for a product `c` of a step of which something was pushed, or is on its way, that was decided since: then it
 * is Shopify's value too, and to take it back is another edit.
 */
export const IS_PUSHED = `EXISTS (SELECT 1 FROM outbox_entry e WHERE e.product_key = c.product_id
  AND e.state IN ('in-flight', 'unknown', 'done') AND e.decision_id > c.decisions_before)`

export type StepState = 'done' | 'undone'

/**
 * A step that was taken back in part is still done, and can be made again as long as nothing was done since. Any
 * other one is all done or all undone.
 */
const CAN_BE_TURNED: Readonly<Record<StepState, string>> = {
  done: `b.state = 'done'`,
  undone: `(b.state = 'undone' OR b.state = 'done' AND NOT EXISTS
    (SELECT 1 FROM decision_batch newer WHERE newer.id > b.id AND newer.state = 'done'))`,
}

/** The step of editing that undo (`done`) or redo (`undone`) takes next; null when there is none. */
export function nextEditStep(db: Database): (state: StepState) => EditStep | null {
  const next = (state: StepState) =>
    db.prepare<[], EditStep>(
      `SELECT b.id, b.label FROM decision_batch b WHERE ${CAN_BE_TURNED[state]}
         AND EXISTS (SELECT 1 FROM edit_change c WHERE c.batch_id = b.id
           AND c.is_undone = ${state === 'done' ? 0 : 1} AND NOT ${IS_PUSHED})
       ORDER BY b.id ${state === 'done' ? 'DESC' : 'ASC'} LIMIT 1`,
    )
  const steps = { done: next('done'), undone: next('undone') }
  return (state) => steps[state].get() ?? null
}

/** Of a step of decisions and one of editing, the one whose turn it is: undo takes the newest, redo the oldest. */
export function stepInTurn<T extends { readonly id: number }>(
  state: StepState,
  steps: readonly (T | null)[],
): T | null {
  const there = steps.flatMap((step) => step ?? [])
  const inOrder = there.sort((left, right) => left.id - right.id)
  return (state === 'done' ? inOrder.at(-1) : inOrder[0]) ?? null
}
