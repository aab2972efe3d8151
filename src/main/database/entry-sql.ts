/** Shopify's id of the newest request about an outbox entry `e`; NULL when none was sent. */
export const LAST_REQUEST = `(SELECT a.request_id FROM attempt a
  JOIN attempt_entry ae ON ae.attempt_id = a.id WHERE ae.entry_id = e.id ORDER BY a.id DESC LIMIT 1)`

/** What the receiving side of an entry `e` held before it, and gets by it. */
export const VALUE_BEFORE = `coalesce(e.before_value,
  CASE e.direction WHEN 'to-shopify' THEN e.theirs ELSE e.ours END)`
export const VALUE_AFTER = `coalesce(e.after_value,
  CASE e.direction WHEN 'to-shopify' THEN e.ours ELSE e.theirs END)`

/** 1 where the row `d` of an entry `e` is about the product and variant of Shopify that the entry is about. */
export const IS_SAME_TARGET = `(d.shopify_product_id IS e.shopify_product_id
  AND d.shopify_variant_id IS e.shopify_variant_id)`

/** An entry `e` that came back is told until its difference is decided again. */
export const NOT_DECIDED_AGAIN = `e.id = (SELECT max(x.id) FROM outbox_entry x
  WHERE x.difference_key = e.difference_key AND x.state <> 'withdrawn')`
