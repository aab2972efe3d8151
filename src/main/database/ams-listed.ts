import type { Database } from './database'
import type { Generations } from './generations'

export type AmsListed = {
  /** One product as the live catalog has it now, or has it no more. */
  one(id: string): void
  /** All products that are marked as moved: what an import brought, changed or left out. */
  moved(): void
}

const priceOf = (order: 'ASC' | 'DESC'): string =>
  `(SELECT x.retail_price FROM ams_variant x WHERE x.generation = p.generation AND x.product_id = p.id
     AND x.retail_price IS NOT NULL ORDER BY CAST(x.retail_price AS REAL) ${order} LIMIT 1)`

/** A product `p` with its variants `v`, grouped by product. */
const ROW = `SELECT p.id, p.name, p.vendor, p.category, p.status, p.shopify_status, count(v.id),
    ${priceOf('ASC')}, ${priceOf('DESC')},
    sum(CASE WHEN v.sold_out = 1 THEN 0 WHEN v.on_hand IS NULL THEN NULL
      ELSE max(0, v.on_hand - v.wholesale_commitments) END),
    p.name || char(10) || p.vendor || char(10) || p.category || char(10) || p.id || char(10)
      || coalesce(group_concat(v.sku, char(10)), '')`
const VARIANTS = 'LEFT JOIN ams_variant v ON v.generation = p.generation AND v.product_id = p.id'

const COLUMNS = [
  'name',
  'vendor',
  'category',
  'status',
  'shopify_status',
  'variants',
  'price_from',
  'price_to',
  'available',
  'text',
] as const

const KEEP = `ON CONFLICT (id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`
const INTO = `INSERT INTO ams_listed (id, ${COLUMNS.join(', ')})`

/**
 * Keeps the Products list, and what finds in it, in step with the live catalog; inside the caller's transaction.
 * Everything that it shows is part of a product's content hash, so what moved is all that can have changed.
 */
export function amsListed(db: Database, generations: Generations): AmsListed {
  const upsert = db.prepare<{ generation: number; id: string }>(
    `${INTO} ${ROW} FROM ams_product p ${VARIANTS}
     WHERE p.generation = @generation AND p.id = @id GROUP BY p.generation, p.id ${KEEP}`,
  )
  const remove = db.prepare('DELETE FROM ams_listed WHERE id = ?')
  const upsertMoved = db.prepare<{ generation: number }>(
    `${INTO} ${ROW} FROM moved m JOIN ams_product p ON p.generation = @generation AND p.id = m.id
       ${VARIANTS}
     WHERE m.side = 'ams' GROUP BY p.generation, p.id ${KEEP}`,
  )
  const removeMoved = db.prepare<{ generation: number }>(
    `DELETE FROM ams_listed WHERE id IN (SELECT m.id FROM moved m WHERE m.side = 'ams'
       AND NOT EXISTS (SELECT 1 FROM ams_product p WHERE p.generation = @generation AND p.id = m.id))`,
  )
  return {
    one(id) {
      const { changes } = upsert.run({ generation: generations.liveId('ams'), id })
      if (changes === 0) remove.run(id)
    },
    moved() {
      const generation = generations.liveId('ams')
      removeMoved.run({ generation })
      upsertMoved.run({ generation })
    },
  }
}
