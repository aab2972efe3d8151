import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { StateStore } from '../engine/ports'
import { type Database, openConnection } from './database'
import { useLargePortions } from './log-portions'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { sqliteStateStore } from './sqlite-state-store'
import { APPLICATION_ID, doesNotFit, isBusy, whyDamaged, whyForeign } from './state-file-checks'
import { busy, damaged } from './state-file-errors'
import { LOGS, removeState } from './state-file-parts'
import { upgrade } from './upgrade'

/** Versions before it can corrupt a WAL file under concurrent checkpoints (sqlite.org/wal.html). */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * Opens a store's state file, creating it when there is none, and proves before the first write that
 * it is Concord's, whole, and opened the way the design asks for. Throws a `ConcordError`
 * (`state-file-damaged`, `state-file-newer`, `state-file-busy`); a refused file is not touched.
 */
export function openStateFile(path: string, binding?: string): Database {
  return open(path, binding, (db) => upgrade(db, path, binding))
}

/** The same for a copy in which nobody works yet: what it was before an upgrade is kept where it comes from. */
export function openCopiedState(path: string, binding?: string): Database {
  return open(path, binding, (db) => migrate(db, migrations))
}

function open(
  path: string,
  binding: string | undefined,
  bringToThisVersion: (db: Database) => void,
): Database {
  mkdirSync(dirname(path), { recursive: true })
  assertSqliteVersion(binding)
  if (!existsSync(path)) createStateFile(path, binding)
  refuseForeignFile(path)
  const db = openConnection(path, binding)
  try {
    // Before the first look, so that none needs room for an index of the log (sqlite.org/wal.html#noshm).
    db.pragma('locking_mode = EXCLUSIVE')
    refuseDamage(db, path)
    applyPragmas(db)
    // A step that does not fit into the file means that the file is not of the version that its header says.
    fittingInto(path, () => bringToThisVersion(db))
    assertPragmas(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The state in an open file. Throws a `ConcordError` (`state-file-damaged`) where its tables are not what they were. */
export function stateStoreIn(db: Database, path: string): StateStore {
  return fittingInto(path, () => sqliteStateStore(db))
}

function fittingInto<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw doesNotFit(error) ? damaged(path, error.message) : error
  }
}

/**
 * Makes a new file under a name of its own and renames it when it is whole: SQLite begins with an empty
 * file, and a process that died there would leave a store that can never be opened again. Without WAL
 * until then, so that a closed connection leaves all of it in the one file.
 */
function createStateFile(path: string, binding: string | undefined): void {
  removeUnfinished(path)
  const unfinished = `${path}.${process.pid}${UNFINISHED}`
  try {
    const db = openConnection(unfinished, binding)
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`)
      migrate(db, migrations)
    } finally {
      db.close()
    }
    // Another process may have been faster; its file is as good and may be in use.
    if (existsSync(path)) return
    // A log whose file is gone would be played into the new one.
    for (const end of LOGS) rmSync(path + end, { force: true })
    renameSync(unfinished, path)
  } finally {
    removeState(unfinished)
  }
}

/** `state.sqlite.1234.new`, made by process 1234. */
const UNFINISHED = '.new'

/** Removes what processes that died while making this file left in its folder. */
function removeUnfinished(path: string): void {
  const folder = dirname(path)
  const start = `${basename(path)}.`
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start)
      ? /^(\d+)\.new(-journal|-wal|-shm)?$/.exec(name.slice(start.length))?.[1]
      : undefined
    if (pid !== undefined && !isOtherProcess(Number(pid)))
      rmSync(join(folder, name), { force: true })
  }
}

function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Most of what is read comes once, from anywhere in the file, and what the system has of it in memory is copied into
 * this cache: one that stays within the processor’s own is faster than a larger one (decision 26).
 */
const PAGE_CACHE_KB = 4_000

/**
 * WAL with `synchronous = FULL`: better-sqlite3 reopens a WAL file with NORMAL, and a saved decision
 * could then vanish in a power cut. One process writes, so the lock is held from the start.
 */
function applyPragmas(db: Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma(`cache_size = -${PAGE_CACHE_KB}`)
  useLargePortions(db)
  try {
    db.exec('BEGIN IMMEDIATE; COMMIT')
  } catch (error) {
    throw isBusy(error) ? busy(error) : error
  }
}

const EXPECTED_PRAGMAS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['application_id', APPLICATION_ID],
  ['locking_mode', 'exclusive'],
])

/** Asserted on every open, because a connection that only looks safe loses decisions. */
export function assertPragmas(db: Database): void {
  for (const [name, expected] of EXPECTED_PRAGMAS) {
    const actual: unknown = db.pragma(name, { simple: true })
    if (actual !== expected) {
      throw new Error(`PRAGMA ${name} is ${String(actual)}, not ${String(expected)}`)
    }
  }
}

/** Asked without the state file: every statement on it reads the schema, which may be damaged. */
function assertSqliteVersion(binding: string | undefined): void {
  const db = openConnection(':memory:', binding)
  const text: unknown = db.prepare('SELECT sqlite_version()').pluck().get()
  db.close()
  const parts = String(text).split('.').map(Number)
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > oldest) return
    if (part < oldest)
      throw new Error(`SQLite ${String(text)} is older than ${OLDEST_SQLITE.join('.')}`)
  }
}

function refuseForeignFile(path: string): void {
  const why = whyForeign(path)
  if (why !== null) throw damaged(path, why)
}

function refuseDamage(db: Database, path: string): void {
  let why: string | null
  try {
    why = whyDamaged(db)
  } catch (error) {
    throw isBusy(error) ? busy(error) : error
  }
  if (why !== null) throw damaged(path, why)
}
