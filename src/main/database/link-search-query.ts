import type { EngineOutput } from '@shared/contract/engine-contract'
import { containing } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

/** More than this is no list to choose from: another word helps better. */
const MOST_FOUND = 30

type FoundRecord = { id: string; title: string; vendor: string; linked: 0 | 1 }

/** Shopify products by a part of their title, vendor or SKU, or by their id; unlinked ones first. */
export function linkSearchQuery(
  db: Database,
  generations: Generations,
): (text: string) => EngineOutput<'links.search'> {
  const search = db.prepare<{ shop: number; like: string; id: string; limit: number }, FoundRecord>(
    `SELECT p.id, p.title, p.vendor,
       EXISTS (SELECT 1 FROM link l WHERE l.shopify_product_id = p.id) AS linked
     FROM shop_product p WHERE p.generation = @shop AND
       (p.title LIKE @like ESCAPE '\\' OR p.vendor LIKE @like ESCAPE '\\' OR p.id = @id OR EXISTS
         (SELECT 1 FROM shop_variant v WHERE v.generation = p.generation AND v.product_id = p.id
           AND v.sku LIKE @like ESCAPE '\\'))
     ORDER BY linked, p.title COLLATE NOCASE, p.id LIMIT @limit`,
  )
  return (text) =>
    search
      .all({
        shop: generations.liveId('shop'),
        like: containing(text),
        id: text,
        limit: MOST_FOUND,
      })
      .map(({ id, title, vendor, linked }) => ({
        shopifyProductId: id,
        title,
        vendor,
        linked: linked === 1,
      }))
}
