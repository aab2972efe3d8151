import { openConnection } from '@main/database/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import { APPLICATION_ID } from '@main/database/state-file-checks'

export const NEWEST = migrations.at(-1)?.version ?? 0

/** Makes a closed state file of an earlier version, with something in it that a person set. */
export function fileOfVersion(path: string, version: number): void {
  const db = openConnection(path, undefined)
  db.pragma('journal_mode = WAL')
  db.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(
    db,
    migrations.filter((step) => step.version <= version),
  )
  db.exec(`INSERT INTO setting (key, value) VALUES ('kept', 'of version ${version}')`)
  db.close()
}
