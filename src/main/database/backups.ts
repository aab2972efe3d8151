import type { StateFacts } from '@shared/contract/backups'
import { type Database, openConnection } from './database'
import { markBackedUp, stateFacts } from './state-facts'
import { whyDamaged } from './state-file-checks'
import { noBackup } from './state-file-errors'

/** 4 MB of a state file: what is copied between two turns of others. */
const PAGES_AT_ONCE = 1_000

/**
 * Copies an open state file as it is at one moment, while work in it goes on. What is written meanwhile is in the
 * copy, too (sqlite.org/backup.html). Throws errors of SQLite and of the system.
 */
export async function copyState(db: Database, path: string): Promise<void> {
  await db.backup(path, { progress: () => PAGES_AT_ONCE })
}

/**
 * Makes of a copy one file that is proven whole and knows its time. Nothing else may have it open. Throws a
 * `ConcordError` (`state-file-damaged`) and errors of SQLite.
 */
export function sealBackup(path: string, at: string, binding?: string): StateFacts {
  return { ...sealCopy(path, at, binding, stateFacts), backedUpAt: at }
}

/** The same for a copy of any version that state files ever had; gives what `look` finds in it before it has its time. */
export function sealCopy<T>(
  path: string,
  at: string,
  binding: string | undefined,
  look: (copy: Database) => T,
): T {
  const copy = openConnection(path, binding)
  try {
    const why = whyDamaged(copy)
    if (why !== null) throw noBackup(why)
    copy.pragma('journal_mode = DELETE')
    copy.pragma('synchronous = FULL')
    const found = look(copy)
    markBackedUp(copy, at)
    return found
  } finally {
    copy.close()
  }
}
