/**
 * What decisions, outbox entries, attempts and links don't tell by themselves of a product's history:
 * one row for each field that a catalog file or Shopify changed, each decision that was taken back, each
 * link that was replaced. `run_entry` keeps how each push ended an entry: the entry itself only knows the
 * newest ending. Both are logs and refer to other tables by plain numbers, so that those can be rebuilt.
 */
export const migration0007 = {
  version: 7,
  sql: `
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  product_key TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('undone', 'redone', 'taken-back', 'file-new', 'file-changed',
    'file-missing', 'seen', 'linked')),
  detail TEXT NOT NULL,
  field TEXT,
  ams_variant_id TEXT NOT NULL,
  before_value TEXT NOT NULL,
  after_value TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_product ON history (product_key, at);

CREATE TABLE run_entry (
  run_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (run_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO run_entry SELECT run_id, id, state, reason FROM outbox_entry
  WHERE run_id IS NOT NULL AND state IN ('done', 'returned', 'parked', 'refused')
  ORDER BY run_id, id;
`,
}
