import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import type { Database } from './database'
import { runQueries } from './run-queries'

/**
 * A state file and the marker beside it hold the same epoch, which changes whenever the file is opened and
 * closed. A file with another epoch than its marker's is not the one that was open here last. The state file also
 * holds the marker's inode: a folder that was restored or copied whole has a marker of its own.
 */
const EPOCH = 'epoch'
const MARKER = 'epoch-marker'
/** Kept with the new epoch, until what follows from it is done: Concord may stop in between. */
const RESTORED = 'epoch-restored'

const markerSchema = z.object({
  /** Two while the file is about to get the second: it may have either. */
  epochs: z.array(z.string()).min(1).max(2),
})
type Marker = z.infer<typeof markerSchema> & { readonly inode: string }

/**
 * To be called once with each opened state file. True until `restoreIsSettled`: what the file says may be older than
 * what Shopify was already sent from here, or somebody else goes on sending from the original. Throws the error
 * of a marker that can't be written.
 */
export function enterEpoch(db: Database, stateFile: string): boolean {
  const runs = runQueries(db)
  const isRestored = runs.setting(RESTORED) === 'yes' || isAnother(db, readMarker(stateFile))
  renewEpoch(db, stateFile, isRestored)
  return isRestored
}

/** Told to a file that is about to be put in the place of another: `enterEpoch` finds it restored. */
export function markRestored(db: Database): void {
  runQueries(db).setSetting(RESTORED, 'yes')
}

/** What follows from a restore is kept in the state file now. */
export function restoreIsSettled(db: Database): void {
  runQueries(db).setSetting(RESTORED, '')
}

/** Also called at an orderly end, so that what was copied away meanwhile is told from what is left here. */
export function renewEpoch(db: Database, stateFile: string, isRestored = false): void {
  const runs = runQueries(db)
  const known = epochOf(db)
  const next = randomUUID()
  const path = markerOf(stateFile)
  writeFileSync(`${path}.new`, textOf(known === null ? [next] : [known, next]))
  renameSync(`${path}.new`, path)
  db.transaction(() => {
    runs.setSetting(EPOCH, next)
    runs.setSetting(MARKER, inodeOf(path))
    if (isRestored) runs.setSetting(RESTORED, 'yes')
  })()
  // In place, so that the inode stays. One that is cut off here can't be read, which is the safe side.
  writeFileSync(path, textOf([next]))
}

/** Null in a file that was never opened. */
export function epochOf(db: Database): string | null {
  return runQueries(db).setting(EPOCH)
}

/** The same of a file that is not open. Read-only, so that closing it plays nothing into the file. Does not wait for who has it. */
export function epochIn(path: string, binding: string | undefined): string | null {
  const db = new BetterSqlite3(path, {
    readonly: true,
    timeout: 0,
    ...(binding === undefined ? {} : { nativeBinding: binding }),
  })
  try {
    return epochOf(db)
  } finally {
    db.close()
  }
}

function isAnother(db: Database, marker: Marker | null): boolean {
  const runs = runQueries(db)
  const known = epochOf(db)
  if (known === null && marker === null) return false
  if (known === null || marker === null || !marker.epochs.includes(known)) return true
  // Concord stopped before the file had the second one, and the inode of this marker.
  const isHalfWay = marker.epochs.length === 2 && marker.epochs[0] === known
  return !isHalfWay && runs.setting(MARKER) !== marker.inode
}

const markerOf = (stateFile: string): string => `${stateFile}.epoch`
const textOf = (epochs: readonly string[]): string => JSON.stringify({ epochs })
const inodeOf = (path: string): string => String(statSync(path, { bigint: true }).ino)

/** Null where there is none that can be read: as with another one, nothing is known of the file then. */
export function readMarker(stateFile: string): Marker | null {
  const path = markerOf(stateFile)
  try {
    return { ...markerSchema.parse(JSON.parse(readFileSync(path, 'utf8'))), inode: inodeOf(path) }
  } catch {
    return null
  }
}
