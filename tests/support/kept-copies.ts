import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection } from '@main/database/database'
import { userVersion } from '@main/database/migrate'
import { whyDamaged } from '@main/database/state-file-checks'

/** The copies that upgrades kept in a folder, oldest name first. */
export function keptCopies(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('state-before-upgrade-'))
    .sort()
    .map((name) => join(folder, name))
}

/** Version, damage, and what `fileOfVersion` had put in. */
export function lookAtCopy(path: string) {
  const db = openConnection(path, undefined)
  try {
    const kept: unknown = db.prepare(`SELECT value FROM setting WHERE key = 'kept'`).pluck().get()
    return { version: userVersion(db), damage: whyDamaged(db), kept }
  } finally {
    db.close()
  }
}
