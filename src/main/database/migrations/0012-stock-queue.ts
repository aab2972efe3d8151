/**
 * The stock queue. `stock_entry`: a variant whose available count is another one since AMS's stock changed;
 * what is sent is worked out when it goes; `asked`: also where nothing was agreed on, as a person wants it. `stock_call`: one request, with the key under which Shopify carries
 * it out once. `stock_attempt`: the Push Log, one row for each variant and attempt, whoever sent it; its
 * rows of one call, in order, are that call's exact payload. `sold_out_rule`: exceptions of the Sold-Out
 * Override, of a product where the variant is "". `kept_policy`: what Shopify had before the override.
 */
export const migration0012 = {
  version: 12,
  sql: `
CREATE TABLE stock_entry (
  id INTEGER PRIMARY KEY,
  ams_product_id TEXT NOT NULL,
  ams_variant_id TEXT NOT NULL,
  cause TEXT NOT NULL,
  cause_text TEXT NOT NULL,
  since TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'in-flight', 'parked', 'done', 'superseded',
    'dropped')),
  hold TEXT,
  reason TEXT NOT NULL DEFAULT '',
  tries INTEGER NOT NULL DEFAULT 0,
  asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1)),
  settled_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_stock_entry ON stock_entry (ams_variant_id)
  WHERE state IN ('waiting', 'held', 'parked');
CREATE UNIQUE INDEX one_stock_entry_in_flight ON stock_entry (ams_variant_id) WHERE state = 'in-flight';
CREATE INDEX open_stock_entry ON stock_entry (state, id)
  WHERE state IN ('waiting', 'held', 'parked', 'in-flight');
CREATE INDEX stock_entry_of_product ON stock_entry (ams_product_id)
  WHERE state IN ('waiting', 'held', 'parked', 'in-flight');
CREATE INDEX settled_stock_entry ON stock_entry (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE stock_call (
  id INTEGER PRIMARY KEY,
  idempotency_key TEXT NOT NULL UNIQUE,
  location_id TEXT NOT NULL,
  claimed_at TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('done', 'refused', 'not-sent', 'read-back')),
  request_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX open_stock_call ON stock_call (id) WHERE outcome IS NULL;

CREATE TABLE stock_attempt (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  ended_at TEXT,
  entry_id INTEGER,
  call_id INTEGER,
  outbox_attempt_id INTEGER,
  row_in_call INTEGER NOT NULL,
  rows_in_call INTEGER NOT NULL,
  idempotency_key TEXT NOT NULL,
  ams_product_id TEXT NOT NULL,
  ams_variant_id TEXT NOT NULL,
  product_name TEXT NOT NULL,
  variant_label TEXT NOT NULL,
  sku TEXT NOT NULL,
  inventory_item_id TEXT NOT NULL,
  location_id TEXT NOT NULL,
  location_name TEXT NOT NULL,
  on_hand INTEGER,
  committed INTEGER NOT NULL,
  rule TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  shopify_before INTEGER,
  cause TEXT NOT NULL,
  cause_text TEXT NOT NULL,
  try_number INTEGER NOT NULL,
  status TEXT CHECK (status IN ('success', 'retry', 'failure')),
  error_code TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '',
  request_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stock_attempt_by_entry ON stock_attempt (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX stock_attempt_by_call ON stock_attempt (call_id, row_in_call) WHERE call_id IS NOT NULL;
CREATE INDEX stock_attempt_by_outbox ON stock_attempt (outbox_attempt_id)
  WHERE outbox_attempt_id IS NOT NULL;
CREATE INDEX stock_attempt_by_status ON stock_attempt (status, at);
CREATE INDEX stock_attempt_by_time ON stock_attempt (at, status, try_number);
CREATE INDEX stock_attempt_of_product ON stock_attempt (ams_product_id, sequence);

ALTER TABLE ams_variant ADD COLUMN sold_out INTEGER NOT NULL DEFAULT 0 CHECK (sold_out IN (0, 1));
CREATE TABLE sold_out_rule (
  ams_product_id TEXT NOT NULL,
  ams_variant_id TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('respect', 'force', 'keep')),
  PRIMARY KEY (ams_product_id, ams_variant_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_policy (
  shopify_variant_id TEXT PRIMARY KEY,
  earlier TEXT NOT NULL CHECK (earlier IN ('DENY', 'CONTINUE')),
  set_to TEXT NOT NULL CHECK (set_to IN ('DENY', 'CONTINUE'))
) STRICT, WITHOUT ROWID;
`,
}
