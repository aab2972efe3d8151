import { rmSync } from 'node:fs'
import type { Database } from './database'

/**
 * What an import needs only until it is decided lies in a file of its own beside the state file: it is in no backup, is
 * never flushed, and goes away with the import, or with the next one where the process died.
 */
const TABLES = `
CREATE TABLE incoming.import_row (
  number INTEGER PRIMARY KEY,
  line INTEGER NOT NULL,
  cells TEXT NOT NULL,
  problem TEXT,
  place INTEGER
) STRICT;
CREATE TABLE incoming.import_product (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE incoming.import_staged (
  id TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX incoming.import_row_by_place ON import_row (place, number);
CREATE INDEX incoming.import_staged_by_kind ON import_staged (kind, place);
CREATE TABLE incoming.import_like (
  key TEXT NOT NULL,
  variant_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  PRIMARY KEY (key, variant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incoming.import_like_by_product ON import_like (product_id);
CREATE TABLE incoming.import_refused (
  number INTEGER PRIMARY KEY,
  line INTEGER NOT NULL,
  label TEXT,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  product_id TEXT NOT NULL
) STRICT;
CREATE TABLE incoming.import_note (
  number INTEGER PRIMARY KEY,
  sentence TEXT NOT NULL
) STRICT;
CREATE TABLE incoming.import_touched (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`

const WATCHED = [
  ['ams_product', 'id'],
  ['ams_variant', 'product_id'],
  ['link', 'ams_product_id'],
  ['variant_link', 'ams_product_id'],
] as const
const EVENTS = [
  ['INSERT', 'NEW'],
  ['UPDATE', 'NEW'],
  ['DELETE', 'OLD'],
] as const

const NAMES = [...TABLES.matchAll(/CREATE TABLE incoming\.(\w+)/g)].flatMap(
  ([, name]) => name ?? [],
)

/**
 * Opens the file, and empty. True where its tables were made just now, so that statements over them have to be
 * prepared: one in memory, and inside of a transaction any, is never closed, as nothing is won by it.
 */
export function openImportFile(db: Database): boolean {
  if (!isAttached(db)) {
    if (!db.memory) rmSync(pathOf(db), { force: true })
    db.prepare('ATTACH DATABASE ? AS incoming').run(db.memory ? ':memory:' : pathOf(db))
    if (!db.inTransaction) {
      db.pragma('incoming.journal_mode = MEMORY')
      db.pragma('incoming.synchronous = OFF')
    }
  }
  if (isMade(db)) return false
  // All or none: with some of them, left by a disk that was full, no import would ever be begun again.
  db.transaction(() => db.exec(TABLES))()
  return true
}

/** Prepared once: the sample and the tests import often. */
export function importFileCleaner(db: Database): () => void {
  const deletions = NAMES.map((name) => db.prepare(`DELETE FROM incoming.${name}`))
  return () => {
    for (const deletion of deletions) deletion.run()
  }
}

/** Gives whether it was closed. */
export function closeImportFile(db: Database): boolean {
  if (db.memory || db.inTransaction) return false
  db.exec('DETACH DATABASE incoming')
  rmSync(pathOf(db), { force: true })
  return true
}

function isAttached(db: Database): boolean {
  return (
    db.prepare(`SELECT 1 FROM pragma_database_list WHERE name = 'incoming'`).get() !== undefined
  )
}

function isMade(db: Database): boolean {
  return db.prepare('SELECT 1 FROM incoming.sqlite_schema').get() !== undefined
}

function pathOf(db: Database): string {
  return `${db.name}-import`
}

/** From now on the file knows of each product of the live generation that anybody changes, links or unlinks. */
export function watchTouched(db: Database, live: number): void {
  for (const [table, column] of WATCHED) {
    for (const [event, row] of EVENTS) {
      const isLive = table.startsWith('ams_') ? `WHEN ${row}.generation = ${live}` : ''
      db.exec(`CREATE TEMP TRIGGER ${nameOf(table, event)} AFTER ${event} ON main.${table} ${isLive}
        BEGIN INSERT OR IGNORE INTO import_touched (id) VALUES (${row}.${column}); END`)
    }
  }
}

export function ignoreTouched(db: Database): void {
  for (const [table] of WATCHED) {
    for (const [event] of EVENTS) db.exec(`DROP TRIGGER IF EXISTS temp.${nameOf(table, event)}`)
  }
}

function nameOf(table: string, event: string): string {
  return `import_sees_${table}_${event.toLowerCase()}`
}
