import { randomUUID } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'

export type Database = BetterSqlite3.Database

/** Every change gets the next number: it is the product's version, and its place in the list of changes. */
const TABLES = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS product (
  id TEXT PRIMARY KEY,
  change INTEGER NOT NULL UNIQUE,
  -- JSON without stock; null for one that was deleted.
  content TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS stock (
  product_id TEXT NOT NULL,
  variant_id TEXT NOT NULL,
  on_hand INTEGER,
  commitments INTEGER NOT NULL CHECK (commitments >= 0),
  PRIMARY KEY (product_id, variant_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS movement (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS used_key (
  key TEXT PRIMARY KEY,
  product_id TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS image (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
`

/** @param path of the catalog's file; `:memory:` for one that ends with the process */
export function openCatalogFile(path: string): Database {
  const db = new BetterSqlite3(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(TABLES)
  // Another catalog under the same address is told by it.
  meta(db).begin('id', randomUUID())
  return db
}

export function meta(db: Database) {
  const select = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const write = db.prepare(
    `INSERT INTO meta (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  return {
    get: (key: string): string | null => select.get(key) ?? null,
    set: (key: string, value: string): void => {
      write.run(key, value)
    },
    begin: (key: string, value: string): void => {
      if (select.get(key) === undefined) write.run(key, value)
    },
  }
}
