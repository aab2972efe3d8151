import type { Database } from './database'
import { VALID_PAIR } from './valid-pair'

/**
 * Who is who may have changed, so everything that is linked to nothing is asked again: one product's
 * new SKU may make another one's doubt clear, or its link doubtful.
 */
export function markUnlinked(db: Database, live: { ams: number; shop: number }): void {
  const mark = (select: string, values: object): void => {
    db.prepare(
      `INSERT INTO moved (side, id, identity) ${select}
       ON CONFLICT (side, id) DO UPDATE SET identity = 1, head_only = 0`,
    ).run(values)
  }
  const UNLINKED = `kind IN ('product', 'ambiguous', 'broken-link')`
  mark(
    `SELECT 'ams', ams_product_id, 1 FROM difference
     WHERE ${UNLINKED} AND ams_product_id IS NOT NULL`,
    {},
  )
  mark(
    `SELECT 'shop', shopify_product_id, 1 FROM difference
     WHERE ${UNLINKED} AND ams_product_id IS NULL`,
    {},
  )
  mark(
    `SELECT DISTINCT 'shop', c.value ->> 'theirsId', 1 FROM difference, json_each(candidates) c
     WHERE ${UNLINKED} AND candidates <> '[]'`,
    {},
  )
  // Links that do not hold any more: both ends are free again.
  mark(
    `SELECT 'ams', l.ams_product_id, 1 FROM moved m JOIN link l ON l.shopify_product_id = m.id
     WHERE m.side = 'shop' AND m.identity = 1 AND NOT (${VALID_PAIR})`,
    live,
  )
  mark(
    `SELECT 'shop', l.shopify_product_id, 1 FROM moved m JOIN link l ON l.ams_product_id = m.id
     WHERE m.side = 'ams' AND m.identity = 1 AND NOT (${VALID_PAIR})`,
    live,
  )
}
