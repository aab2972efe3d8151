/**
 * What a comparison of a product's head needs, without its variants: how many there are, the SKU where there is one
 * alone, and what was agreed on about the product beside what was about them.
 */
export const migration0022 = {
  version: 22,
  sql: `
ALTER TABLE ams_product ADD COLUMN variants_counted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ams_product ADD COLUMN only_sku TEXT NOT NULL DEFAULT '';
UPDATE ams_product SET (variants_counted, only_sku) =
  (SELECT count(*), CASE count(*) WHEN 1 THEN max(v.sku) ELSE '' END FROM ams_variant v
   WHERE v.generation = ams_product.generation AND v.product_id = ams_product.id);
ALTER TABLE base RENAME COLUMN entries TO product;
ALTER TABLE base ADD COLUMN variants TEXT NOT NULL DEFAULT '[]';
UPDATE base SET
  variants = (SELECT json_group_array(json(g.value)) FROM json_each(base.product) g WHERE g.value ->> 1 <> ''),
  product = (SELECT json_group_array(json(g.value)) FROM json_each(base.product) g WHERE g.value ->> 1 = '');
`,
}
