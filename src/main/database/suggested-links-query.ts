import { MOST_PAIRS, type SuggestedLinks } from '@shared/contract/linking'
import type { ProductSelection } from '@shared/contract/products'
import type { Condition } from './condition'
import type { Database } from './database'
import type { Generations } from './generations'
import { isSelected } from './product-selection'

type PairRecord = {
  ams: string
  shopify: string
  name: string
  sku: string
  title: string
  evidence: string
}

/** Rows of AMS products that are linked to nothing, or whose link broke. */
const UNLINKED = `d.ams_product_id IS NOT NULL AND d.kind IN ('product', 'ambiguous', 'broken-link')`

/** True for a product's one candidate that Shopify has, that is linked to nobody and is nobody else's candidate. */
const IS_CLEAR = `d.kind <> 'broken-link' AND json_array_length(d.candidates) = 1
  AND claim.products = 1
  AND NOT EXISTS (SELECT 1 FROM link l JOIN ams_product a ON a.generation = ? AND a.id = l.ams_product_id
    WHERE l.shopify_product_id = p.id AND coalesce(a.shopify_product_id, p.id) = p.id)`

/** What the review suggests of the products that a person chose. */
export function suggestedLinksQuery(
  db: Database,
  generations: Generations,
): (selection: ProductSelection) => SuggestedLinks {
  return (selection) => {
    const meant = isSelected('d.product_key', selection)
    const clear = clearRows(generations.liveId('shop'), generations.liveId('ams'), meant)
    const pairs = db
      .prepare<(string | number)[], PairRecord>(
        `SELECT d.ams_product_id AS ams, p.id AS shopify, d.product_name AS name, d.sku, p.title,
           d.candidates ->> '$[0].evidence' AS evidence
         ${clear.sql} ORDER BY d.product_name COLLATE NOCASE, d.ams_product_id LIMIT ${MOST_PAIRS}`,
      )
      .all(...clear.values)
    const count = (sql: string, values: Condition['values']): number =>
      db
        .prepare<(string | number)[], number>(`SELECT count(*) ${sql}`)
        .pluck()
        .get(...values) ?? 0
    return {
      unlinked: count(`FROM difference d WHERE ${UNLINKED} AND ${meant.sql}`, meant.values),
      clear: count(clear.sql, clear.values),
      pairs: pairs.map(({ ams, shopify, ...shown }) => ({
        amsProductId: ams,
        shopifyProductId: shopify,
        ...shown,
      })),
    }
  }
}

function clearRows(shop: number, ams: number, meant: Condition): Condition {
  return {
    sql: `FROM difference d
      JOIN shop_product p ON p.generation = ? AND p.id = d.candidates ->> '$[0].theirsId'
      JOIN (SELECT c.value ->> 'theirsId' AS theirs, count(DISTINCT o.product_key) AS products
        FROM difference o, json_each(o.candidates) c WHERE o.candidates <> '[]'
        GROUP BY 1) claim ON claim.theirs = p.id
      WHERE ${UNLINKED} AND ${IS_CLEAR} AND ${meant.sql}`,
    values: [shop, ams, ...meant.values],
  }
}
