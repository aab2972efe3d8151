/**
 * The id that an AMS product stores, as a row of `k`, of an index that holds only those that store one:
 * the products themselves are long, and to ask each of them would read the whole catalog.
 */
export function storedIdOf(amsId: string): string {
  return `ams_product k INDEXED BY ams_product_storing_id
    WHERE k.generation = @ams AND k.id = ${amsId} AND k.shopify_product_id IS NOT NULL`
}

/** The AMS products, as rows of `a`, that store the id of a Shopify product. */
export function storingId(shopId: string): string {
  return `ams_product a INDEXED BY ams_product_by_stored_id
    WHERE a.generation = @ams AND a.shopify_product_id = ${shopId}`
}

/** True for a link `l` whose AMS product is there (`@ams`) and stores no other id than the linked one. */
export const HOLDS_IN_AMS = `EXISTS (SELECT 1 FROM ams_product a WHERE a.generation = @ams
    AND a.id = l.ams_product_id)
  AND NOT EXISTS (SELECT 1 FROM ${storedIdOf('l.ams_product_id')}
    AND k.shopify_product_id <> l.shopify_product_id)`

/** True for a link `l` that holds in AMS and whose product is in Shopify's live catalog (`@shop`), too. */
export const VALID_PAIR = `${HOLDS_IN_AMS}
  AND EXISTS (SELECT 1 FROM shop_product s WHERE s.generation = @shop AND s.id = l.shopify_product_id)`
