/**
 * What was written as a file for AMS: which files, and what the last one said of each product. A product's row counts
 * for the generation of the catalog that it was written from.
 */
export const migration0016 = {
  version: 16,
  sql: `
CREATE TABLE ams_export (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  products INTEGER NOT NULL
) STRICT;
CREATE TABLE ams_exported (
  product_id TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  mark TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
