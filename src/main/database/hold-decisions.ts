import { type FieldKey, fieldByKey } from '@shared/fields/field-registry'
import { sameValue } from '../engine/fields'
import { fieldValue } from './columns'
import type { Database } from './database'

type HeldRecord = {
  id: number
  state: 'pending' | 'parked' | 'refused' | 'skipped' | 'returned'
  kind: string
  field: FieldKey | null
  ours: string
  theirs: string
  /** The row as it is now; null when there is none any more. */
  ours_now: string | null
  theirs_now: string | null
}

type Ending = { readonly state: 'returned' | 'withdrawn'; readonly reason: string }

const MOVED = 'A value changed after the decision. Nothing was sent.'
const GONE = 'The product is gone on one side. Nothing was sent.'
const AGREE = 'Both sides agree now.'
const SKIPPED_UNTIL_NOW = 'It was skipped until a value changes, and one did.'

/** States in which an entry is held against the rows: it is not on its way and has not ended. */
const HELD = `('pending', 'parked', 'refused', 'skipped', 'returned')`

/**
 * A decision hangs on the two values that the person saw. Where a value moved it comes back for
 * another look; where the difference is gone there is nothing left to send. Entries already on their
 * way are left to their own read-back; a roll back hangs on no difference and is held against what the
 * push left behind, by the push that carries it out. Called for each product whose review rows were just replaced.
 */
export function decisionHolder(db: Database) {
  const selectHeld = db.prepare<[string], HeldRecord>(
    `SELECT e.id, e.state, e.kind, e.field, e.ours, e.theirs, d.ours AS ours_now, d.theirs AS theirs_now
     FROM outbox_entry e LEFT JOIN difference d ON d.key = e.difference_key
     WHERE e.product_key = ? AND e.state IN ${HELD}
       AND (e.restores IS NULL OR e.state = 'returned')`,
  )
  // Asked first: it is one table, and nearly no product has a decision that waits.
  const hasHeld = db.prepare<[string]>(
    `SELECT 1 FROM outbox_entry WHERE product_key = ? AND state IN ${HELD} LIMIT 1`,
  )
  const isPair = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM link l
         JOIN generation ga ON ga.kind = 'ams' AND ga.state = 'live'
         JOIN ams_product a ON a.generation = ga.id AND a.id = l.ams_product_id
         JOIN generation gs ON gs.kind = 'shop' AND gs.state = 'live'
         JOIN shop_product s ON s.generation = gs.id AND s.id = l.shopify_product_id
       WHERE l.ams_product_id = ?)`,
    )
    .pluck()
  const end = db.prepare(
    'UPDATE outbox_entry SET state = ?, settled_at = ?, reason = ? WHERE id = ?',
  )
  const close = decisionCloser(db)
  return (productKey: string, at: string): { returned: number; obsolete: number } => {
    if (hasHeld.get(productKey) === undefined) return { returned: 0, obsolete: 0 }
    let returned = 0
    let obsolete = 0
    for (const entry of selectHeld.all(productKey)) {
      const ending = endingOf(entry, () => isPair.get(productKey) === 1)
      if (!ending) continue
      end.run(ending.state, at, ending.reason, entry.id)
      close(entry.id)
      if (ending.state === 'returned') returned++
      else obsolete++
    }
    return { returned, obsolete }
  }
}

/** How an entry that is not on its way ends now; null when it stands. */
function endingOf(entry: HeldRecord, isPair: () => boolean): Ending | null {
  const { ours_now, theirs_now, state } = entry
  if (ours_now === null || theirs_now === null) {
    if (state === 'returned' || entry.kind !== 'field' || isPair()) {
      return { state: 'withdrawn', reason: AGREE }
    }
    return { state: 'returned', reason: GONE }
  }
  if (state === 'returned' || isAsSeen(entry, ours_now, theirs_now)) return null
  return { state: 'returned', reason: state === 'skipped' ? SKIPPED_UNTIL_NOW : MOVED }
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
