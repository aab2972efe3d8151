/**
 * True for a link `l` that both sides' live catalogs (`@ams`, `@shop`) bear out: both products are
 * there, and AMS does not store another id than the linked one.
 */
export const VALID_PAIR = `EXISTS (SELECT 1 FROM ams_product a WHERE a.generation = @ams
    AND a.id = l.ams_product_id
    AND (a.shopify_product_id IS NULL OR a.shopify_product_id = l.shopify_product_id))
  AND EXISTS (SELECT 1 FROM shop_product s WHERE s.generation = @shop AND s.id = l.shopify_product_id)`
