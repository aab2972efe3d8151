import type { Database } from './database'

/** Everything of a product that is compared; `n` is the new read, `o` the live one. */
const HEAD_DIFFERS = [
  'title',
  'description_html',
  'vendor',
  'product_type',
  'status',
  'option_names',
]
  .map((column) => `n.${column} <> o.${column}`)
  .join(' OR ')

const VARIANT_DIFFERS = ['sku', 'price', 'option_values', 'tracked', 'available']
  .map((column) => `v.${column} IS NOT w.${column}`)
  .join(' OR ')

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

const variantsDiffer = (condition: string): string =>
  `(${countOf('shop_variant', '@read')} <> ${countOf('shop_variant', '@live')}
    OR EXISTS (SELECT 1 FROM shop_variant v LEFT JOIN shop_variant w ON w.generation = @live
        AND w.product_id = v.product_id AND w.id = v.id
      WHERE v.generation = @read AND v.product_id = n.id AND (${condition})))`

type Stretch = { readonly read: number; readonly live: number; after: string; limit: number }

/**
 * Which products of a new read are not as the live snapshot has them: these, and no others, need to be
 * compared. Column by column where the rows are, so nothing of a catalog is loaded or hashed for it.
 */
export function shopMoves(db: Database) {
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
  const marking = (imagesDiffer: string) =>
    db.prepare<Stretch>(
      `INSERT INTO moved (side, id, identity)
       SELECT 'shop', n.id, o.id IS NULL OR ${variantsDiffer('w.sku IS NOT v.sku')}
       FROM (SELECT * FROM shop_product WHERE generation = @read AND id > @after
             ORDER BY id LIMIT @limit) n
       LEFT JOIN shop_product o ON o.generation = @live AND o.id = n.id
       WHERE o.id IS NULL OR ${HEAD_DIFFERS}
         OR ${variantsDiffer(`w.id IS NULL OR ${VARIANT_DIFFERS}`)} OR ${imagesDiffer}
       ON CONFLICT (side, id) DO UPDATE SET identity = max(identity, excluded.identity)`,
    )
  const markWithImages = marking(IMAGES_DIFFER)
  const markWithoutImages = marking('0')
  const markAll = db.prepare<Stretch>(
    `INSERT INTO moved (side, id, identity) SELECT 'shop', id, 1 FROM shop_product
     WHERE generation = @read AND generation <> @live AND id > @after ORDER BY id LIMIT @limit
     ON CONFLICT (side, id) DO UPDATE SET identity = 1`,
  )
  const markGone = db.prepare<Stretch>(
    `INSERT INTO moved (side, id, identity)
     SELECT 'shop', o.id, 1 FROM (SELECT id FROM shop_product WHERE generation = @live AND id > @after
       ORDER BY id LIMIT @limit) o
     WHERE NOT EXISTS (SELECT 1 FROM shop_product n WHERE n.generation = @read AND n.id = o.id)
     ON CONFLICT (side, id) DO UPDATE SET identity = 1`,
  )
  const lastOf = (generation: number, after: string, limit: number): string | null =>
    selectLast.get({ generation, after, limit }) ?? null
  return {
    /** Marks what is new or changed among up to `limit` products after an id; returns the last id. */
    changed(read: number, live: number, after: string, limit: number): string | null {
      const stretch = { read, live, after, limit }
      if (live === 0) markAll.run(stretch)
      else if (hasImages.get(read, live) === 1) markWithImages.run(stretch)
      else markWithoutImages.run(stretch)
      return lastOf(read, after, limit)
    },
    /** Marks what the live snapshot has and the new read has not. */
    gone(read: number, live: number, after: string, limit: number): string | null {
      markGone.run({ read, live, after, limit })
      return lastOf(live, after, limit)
    },
  }
}
