/**
 * Units of web orders that AMS has still on hand: `shop_variant.web_orders` as read last, null where AMS takes
 * them off its count by itself; `stock_attempt.web_orders` as they were taken off what was sent.
 */
export const migration0013 = {
  version: 13,
  sql: `
ALTER TABLE shop_variant ADD COLUMN web_orders INTEGER;
ALTER TABLE stock_attempt ADD COLUMN web_orders INTEGER NOT NULL DEFAULT 0;
`,
}
