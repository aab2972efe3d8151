import type { StagedProduct } from '../engine/ports'
import { toJson } from './columns'
import type { Database } from './database'
import { movedMarks } from './moved'
import type { CountedVariant } from './remembered-stock'

const countOf = (table: string, generation: string): string =>
  `(SELECT count(*) FROM ${table} x WHERE x.generation = ${generation} AND x.product_id = n.id)`

const IMAGES_DIFFER = `${countOf('shop_image', '@read')} <> ${countOf('shop_image', '@live')}
  OR EXISTS (SELECT 1 FROM shop_image i LEFT JOIN shop_image j ON j.generation = @live
      AND j.product_id = i.product_id AND j.id = i.id
    WHERE i.generation = @read AND i.product_id = n.id
      AND (j.position IS NOT i.position OR j.url IS NOT i.url OR j.alt IS NOT i.alt))
  OR EXISTS (SELECT 1 FROM shop_variant v
      LEFT JOIN shop_variant_image i ON i.generation = @read AND i.variant_id = v.id
      LEFT JOIN shop_variant_image j ON j.generation = @live AND j.variant_id = v.id
    WHERE v.generation = @read AND v.product_id = n.id AND i.image_id IS NOT j.image_id)`

type Stretch = { readonly read: number; readonly live: number; after: string; limit: number }

/**
 * Which products of a new read are not as the live snapshot has them: these, and no others, need to be
 * compared. Products and variants are held against the live rows while they are staged, column by
 * column; only what can be told by a whole product alone is asked afterwards, in stretches.
 */
export function shopMoves(db: Database) {
  const { mark, markHead } = movedMarks(db)
  const isSameProduct = db.prepare(
    `SELECT 1 FROM shop_product WHERE generation = ? AND id = ? AND title = ? AND description_html = ?
       AND vendor = ? AND product_type = ? AND status = ? AND option_names = ?
       AND variants_counted IS ?`,
  )
  /** Whether what is not of its head is the same, and its description; undefined for a product that is new. */
  const selectSame = db
    .prepare<
      [string, number | null, string, number, string],
      readonly [beside: 0 | 1, description: 0 | 1]
    >(
      `SELECT option_names = ? AND variants_counted IS ?, description_html = ? FROM shop_product
       WHERE generation = ? AND id = ?`,
    )
    .raw()
  const isSameVariant = db.prepare(
    `SELECT 1 FROM shop_variant WHERE generation = ? AND product_id = ? AND id = ? AND sku = ?
       AND price = ? AND option_values = ? AND tracked = ? AND available IS ? AND web_orders IS ?`,
  )
  const hasSameSku = db.prepare(
    'SELECT 1 FROM shop_variant WHERE generation = ? AND product_id = ? AND id = ? AND sku = ?',
  )
  const selectLast = db
    .prepare<{ generation: number; after: string; limit: number }, string>(
      `SELECT max(id) FROM (SELECT id FROM shop_product
         WHERE generation = @generation AND id > @after ORDER BY id LIMIT @limit)`,
    )
    .pluck()
  const hasImages = db
    .prepare<[number, number], number>(
      'SELECT EXISTS (SELECT 1 FROM shop_image WHERE generation IN (?, ?))',
    )
    .pluck()
  const markOtherImages = db.prepare<Stretch>(
    `INSERT INTO moved (side, id, identity)
     SELECT 'shop', n.id, 0 FROM (SELECT id FROM shop_product WHERE generation = @read AND id > @after
       ORDER BY id LIMIT @limit) n WHERE ${IMAGES_DIFFER}
     ON CONFLICT (side, id) DO UPDATE SET head_only = 0`,
  )
  const markAll = db.prepare<Stretch>(
    `INSERT INTO moved (side, id, identity) SELECT 'shop', id, 1 FROM shop_product
     WHERE generation = @read AND id > @after ORDER BY id LIMIT @limit
     ON CONFLICT (side, id) DO UPDATE SET identity = 1, head_only = 0`,
  )
  const markGone = db.prepare<Stretch>(
    `INSERT INTO moved (side, id, identity)
     SELECT 'shop', o.id, 1 FROM (SELECT id FROM shop_product WHERE generation = @live AND id > @after
       ORDER BY id LIMIT @limit) o
     WHERE NOT EXISTS (SELECT 1 FROM shop_product n WHERE n.generation = @read AND n.id = o.id)
     ON CONFLICT (side, id) DO UPDATE SET identity = 1, head_only = 0`,
  )
  const lastOf = (generation: number, after: string, limit: number): string | null =>
    selectLast.get({ generation, after, limit }) ?? null
  return {
    /** A product that is about to be staged. */
    product(live: number, head: StagedProduct): void {
      const isSame = isSameProduct.get(
        live,
        head.id,
        head.title,
        head.descriptionHtml,
        head.vendor,
        head.productType,
        head.status,
        toJson(head.optionNames),
        head.variantsCounted,
      )
      if (isSame) return
      const { optionNames, variantsCounted, descriptionHtml } = head
      const same = selectSame.get(
        toJson(optionNames),
        variantsCounted,
        descriptionHtml,
        live,
        head.id,
      )
      if (same?.[0] === 1) markHead(head.id, same[1] === 0)
      else mark('shop', head.id, same === undefined)
    },
    /** A variant that is about to be staged. One that is gone tells by its product's count of variants. */
    variant(live: number, variant: CountedVariant): void {
      const { productId, id, sku } = variant
      const isSame = isSameVariant.get(
        live,
        productId,
        id,
        sku,
        variant.price,
        toJson(variant.optionValues),
        variant.tracked ? 1 : 0,
        variant.available,
        variant.webOrders ?? null,
      )
      if (isSame) return
      mark('shop', productId, hasSameSku.get(live, productId, id, sku) === undefined)
    },
    /** Up to `limit` staged products after an id, as a whole; returns the last id. */
    whole(read: number, live: number, after: string, limit: number): string | null {
      const stretch = { read, live, after, limit }
      if (live === 0) markAll.run(stretch)
      else if (hasImages.get(read, live) === 1) markOtherImages.run(stretch)
      else return null
      return lastOf(read, after, limit)
    },
    /** Marks what the live snapshot has and the new read has not. */
    gone(read: number, live: number, after: string, limit: number): string | null {
      markGone.run({ read, live, after, limit })
      return lastOf(live, after, limit)
    },
  }
}
