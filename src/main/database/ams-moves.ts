import type { Database } from './database'

// `+`: ordered by the index over all ids, it would walk the whole catalog for each product.
const skusOf = (generation: string): string =>
  `(SELECT json_group_array(sku) FROM (SELECT sku FROM ams_variant v
     WHERE v.generation = ${generation} AND v.product_id = n.id ORDER BY +v.id))`

/** Marks every product that an import brought, changed or left out, inside the import's transaction. */
export function markMovedAms(db: Database, before: number, after: number): void {
  db.prepare(
    `INSERT INTO moved (side, id, identity)
     SELECT 'ams', n.id, o.id IS NULL OR o.shopify_product_id IS NOT n.shopify_product_id
         OR ${skusOf('@before')} <> ${skusOf('@after')}
     FROM ams_product n LEFT JOIN ams_product o ON o.generation = @before AND o.id = n.id
     WHERE n.generation = @after AND (o.content_hash IS NOT n.content_hash
       OR o.shopify_product_id IS NOT n.shopify_product_id)
     UNION ALL
     SELECT 'ams', o.id, 1 FROM ams_product o WHERE o.generation = @before AND NOT EXISTS
       (SELECT 1 FROM ams_product n WHERE n.generation = @after AND n.id = o.id)
     ON CONFLICT (side, id) DO UPDATE SET identity = max(identity, excluded.identity), head_only = 0`,
  ).run({ before, after })
}
