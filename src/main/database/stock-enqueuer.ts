import { availableToPush } from '@shared/catalog/available-stock'
import type { AmsProduct } from '@shared/catalog/product'
import type { StockCause } from '@shared/contract/stock-sync'
import type { MovementToKeep } from '../engine/ports'
import type { Database } from './database'

export type StockEnqueuer = {
  /** A movement of a linked variant, where it changes what the web shop may sell. */
  moved(movement: MovementToKeep): void
  /** Linked variants of a product, one of them, or (null) all that a rule of the store may be about. */
  soldOut(about: SoldOutScope | null, cause: Cause): void
  /** Linked variants that followed AMS so far. */
  following(cause: Cause): void
  /** Those of them of which nothing waits anyway. */
  calm(cause: Cause): void
  /** Variants of a product that Concord made in Shopify, where AMS has a count of them. */
  created(product: AmsProduct, variantIds: ReadonlySet<string>, at: string): void
  /** Linked variants whose available count a catalog file changed from one generation to the next. */
  imported(before: number, after: number, sourceName: string, at: string): void
  /** The same for the variants of one product that was changed elsewhere. */
  served(before: AmsProduct, after: AmsProduct, cause: Cause): void
}

/** `amsVariantId` "": all of the product. */
type SoldOutScope = { readonly amsProductId: string; readonly amsVariantId: string }

type Variant = readonly [amsProductId: string, amsVariantId: string]
type Cause = {
  readonly cause: StockCause
  readonly text: string
  readonly at: string
  readonly isAsked?: boolean
}

const AVAILABLE = (row: string): string =>
  `CASE WHEN ${row}.sold_out = 1 THEN 0 WHEN ${row}.on_hand IS NULL THEN NULL
     ELSE max(0, ${row}.on_hand - ${row}.wholesale_commitments) END`

/** Linked variants `l` on whose count both sides once agreed. */
export const FOLLOWING = `base b, json_each(b.variants) g JOIN variant_link l
    ON l.ams_product_id = b.ams_product_id AND l.ams_variant_id = g.value ->> 1
  WHERE g.value -> 2 ->> 'stock' IS NOT NULL`

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
  const selectOpen = db
    .prepare<[string], [since: string, asked: 0 | 1]>(
      `SELECT since, asked FROM stock_entry WHERE ams_variant_id = ? AND state IN ('waiting', 'held')`,
    )
    .raw()
  const hasOpen = db.prepare<[string], unknown>(
    `SELECT 1 FROM stock_entry WHERE ams_variant_id = ? AND state IN ('waiting', 'held', 'parked')`,
  )
  const supersede = db.prepare(
    `UPDATE stock_entry SET state = 'superseded', settled_at = ?
     WHERE ams_variant_id = ? AND state IN ('waiting', 'held', 'parked')`,
  )
  const insert = db.prepare(
    `INSERT INTO stock_entry (ams_product_id, ams_variant_id, cause, cause_text, since, asked, state)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting')`,
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
         LEFT JOIN shop_variant s ON s.id = l.shopify_variant_id AND s.generation =
           (SELECT id FROM generation WHERE kind = 'shop' AND state = 'live')
       WHERE v.sold_out = 1
         OR v.on_hand <= v.wholesale_commitments + coalesce(s.web_orders, 0)
         OR EXISTS (SELECT 1 FROM kept_policy k WHERE k.shopify_variant_id = l.shopify_variant_id)`,
    )
    .raw()
  const selectFollowing = db
    .prepare<[], Variant>(`SELECT l.ams_product_id, l.ams_variant_id FROM ${FOLLOWING}`)
    .raw()
  const enqueue = (
    [product, variant]: Variant,
    { cause, text, at, isAsked = false }: Cause,
  ): void => {
    const [since, asked] = selectOpen.get(variant) ?? [at, 0]
    supersede.run(at, variant)
    insert.run(product, variant, cause, text, since, isAsked ? 1 : asked)
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
    following(cause) {
      for (const variant of selectFollowing.all()) enqueue(variant, cause)
    },
    calm(cause) {
      for (const variant of selectFollowing.all()) {
        if (hasOpen.get(variant[1]) === undefined) enqueue(variant, cause)
      }
    },
    created({ id: product, variants }, variantIds, at) {
      for (const { id, onHand } of variants) {
        if (onHand === null || !variantIds.has(id)) continue
        if (isLinked.get(product, id) === undefined) continue
        enqueue([product, id], { cause: 'created', text: '', at, isAsked: true })
      }
    },
    imported(before, after, sourceName, at) {
      if (before === 0) return
      for (const variant of selectImported.all({ before, after })) {
        enqueue(variant, { cause: 'import', text: sourceName, at })
      }
    },
    served(before, after, cause) {
      const known = new Map(before.variants.map((variant) => [variant.id, variant]))
      for (const variant of after.variants) {
        const was = known.get(variant.id)
        const available = availableToPush(variant)
        if (!was || available === null || available === availableToPush(was)) continue
        if (isLinked.get(after.id, variant.id) === undefined) continue
        enqueue([after.id, variant.id], cause)
      }
    },
  }
}
