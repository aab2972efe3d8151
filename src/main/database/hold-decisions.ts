import { type FieldKey, fieldByKey } from '@shared/fields/field-registry'
import { sameValue } from '../engine/fields'
import { fieldValue } from './columns'
import type { Database } from './database'

/**
 * A decision hangs on the two values that the person saw. Where a value moved it comes back for
 * another look; where the difference is gone there is nothing left to send. Entries already on their
 * way are left to their own read-back.
 */
export function holdDecisionsAgainst(
  db: Database,
  generation: number,
  at: string,
): { returned: number; obsolete: number } {
  returnWhatIsNoPairAnyMore(db, generation, at)
  const obsolete = db
    .prepare(
      `UPDATE outbox_entry SET state = 'withdrawn', settled_at = @at, reason = 'Both sides agree now.'
       WHERE (state IN ('pending', 'parked', 'refused') OR (state = 'returned' AND settled_at < @at))
         AND NOT EXISTS
         (SELECT 1 FROM difference d WHERE d.generation = @generation
           AND d.key = outbox_entry.difference_key)`,
    )
    .run({ generation, at }).changes
  const setReturned = db.prepare(
    `UPDATE outbox_entry SET state = 'returned', settled_at = ?,
       reason = 'A value changed after the decision. Nothing was sent.' WHERE id = ?`,
  )
  const moved = movedEntries(db, generation)
  for (const id of moved) setReturned.run(at, id)
  closeDecisionsOfEndedEntries(db)
  return { returned: moved.length, obsolete }
}

/** Waiting entries whose values are no longer the same; spelt another way is still the same. */
function movedEntries(db: Database, generation: number): number[] {
  return db
    .prepare<[number], MovedRecord>(
      `SELECT e.id, e.field, e.ours, e.theirs, d.ours AS ours_now, d.theirs AS theirs_now
       FROM outbox_entry e JOIN difference d ON d.generation = ? AND d.key = e.difference_key
       WHERE e.state IN ('pending', 'parked', 'refused')
         AND (d.ours <> e.ours OR d.theirs <> e.theirs)`,
    )
    .all(generation)
    .filter((row) => {
      const kind = row.field === null ? 'exact' : fieldByKey(row.field).kind
      const isSame = (seen: string, now: string): boolean =>
        sameValue(kind, fieldValue(seen), fieldValue(now))
      return !isSame(row.ours, row.ours_now) || !isSame(row.theirs, row.theirs_now)
    })
    .map(({ id }) => id)
}

type MovedRecord = {
  id: number
  field: FieldKey | null
  ours: string
  theirs: string
  ours_now: string
  theirs_now: string
}

/** A decision about a product that is gone on one side comes back with that reason. */
function returnWhatIsNoPairAnyMore(db: Database, generation: number, at: string): void {
  db.prepare(
    `UPDATE outbox_entry SET state = 'returned', settled_at = @at,
       reason = 'The product is gone on one side. Nothing was sent.'
     WHERE state IN ('pending', 'parked', 'refused') AND kind = 'field'
       AND NOT EXISTS (SELECT 1 FROM difference d WHERE d.generation = @generation
         AND d.key = outbox_entry.difference_key)
       AND NOT EXISTS (SELECT 1 FROM link
         JOIN generation ga ON ga.kind = 'ams' AND ga.state = 'live'
         JOIN ams_product a ON a.generation = ga.id AND a.id = link.ams_product_id
         JOIN generation gs ON gs.kind = 'shop' AND gs.state = 'live'
         JOIN shop_product s ON s.generation = gs.id AND s.id = link.shopify_product_id
         WHERE link.ams_product_id = outbox_entry.ams_product_id)`,
  ).run({ generation, at })
}

/** A decision lives as long as its entry: both end in the same transaction (invariant O1). */
export function closeDecisionsOfEndedEntries(db: Database): void {
  db.prepare(
    `UPDATE decision SET state = CASE e.state
         WHEN 'done' THEN 'settled' WHEN 'returned' THEN 'returned' ELSE 'obsolete' END
     FROM outbox_entry e WHERE e.decision_id = decision.id AND decision.state = 'current'
       AND e.state IN ('done', 'returned', 'withdrawn')`,
  ).run()
}
