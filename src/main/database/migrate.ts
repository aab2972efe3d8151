import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Database } from './database'
import type { Migration } from './migrations'

/**
 * Brings the file to the newest version, each step with its `user_version` in one transaction. A
 * failed step leaves the file as it was. A file from a newer Concord is refused untouched.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const current = userVersion(db)
  const newest = migrations.at(-1)?.version ?? 0
  if (current > newest) {
    throw new ConcordError({
      code: 'state-file-newer',
      message: t`This store was last opened with a newer Concord (file version ${current}, this Concord knows ${newest}). The file was not touched.`,
      nextStep: t`Update Concord, then open the store again.`,
      retryable: false,
    })
  }
  for (const migration of migrations) {
    if (migration.version <= current) continue
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
}

export function userVersion(db: Database): number {
  const version: unknown = db.pragma('user_version', { simple: true })
  if (typeof version !== 'number') throw new Error('user_version is not a number')
  return version
}
