/**
 * What a review row of a product tells of its variants: how many there are, and the SKU where there is one alone. A
 * comparison of heads would else read the variants of every product for it.
 */
export const migration0022 = {
  version: 22,
  sql: `
ALTER TABLE ams_product ADD COLUMN variants_counted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ams_product ADD COLUMN only_sku TEXT NOT NULL DEFAULT '';
UPDATE ams_product SET (variants_counted, only_sku) =
  (SELECT count(*), CASE count(*) WHEN 1 THEN max(v.sku) ELSE '' END FROM ams_variant v
   WHERE v.generation = ams_product.generation AND v.product_id = ams_product.id);
`,
}
