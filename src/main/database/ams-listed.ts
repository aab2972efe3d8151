import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

export type AmsListed = {
  /**
   * These products as the live catalog has them now, or has them no more. Together, as each statement has the search
   * index write what it holds back.
   */
  these(ids: readonly string[]): void
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

const all = (of: (column: string) => string, between: string): string =>
  COLUMNS.map(of).join(between)
/** Much that is edited is not in the list: a row that says the same is not written. */
const KEEP = `ON CONFLICT (id) DO UPDATE SET ${all((name) => `${name} = excluded.${name}`, ', ')}
  WHERE ${all((name) => `ams_listed.${name} IS NOT excluded.${name}`, ' OR ')}`
const INTO = `INSERT INTO ams_listed (id, ${COLUMNS.join(', ')})`

/**
 * Keeps the Products list, and what finds in it, in step with the live catalog; inside the caller's transaction.
 * Everything that it shows is part of a product's content hash, so what moved is all that can have changed.
 */
export function amsListed(db: Database, generations: Generations): AmsListed {
  const upsert = db.prepare<{ generation: number; ids: string }>(
    `${INTO} ${ROW} FROM json_each(@ids) wanted
       CROSS JOIN ams_product p ON p.generation = @generation AND p.id = wanted.value ${VARIANTS}
     WHERE true GROUP BY p.generation, p.id ${KEEP}`,
  )
  const remove = db.prepare<{ generation: number; ids: string }>(
    `DELETE FROM ams_listed WHERE id IN (SELECT wanted.value FROM json_each(@ids) wanted
       WHERE NOT EXISTS (SELECT 1 FROM ams_product p
         WHERE p.generation = @generation AND p.id = wanted.value))`,
  )
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
    these(ids) {
      if (ids.length === 0) return
      const which = { generation: generations.liveId('ams'), ids: toJson(ids) }
      remove.run(which)
      upsert.run(which)
    },
    moved() {
      const generation = generations.liveId('ams')
      removeMoved.run({ generation })
      upsertMoved.run({ generation })
    },
  }
}
