import { copyFileSync, existsSync } from 'node:fs'
import { ConcordError } from '@shared/contract/app-error'
import type { StateFacts } from '@shared/contract/backups'
import { t } from '@shared/words/words'
import type { Database } from './database'
import { openCopiedState } from './open-state-file'
import { markRestored } from './state-epoch'
import { markBackedUp, stateFacts } from './state-facts'
import { whyForeign } from './state-file-checks'
import { noBackup } from './state-file-errors'
import { removeState } from './state-file-parts'

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

function openPrepared(path: string, binding: string | undefined): Database {
  try {
    return openCopiedState(path, binding)
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
