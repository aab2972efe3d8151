import { type FieldKey, fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { sameValue } from '../engine/fields'
import { fieldValue, toJson } from './columns'
import type { Database } from './database'
import { IS_SAME_TARGET } from './entry-sql'
import { type Ending, missingRowReason } from './missing-row-reason'

type HeldRecord = {
  id: number
  state: 'pending' | 'parked' | 'refused' | 'skipped' | 'returned'
  kind: string
  field: FieldKey | null
  ours: string
  theirs: string
  reason: string
  /** The row as it is now; null when there is none any more. */
  ours_now: string | null
  theirs_now: string | null
  /** Null where there is no row. */
  is_same_target: 0 | 1 | null
}

const MOVED = t`A value changed after the decision.`
const SKIPPED_UNTIL_NOW = t`It was skipped until a value changes, and one did.`
const ANOTHER_TARGET = t`It is about another product or variant of Shopify now than when you decided.`
const NOTHING_SENT = t`Nothing was sent.`
const NO_DIFFERENCE = t`There is no difference any more.`

/** States in which an entry is held against the rows: it is not on its way and has not ended. */
const HELD = `('pending', 'parked', 'refused', 'skipped', 'returned')`

/** Which entries of a product are held; absent for all that are not on their way. */
export type Concerns = (entry: { readonly state: string }) => boolean

/** Holds a product's decisions against its review rows. */
export type DecisionHolder = (
  productKey: string,
  at: string,
  concerns?: Concerns,
) => { readonly returned: number; readonly obsolete: number }

/**
 * A decision hangs on the two values that the person saw, and on what they were values of. Where either
 * moved it comes back for another look; where the difference is gone there is nothing left to send.
 * Entries already on their way are left to their own read-back; a roll back hangs on no difference and is
 * held against what the push left behind, by the push that carries it out. Called for each product whose
 * review rows were just replaced, and for what a push gives back.
 */
export function decisionHolder(db: Database): DecisionHolder {
  const selectHeld = db.prepare<[string], HeldRecord>(
    `SELECT e.id, e.state, e.kind, e.field, e.ours, e.theirs, e.reason,
       d.ours AS ours_now, d.theirs AS theirs_now,
       ${IS_SAME_TARGET} AS is_same_target
     FROM outbox_entry e LEFT JOIN difference d ON d.key = e.difference_key
     WHERE e.product_key = ? AND e.state IN ${HELD}
       AND (e.restores IS NULL OR e.state = 'returned')`,
  )
  // Asked first: it is one table, and nearly no product has a decision that waits.
  const hasHeld = db.prepare<[string]>(
    `SELECT 1 FROM outbox_entry WHERE product_key = ? AND state IN ${HELD} LIMIT 1`,
  )
  const whyNoRow = missingRowReason(db)
  const end = db.prepare(
    'UPDATE outbox_entry SET state = ?, settled_at = ?, reason = ? WHERE id = ?',
  )
  const close = decisionCloser(db)
  return (productKey, at, concerns = () => true) => {
    if (hasHeld.get(productKey) === undefined) return { returned: 0, obsolete: 0 }
    let returned = 0
    let obsolete = 0
    for (const entry of selectHeld.all(productKey)) {
      if (!concerns(entry)) continue
      const ending = endingOf(entry, () => whyNoRow(productKey, entry))
      if (!ending) continue
      end.run(ending.state, at, ending.reason, entry.id)
      close(entry.id)
      if (ending.state === 'returned') returned++
      else obsolete++
    }
    return { returned, obsolete }
  }
}

/** Those of some products that have a decision to be held against their rows: nearly none has. */
export function productsWithDecisions(
  db: Database,
): (productKeys: readonly string[]) => readonly string[] {
  const select = db
    .prepare<[string], string>(
      `SELECT DISTINCT e.product_key FROM json_each(?) wanted CROSS JOIN outbox_entry e
       WHERE e.product_key = wanted.value AND e.state IN ${HELD}`,
    )
    .pluck()
  return (productKeys) => select.all(toJson(productKeys))
}

/** How an entry that is not on its way ends now; null when it stands. */
function endingOf(entry: HeldRecord, whyNoRow: () => Ending): Ending | null {
  const { ours_now, theirs_now, state } = entry
  if (ours_now === null || theirs_now === null) {
    return state === 'returned' ? { state: 'withdrawn', reason: NO_DIFFERENCE } : whyNoRow()
  }
  if (state === 'returned') return null
  if (entry.is_same_target === 0) return { state: 'returned', reason: since(entry, ANOTHER_TARGET) }
  if (isAsSeen(entry, ours_now, theirs_now)) return null
  const reason = state === 'skipped' ? SKIPPED_UNTIL_NOW : since(entry, MOVED)
  return { state: 'returned', reason }
}

/** What was refused or parked goes on saying what became of it: a part of it may have been sent. */
function since({ state, reason }: HeldRecord, what: string): string {
  return state === 'refused' || state === 'parked' ? `${reason} ${what}` : `${what} ${NOTHING_SENT}`
}

/** A value that is merely spelt another way is still the one that the person saw. */
export function isAsSeen(
  entry: Pick<HeldRecord, 'field' | 'ours' | 'theirs'>,
  oursNow: string,
  theirsNow: string,
): boolean {
  // Of a whole product or variant the name is shown.
  const kind = entry.field === null ? 'text' : fieldByKey(entry.field).kind
  const isSame = (seen: string, now: string): boolean =>
    seen === now || sameValue(kind, fieldValue(seen), fieldValue(now))
  return isSame(entry.ours, oursNow) && isSame(entry.theirs, theirsNow)
}

/** A decision lives as long as its entry: both end in the same transaction (invariant O1). */
export function decisionCloser(db: Database): (entryId: number) => void {
  const close = db.prepare(
    `UPDATE decision SET state = CASE e.state
         WHEN 'done' THEN 'settled' WHEN 'returned' THEN 'returned' ELSE 'obsolete' END
     FROM outbox_entry e WHERE e.id = ? AND e.decision_id = decision.id AND decision.state = 'current'
       AND e.state IN ('done', 'returned', 'withdrawn')`,
  )
  return (entryId) => {
    close.run(entryId)
  }
}
