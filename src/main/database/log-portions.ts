import type { StateStore } from '../engine/ports'
import type { Database } from './database'

/**
 * The log of what was written is carried over into the file when it has so many pages of 4 KB
 * (sqlite.org/pragma.html#pragma_wal_autocheckpoint). Small portions are SQLite's own: no screen notices one.
 */
const SMALL_PORTION = 1_000
/**
 * A page that is written again and again, as those of indexes are while catalogs are compared, is carried over once
 * in a large one; in small ones a tenth of a compare is spent on waiting for the disk.
 */
const LARGE_PORTION = 8_000

export function useLargePortions(db: Database): void {
  db.pragma(`wal_autocheckpoint = ${LARGE_PORTION}`)
}

export function inSmallPortions(db: Database): StateStore['inSmallPortions'] {
  return async (work) => {
    db.pragma(`wal_autocheckpoint = ${SMALL_PORTION}`)
    try {
      return await work()
    } finally {
      useLargePortions(db)
      db.pragma('wal_checkpoint(PASSIVE)')
    }
  }
}
