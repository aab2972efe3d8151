/**
 * A bulk operation of Shopify with its lines, each an attempt of its own. `marker` names it in Shopify
 * before its id (`shopify_id`) is known. One without `settled_at` was begun, and what became of it is not
 * taken over yet.
 */
export const migration0006 = {
  version: 6,
  sql: `
CREATE TABLE bulk_operation (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('update-product', 'update-variants')),
  marker TEXT NOT NULL UNIQUE,
  shopify_id TEXT,
  started_at TEXT NOT NULL,
  settled_at TEXT,
  outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX bulk_operation_open ON bulk_operation (id) WHERE settled_at IS NULL;

CREATE TABLE bulk_line (
  bulk_id INTEGER NOT NULL REFERENCES bulk_operation (id),
  line INTEGER NOT NULL,
  attempt_id INTEGER NOT NULL UNIQUE REFERENCES attempt (id),
  PRIMARY KEY (bulk_id, line)
) STRICT, WITHOUT ROWID;
`,
}
