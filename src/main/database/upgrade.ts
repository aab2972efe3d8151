import type { Database } from './database'
import { dropCopy, dropEarlierCopies, keepBeforeUpgrade } from './kept-before-upgrade'
import { migrate, userVersion } from './migrate'
import { migrations } from './migrations'

/**
 * Brings an open state file to this version, and keeps what it was. Without the copy there is no upgrade. Throws as
 * `keepBeforeUpgrade` and `migrate`.
 */
export function upgrade(db: Database, path: string, binding: string | undefined): void {
  const version = userVersion(db)
  if (version < 1 || version >= (migrations.at(-1)?.version ?? 0)) {
    migrate(db, migrations)
    return
  }
  const kept = keepBeforeUpgrade(db, path, binding)
  try {
    migrate(db, migrations)
  } catch (thrown) {
    // No step was taken, so the file itself is what the copy has.
    if (kept.isNew && userVersion(db) === version) dropCopy(kept.path)
    throw thrown
  }
  dropEarlierCopies(path, kept)
}
