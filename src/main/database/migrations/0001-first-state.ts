/**
 * The state of one store. AMS's catalog and Shopify's snapshot are kept as generations: rows are
 * written under a new number and one small commit makes it the live one, so a reader never sees half
 * of an import, a read or a comparison. Values of fields are JSON text (`FieldValue`). Primary keys
 * are laid out the way rows are read together: variants by product, differences by product.
 */
export const migration0001 = {
  version: 1,
  sql: `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE generation (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('ams', 'shop', 'compare')),
  state TEXT NOT NULL CHECK (state IN ('staged', 'live', 'old')),
  source_name TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_live_generation ON generation (kind) WHERE state = 'live';

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
  ams_only TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (generation, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ams_product_by_position ON ams_product (generation, position);

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
  ams_only TEXT NOT NULL,
  PRIMARY KEY (generation, product_id, position, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ams_variant_by_id ON ams_variant (generation, id);
CREATE INDEX ams_variant_by_sku ON ams_variant (generation, sku);

CREATE TABLE ams_imported (
  product_id TEXT PRIMARY KEY,
  product TEXT NOT NULL
) STRICT;

CREATE TABLE ams_missing (
  product_id TEXT PRIMARY KEY,
  product TEXT NOT NULL
) STRICT;

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
  content_hash TEXT,
  PRIMARY KEY (generation, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_variant (
  generation INTEGER NOT NULL,
  id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  price TEXT NOT NULL,
  option_values TEXT NOT NULL,
  inventory_item_id TEXT NOT NULL,
  tracked INTEGER NOT NULL CHECK (tracked IN (0, 1)),
  available INTEGER,
  PRIMARY KEY (generation, product_id, position, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX shop_variant_by_id ON shop_variant (generation, id);

CREATE TABLE link (
  ams_product_id TEXT PRIMARY KEY,
  shopify_product_id TEXT NOT NULL UNIQUE,
  evidence_kind TEXT NOT NULL,
  evidence_text TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  agreed_ours_hash TEXT,
  agreed_theirs_hash TEXT
) STRICT;

CREATE TABLE variant_link (
  ams_variant_id TEXT PRIMARY KEY,
  shopify_variant_id TEXT NOT NULL UNIQUE,
  ams_product_id TEXT NOT NULL,
  evidence_kind TEXT NOT NULL,
  evidence_text TEXT NOT NULL,
  linked_at TEXT NOT NULL
) STRICT;
CREATE INDEX variant_link_by_product ON variant_link (ams_product_id);

CREATE TABLE rejected_pair (
  ams_product_id TEXT NOT NULL,
  shopify_product_id TEXT NOT NULL,
  rejected_at TEXT NOT NULL,
  PRIMARY KEY (ams_product_id, shopify_product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE base_value (
  ams_product_id TEXT NOT NULL,
  ams_variant_id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  agreed_at TEXT NOT NULL,
  PRIMARY KEY (ams_product_id, ams_variant_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE difference (
  generation INTEGER NOT NULL,
  key TEXT NOT NULL,
  product_key TEXT NOT NULL,
  review_group TEXT NOT NULL,
  kind TEXT NOT NULL,
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
  suggestion TEXT,
  choices TEXT NOT NULL,
  note TEXT NOT NULL,
  candidates TEXT NOT NULL,
  row_order INTEGER NOT NULL,
  PRIMARY KEY (generation, product_key, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX difference_by_key ON difference (generation, key);
CREATE INDEX difference_in_order
  ON difference (generation, product_name COLLATE NOCASE, product_key, row_order, key);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  difference_key TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('ours', 'theirs')),
  ours_seen TEXT NOT NULL,
  theirs_seen TEXT NOT NULL,
  base_seen TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('current', 'replaced', 'undone', 'returned', 'obsolete', 'settled'))
) STRICT;
CREATE UNIQUE INDEX one_current_decision ON decision (difference_key) WHERE state = 'current';

CREATE TABLE decision_batch (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE TABLE decision_change (
  batch_id INTEGER NOT NULL REFERENCES decision_batch (id),
  difference_key TEXT NOT NULL,
  before_id INTEGER REFERENCES decision (id),
  after_id INTEGER REFERENCES decision (id),
  PRIMARY KEY (batch_id, difference_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_change_after ON decision_change (after_id);

CREATE TABLE outbox_entry (
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL UNIQUE REFERENCES decision (id),
  difference_key TEXT NOT NULL,
  product_key TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('to-shopify', 'to-ams')),
  idempotency_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN
    ('pending', 'in-flight', 'unknown', 'done', 'refused', 'parked', 'returned', 'withdrawn')),
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
  settled_at TEXT
) STRICT;
CREATE INDEX outbox_entry_by_state ON outbox_entry (state, product_key);
CREATE INDEX outbox_entry_by_difference ON outbox_entry (difference_key, id);
CREATE INDEX outbox_entry_by_product ON outbox_entry (product_key, state);

CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  operation TEXT NOT NULL,
  product_key TEXT NOT NULL,
  payload TEXT NOT NULL,
  started_at TEXT NOT NULL,
  settled_at TEXT,
  outcome TEXT CHECK (outcome IN ('done', 'refused', 'not-sent', 'unknown')),
  request_id TEXT,
  message TEXT
) STRICT;

CREATE TABLE attempt_entry (
  attempt_id INTEGER NOT NULL REFERENCES attempt (id),
  entry_id INTEGER NOT NULL REFERENCES outbox_entry (id),
  PRIMARY KEY (attempt_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_entry_by_entry ON attempt_entry (entry_id);

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sync', 'push')),
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('finished', 'canceled', 'failed')),
  summary TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  product_key TEXT,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_product ON audit (product_key, sequence);
`,
}
