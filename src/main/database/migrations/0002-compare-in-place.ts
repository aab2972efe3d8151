/**
 * The comparison is kept row by row instead of as generations: a run replaces the rows of the products
 * that moved and leaves the others. `moved` holds what the next run must look at; `identity` is 1 where
 * who is who may have changed with it (new, gone, another SKU or stored id).
 *
 * What both sides last agreed on is one row for each product instead of one for each field. Shopify's
 * products are plain rowid tables: their descriptions are long, and what is scanned is the index. A link
 * is the truth about a pair; the ids stored on AMS's rows are what AMS itself said.
 */
export const migration0002 = {
  version: 2,
  sql: `
CREATE TABLE moved (
  side TEXT NOT NULL CHECK (side IN ('ams', 'shop')),
  id TEXT NOT NULL,
  identity INTEGER NOT NULL CHECK (identity IN (0, 1)),
  PRIMARY KEY (side, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX moved_identity ON moved (identity) WHERE identity = 1;

ALTER TABLE ams_product RENAME TO ams_product_1;
CREATE TABLE ams_product (
  generation INTEGER NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  description_html TEXT NOT NULL,
  vendor TEXT NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
  shopify_status TEXT NOT NULL CHECK (shopify_status IN ('ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED')),
  shopify_product_id TEXT,
  option_names TEXT NOT NULL,
  images TEXT NOT NULL,
  ams_only TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (generation, id)
) STRICT;
INSERT INTO ams_product SELECT generation, id, position, name, description_html, vendor, category,
  status, shopify_status, shopify_product_id, option_names, '[]', ams_only, content_hash
  FROM ams_product_1 ORDER BY generation, id;
DROP TABLE ams_product_1;
CREATE INDEX ams_product_by_position ON ams_product (generation, position);
CREATE INDEX ams_product_by_stored_id ON ams_product (generation, shopify_product_id)
  WHERE shopify_product_id IS NOT NULL;
CREATE INDEX ams_product_storing_id ON ams_product (generation, id, shopify_product_id)
  WHERE shopify_product_id IS NOT NULL;

ALTER TABLE ams_variant RENAME TO ams_variant_1;
CREATE TABLE ams_variant (
  generation INTEGER NOT NULL,
  id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  retail_price TEXT,
  option_values TEXT NOT NULL,
  on_hand INTEGER,
  wholesale_commitments INTEGER NOT NULL,
  shopify_variant_id TEXT,
  image_id TEXT,
  ams_only TEXT NOT NULL,
  PRIMARY KEY (generation, product_id, position, id)
) STRICT, WITHOUT ROWID;
INSERT INTO ams_variant SELECT generation, id, product_id, position, sku, retail_price, option_values,
  on_hand, wholesale_commitments, shopify_variant_id, NULL, ams_only FROM ams_variant_1;
DROP TABLE ams_variant_1;
CREATE UNIQUE INDEX ams_variant_by_id ON ams_variant (generation, id);
CREATE INDEX ams_variant_by_sku ON ams_variant (generation, sku);

ALTER TABLE shop_product RENAME TO shop_product_1;
CREATE TABLE shop_product (
  generation INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  description_html TEXT NOT NULL,
  vendor TEXT NOT NULL,
  product_type TEXT NOT NULL,
  status TEXT NOT NULL,
  option_names TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  variants_counted INTEGER,
  PRIMARY KEY (generation, id)
) STRICT;
INSERT INTO shop_product SELECT generation, id, title, description_html, vendor, product_type, status,
  option_names, updated_at, variants_counted FROM shop_product_1 ORDER BY generation, id;
DROP TABLE shop_product_1;

ALTER TABLE shop_variant RENAME TO shop_variant_1;
CREATE TABLE shop_variant (
  generation INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  price TEXT NOT NULL,
  option_values TEXT NOT NULL,
  inventory_item_id TEXT NOT NULL,
  tracked INTEGER NOT NULL CHECK (tracked IN (0, 1)),
  available INTEGER,
  PRIMARY KEY (generation, product_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO shop_variant SELECT generation, product_id, id, position, sku, price, option_values,
  inventory_item_id, tracked, available FROM shop_variant_1 ORDER BY generation, product_id, id;
DROP TABLE shop_variant_1;
CREATE INDEX shop_variant_by_sku ON shop_variant (generation, sku);

CREATE TABLE shop_image (
  generation INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  url TEXT,
  alt TEXT NOT NULL,
  PRIMARY KEY (generation, product_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_variant_image (
  generation INTEGER NOT NULL,
  variant_id TEXT NOT NULL,
  image_id TEXT NOT NULL,
  PRIMARY KEY (generation, variant_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE image_memory (
  media_id TEXT PRIMARY KEY,
  label TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE link RENAME TO link_1;
CREATE TABLE link (
  ams_product_id TEXT PRIMARY KEY,
  shopify_product_id TEXT NOT NULL UNIQUE,
  evidence_kind TEXT NOT NULL,
  evidence_text TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO link SELECT ams_product_id, shopify_product_id, evidence_kind, evidence_text, linked_at,
  agreed_ours_hash IS NOT NULL FROM link_1 ORDER BY ams_product_id;
DROP TABLE link_1;
CREATE INDEX link_in_agreement ON link (agreed) WHERE agreed = 1;

ALTER TABLE variant_link RENAME TO variant_link_1;
CREATE TABLE variant_link (
  ams_product_id TEXT NOT NULL,
  ams_variant_id TEXT NOT NULL,
  shopify_variant_id TEXT NOT NULL UNIQUE,
  evidence_kind TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  PRIMARY KEY (ams_product_id, ams_variant_id)
) STRICT, WITHOUT ROWID;
INSERT INTO variant_link SELECT ams_product_id, ams_variant_id, shopify_variant_id, evidence_kind,
  linked_at FROM variant_link_1 ORDER BY ams_product_id, ams_variant_id;
DROP TABLE variant_link_1;

CREATE TABLE base (
  ams_product_id TEXT PRIMARY KEY,
  entries TEXT NOT NULL
) STRICT;
INSERT INTO base SELECT ams_product_id, json_group_array(json_array(agreed_at, ams_variant_id, json(fields)))
  FROM (SELECT ams_product_id, agreed_at, ams_variant_id, json_group_object(field, json(value)) AS fields
    FROM base_value GROUP BY ams_product_id, agreed_at, ams_variant_id)
  GROUP BY ams_product_id ORDER BY ams_product_id;
DROP TABLE base_value;

ALTER TABLE difference RENAME TO difference_1;
DROP INDEX difference_by_key;
DROP INDEX difference_in_order;
CREATE TABLE difference (
  key TEXT NOT NULL UNIQUE,
  product_key TEXT NOT NULL,
  review_group TEXT NOT NULL,
  kind TEXT NOT NULL,
  match_result TEXT NOT NULL,
  field TEXT,
  ams_product_id TEXT,
  ams_variant_id TEXT,
  shopify_product_id TEXT,
  shopify_variant_id TEXT,
  product_name TEXT NOT NULL,
  vendor TEXT NOT NULL,
  sku TEXT NOT NULL,
  variant_label TEXT NOT NULL,
  variant_count INTEGER NOT NULL,
  ours TEXT NOT NULL,
  theirs TEXT NOT NULL,
  base TEXT NOT NULL,
  base_agreed_at TEXT,
  changed_by TEXT,
  nuance TEXT,
  suggestion TEXT,
  suggested_by TEXT,
  choices TEXT NOT NULL,
  note TEXT NOT NULL,
  candidates TEXT NOT NULL,
  row_order INTEGER NOT NULL,
  PRIMARY KEY (product_key, key)
) STRICT, WITHOUT ROWID;
INSERT INTO difference SELECT d.key, d.product_key, d.review_group, d.kind,
    CASE d.kind WHEN 'ambiguous' THEN 'ambiguous' WHEN 'broken-link' THEN 'broken-link'
      WHEN 'product' THEN 'only' ELSE 'linked' END,
    d.field, d.ams_product_id, d.ams_variant_id, d.shopify_product_id, d.shopify_variant_id,
    d.product_name, d.vendor, d.sku, d.variant_label, d.variant_count, d.ours, d.theirs, d.base,
    d.base_agreed_at, d.changed_by, NULL, d.suggestion,
    CASE WHEN d.suggestion IS NOT NULL AND d.field IS NOT NULL THEN 'change' END,
    d.choices, d.note, d.candidates, d.row_order
  FROM difference_1 d JOIN generation g ON g.id = d.generation AND g.state = 'live'
  ORDER BY d.product_key, d.key;
DROP TABLE difference_1;
CREATE INDEX difference_in_order
  ON difference (product_name COLLATE NOCASE, product_key, row_order, key);
CREATE INDEX difference_of_unlinked ON difference (product_key)
  WHERE kind IN ('product', 'ambiguous', 'broken-link');
DELETE FROM generation WHERE kind = 'compare';

INSERT INTO moved SELECT 'ams', p.id, 1 FROM ams_product p
  JOIN generation g ON g.id = p.generation AND g.state = 'live';
INSERT INTO moved SELECT 'shop', p.id, 1 FROM shop_product p
  JOIN generation g ON g.id = p.generation AND g.state = 'live';

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  filter TEXT NOT NULL
) STRICT;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('ours', 'theirs', 'suggestion', 'skip')),
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  made_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE decision_1 AS SELECT * FROM decision;
CREATE TABLE decision_change_1 AS SELECT * FROM decision_change;
CREATE TABLE outbox_entry_1 AS SELECT * FROM outbox_entry;
CREATE TABLE attempt_entry_1 AS SELECT * FROM attempt_entry;
DROP TABLE attempt_entry;
DROP TABLE outbox_entry;
DROP TABLE decision_change;
DROP TABLE decision;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  difference_key TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('ours', 'theirs', 'skip')),
  ours_seen TEXT NOT NULL,
  theirs_seen TEXT NOT NULL,
  base_seen TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  rule_id INTEGER REFERENCES rule (id),
  state TEXT NOT NULL
    CHECK (state IN ('current', 'replaced', 'undone', 'returned', 'obsolete', 'settled'))
) STRICT;
INSERT INTO decision SELECT id, difference_key, choice, ours_seen, theirs_seen, base_seen, decided_at,
  NULL, state FROM decision_1;
CREATE UNIQUE INDEX one_current_decision ON decision (difference_key) WHERE state = 'current';
CREATE INDEX decision_by_rule ON decision (rule_id) WHERE rule_id IS NOT NULL;

CREATE TABLE decision_change (
  batch_id INTEGER NOT NULL REFERENCES decision_batch (id),
  difference_key TEXT NOT NULL,
  before_id INTEGER REFERENCES decision (id),
  after_id INTEGER REFERENCES decision (id),
  PRIMARY KEY (batch_id, difference_key)
) STRICT, WITHOUT ROWID;
INSERT INTO decision_change SELECT batch_id, difference_key, before_id, after_id FROM decision_change_1;
CREATE INDEX decision_change_after ON decision_change (after_id);

CREATE TABLE outbox_entry (
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL UNIQUE REFERENCES decision (id),
  difference_key TEXT NOT NULL,
  product_key TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('to-shopify', 'to-ams', 'none')),
  idempotency_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('pending', 'in-flight', 'unknown', 'done', 'refused', 'parked',
    'returned', 'withdrawn', 'skipped')),
  kind TEXT NOT NULL,
  field TEXT,
  ams_product_id TEXT,
  ams_variant_id TEXT,
  shopify_product_id TEXT,
  shopify_variant_id TEXT,
  product_name TEXT NOT NULL,
  sku TEXT NOT NULL,
  ours TEXT NOT NULL,
  theirs TEXT NOT NULL,
  reason TEXT NOT NULL,
  settled_at TEXT,
  taken_back_from TEXT
) STRICT;
INSERT INTO outbox_entry SELECT id, decision_id, difference_key, product_key, direction, idempotency_key,
  state, kind, field, ams_product_id, ams_variant_id, shopify_product_id, shopify_variant_id,
  product_name, sku, ours, theirs, reason, settled_at, NULL FROM outbox_entry_1;
CREATE INDEX outbox_entry_by_state ON outbox_entry (state, product_key);
CREATE INDEX outbox_entry_by_difference ON outbox_entry (difference_key, id);
CREATE INDEX outbox_entry_by_product ON outbox_entry (product_key, state);

CREATE TABLE attempt_entry (
  attempt_id INTEGER NOT NULL REFERENCES attempt (id),
  entry_id INTEGER NOT NULL REFERENCES outbox_entry (id),
  PRIMARY KEY (attempt_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO attempt_entry SELECT attempt_id, entry_id FROM attempt_entry_1;
CREATE INDEX attempt_entry_by_entry ON attempt_entry (entry_id);

DROP TABLE decision_1;
DROP TABLE decision_change_1;
DROP TABLE outbox_entry_1;
DROP TABLE attempt_entry_1;
`,
}
