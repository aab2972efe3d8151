import type { StateStore } from '../engine/ports'
import type { Database } from './database'

/**
 * Runs work as one transaction that is not flushed to the disk by itself: a power cut may take the last
 * of it, in the order in which it was written, and never a part of one. The next transaction outside of
 * it, such as a decision, flushes everything before it as well (sqlite.org/pragma.html#pragma_synchronous).
 */
export function repeatableWork(db: Database): StateStore['repeatable'] {
  return (work) => {
    if (db.inTransaction) return work()
    db.pragma('synchronous = NORMAL')
    try {
      return db.transaction(work)()
    } finally {
      db.pragma('synchronous = FULL')
    }
  }
}
