import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { ConcordError } from '@shared/contract/app-error'
import type { StateFacts } from '@shared/contract/backups'
import { t } from '@shared/words/words'
import { type Database, openConnection } from './database'
import { LOGS, openStateFile } from './open-state-file'
import { markRestored } from './state-epoch'
import { markBackedUp, stateFacts } from './state-facts'
import { whyDamaged, whyForeign } from './state-file-checks'

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
  const db = openConnection(path, binding)
  try {
    const why = whyDamaged(db)
    if (why !== null) throw noBackup(why)
    db.pragma('journal_mode = DELETE')
    db.pragma('synchronous = FULL')
    markBackedUp(db, at)
    return stateFacts(db)
  } finally {
    db.close()
  }
}

/**
 * Copies a file that somebody chose to `prepared`, proves that it is a state file of Concord that this version can
 * work with, and brings it to this version. It knows then that it was restored, so that nothing that it believes
 * to wait is sent before Shopify was read. The chosen file is not touched. Throws a `ConcordError`
 * (`state-file-damaged`, `state-file-newer`) and errors of the system; nothing is left then.
 */
export function prepareRestore(path: string, prepared: string, binding?: string): StateFacts {
  removeState(prepared)
  try {
    const why = whyForeign(path)
    if (why !== null) throw noBackup(why)
    copyFileSync(path, prepared)
    // A file that was copied away with its log is whole only with it.
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${prepared}-wal`)
    const db = openPrepared(prepared, binding)
    try {
      const facts = stateFacts(db)
      markRestored(db)
      markBackedUp(db, '')
      db.pragma('journal_mode = DELETE')
      return facts
    } finally {
      db.close()
    }
  } catch (thrown) {
    removeState(prepared)
    throw thrown
  }
}

/** Removes a state file with all that SQLite puts beside it. */
export function removeState(path: string): void {
  for (const end of ['', ...LOGS]) rmSync(path + end, { force: true })
}

function openPrepared(path: string, binding: string | undefined): Database {
  try {
    return openStateFile(path, binding)
  } catch (thrown) {
    if (!(thrown instanceof ConcordError)) throw thrown
    const { code } = thrown.error
    if (code === 'state-file-newer') {
      throw new ConcordError({
        ...thrown.error,
        message: t`This backup was made by a newer Concord. Nothing was changed.`,
        nextStep: t`Update Concord, then restore it.`,
      })
    }
    if (code !== 'state-file-damaged') throw thrown
    throw noBackup(thrown.error.details?.['reason'] ?? t`it is damaged`)
  }
}

function noBackup(why: string): ConcordError {
  return new ConcordError({
    code: 'state-file-damaged',
    message: t`This is no backup that Concord can use: ${why}. Nothing was changed.`,
    nextStep: t`Choose another file.`,
    retryable: false,
  })
}
