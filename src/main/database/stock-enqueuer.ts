import { availableToPush } from '@shared/catalog/available-stock'
import type { StockCause } from '@shared/contract/stock-sync'
import type { MovementToKeep } from '../engine/ports'
import type { Database } from './database'

export type StockEnqueuer = {
  /** A movement of a linked variant, where it changes what the web shop may sell. */
  moved(movement: MovementToKeep): void
  /** Linked variants whose available count a catalog file changed from one generation to the next. */
  imported(before: number, after: number, sourceName: string, at: string): void
}

type Variant = readonly [amsProductId: string, amsVariantId: string]
type Cause = { readonly cause: StockCause; readonly text: string; readonly at: string }

const AVAILABLE = (row: string): string =>
  `CASE WHEN ${row}.on_hand IS NULL THEN NULL
     ELSE max(0, ${row}.on_hand - ${row}.wholesale_commitments) END`

/**
 * Puts variants into the stock queue, inside the caller's transaction: what is to follow AMS's stock is kept
 * with the change itself. The newest change takes the place of one that waits, and keeps since when it waits.
 */
export function stockEnqueuer(db: Database): StockEnqueuer {
  const isLinked = db
    .prepare<[string, string], 1>(
      'SELECT 1 FROM variant_link WHERE ams_product_id = ? AND ams_variant_id = ?',
    )
    .pluck()
  const openSince = db
    .prepare<[string], string>(
      `SELECT since FROM stock_entry WHERE ams_variant_id = ? AND state IN ('waiting', 'held')`,
    )
    .pluck()
  const supersede = db.prepare(
    `UPDATE stock_entry SET state = 'superseded', settled_at = ?
     WHERE ams_variant_id = ? AND state IN ('waiting', 'held', 'parked')`,
  )
  const insert = db.prepare(
    `INSERT INTO stock_entry (ams_product_id, ams_variant_id, cause, cause_text, since, state)
     VALUES (?, ?, ?, ?, ?, 'waiting')`,
  )
  const selectImported = db
    .prepare<{ before: number; after: number }, Variant>(
      `SELECT n.product_id, n.id FROM ams_variant o
         JOIN ams_variant n ON n.generation = @after AND n.id = o.id
         JOIN variant_link l ON l.ams_product_id = n.product_id AND l.ams_variant_id = n.id
       WHERE o.generation = @before AND n.on_hand IS NOT NULL
         AND (${AVAILABLE('n')}) IS NOT (${AVAILABLE('o')})
       ORDER BY n.product_id, n.position`,
    )
    .raw()
  const enqueue = ([product, variant]: Variant, { cause, text, at }: Cause): void => {
    const since = openSince.get(variant) ?? at
    supersede.run(at, variant)
    insert.run(product, variant, cause, text, since)
  }
  return {
    moved({ amsProductId, amsVariantId, kind, reason, before, after, at }) {
      const available = availableToPush(after)
      if (available === null || available === availableToPush(before)) return
      if (isLinked.get(amsProductId, amsVariantId) === undefined) return
      enqueue([amsProductId, amsVariantId], { cause: kind, text: reason, at })
    },
    imported(before, after, sourceName, at) {
      if (before === 0) return
      for (const variant of selectImported.all({ before, after })) {
        enqueue(variant, { cause: 'import', text: sourceName, at })
      }
    },
  }
}
