import { availableToPush } from '@shared/catalog/available-stock'
import type { StockCause } from '@shared/contract/stock-sync'
import type { MovementToKeep } from '../engine/ports'
import type { Database } from './database'

export type StockEnqueuer = {
  /** A movement of a linked variant, where it changes what the web shop may sell. */
  moved(movement: MovementToKeep): void
  /** Linked variants of a product, one of them, or (null) all that a rule of the store may be about. */
  soldOut(about: SoldOutScope | null, cause: Cause): void
  /** Linked variants whose available count a catalog file changed from one generation to the next. */
  imported(before: number, after: number, sourceName: string, at: string): void
}

/** `amsVariantId` "": all of the product. */
type SoldOutScope = { readonly amsProductId: string; readonly amsVariantId: string }

type Variant = readonly [amsProductId: string, amsVariantId: string]
type Cause = { readonly cause: StockCause; readonly text: string; readonly at: string }

const AVAILABLE = (row: string): string =>
  `CASE WHEN ${row}.sold_out = 1 THEN 0 WHEN ${row}.on_hand IS NULL THEN NULL
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
  const selectOfProduct = db
    .prepare<SoldOutScope, Variant>(
      `SELECT ams_product_id, ams_variant_id FROM variant_link
       WHERE ams_product_id = @amsProductId AND @amsVariantId IN ('', ams_variant_id)`,
    )
    .raw()
  // Above 0 a rule wants nothing, unless it has something to put back.
  const selectForStore = db
    .prepare<[], Variant>(
      `SELECT l.ams_product_id, l.ams_variant_id FROM variant_link l
         JOIN generation g ON g.kind = 'ams' AND g.state = 'live'
         JOIN ams_variant v ON v.generation = g.id AND v.id = l.ams_variant_id
       WHERE v.sold_out = 1 OR v.on_hand <= v.wholesale_commitments
         OR EXISTS (SELECT 1 FROM kept_policy k WHERE k.shopify_variant_id = l.shopify_variant_id)`,
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
    soldOut(about, cause) {
      const variants = about === null ? selectForStore.all() : selectOfProduct.all(about)
      for (const variant of variants) enqueue(variant, cause)
    },
    imported(before, after, sourceName, at) {
      if (before === 0) return
      for (const variant of selectImported.all({ before, after })) {
        enqueue(variant, { cause: 'import', text: sourceName, at })
      }
    },
  }
}
