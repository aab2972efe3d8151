import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStateFile } from '@main/database'
import { type Database, openConnection } from '@main/database/database'
import { migrate, userVersion } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import { whyDamaged } from '@main/database/state-file-checks'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../../scripts/simulation/bundle.mjs'
import { fileOfVersion, NEWEST } from '../../support/earlier-file'
import { keptCopies, lookAtCopy } from '../../support/kept-copies'
import { temporaryFolder } from '../../support/state'

/** Every table and index, as they are made. */
function schemaOf(db: Database): unknown[] {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()
}

function newSchema(): unknown[] {
  const db = openConnection(':memory:', undefined)
  migrate(db, migrations)
  const schema = schemaOf(db)
  db.close()
  return schema
}

describe('P9: an upgrade that is killed', () => {
  let program = ''
  beforeAll(async () => {
    const folder = await bundle(
      { 'dies-in-upgrade': 'tests/support/dies-in-upgrade.ts' },
      'killed-upgrade',
    )
    program = join(folder, 'dies-in-upgrade.js')
  }, 60_000)

  /** A Concord that is killed at the end of the step to a version. */
  function dieIn(path: string, version: number): void {
    const { signal, stderr } = spawnSync(process.execPath, [program, path, String(version)], {
      encoding: 'utf8',
    })
    expect(signal, stderr).toBe('SIGKILL')
  }

  test.each(migrations.slice(1).map(({ version }) => version))(
    'in the step to version %i goes on at the next start, from the version before it',
    (version) => {
      const folder = temporaryFolder()
      const path = join(folder, 'state.sqlite')
      fileOfVersion(path, version - 1)
      dieIn(path, version)
      const left = join(folder, 'left.sqlite')
      for (const end of ['', '-wal']) copyFileSync(path + end, left + end)
      const asLeft = openConnection(left, undefined)
      expect(userVersion(asLeft)).toBe(version - 1)
      asLeft.close()

      const db = openStateFile(path)
      expect(userVersion(db)).toBe(NEWEST)
      expect(whyDamaged(db)).toBeNull()
      const kept = db.prepare(`SELECT value FROM setting WHERE key = 'kept'`).pluck()
      expect(kept.get()).toBe(`of version ${version - 1}`)
      expect(schemaOf(db)).toEqual(newSchema())
      db.close()
      expect(keptCopies(folder).map(lookAtCopy)).toEqual([
        { version: version - 1, damage: null, kept: `of version ${version - 1}` },
      ])
    },
  )

  test('again and again, later each time, has one copy: of before its first step', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    fileOfVersion(path, NEWEST - 4)
    for (const version of [NEWEST - 3, NEWEST - 1, NEWEST - 1, NEWEST]) dieIn(path, version)
    openStateFile(path).close()
    expect(keptCopies(folder).map(lookAtCopy)).toEqual([
      { version: NEWEST - 4, damage: null, kept: `of version ${NEWEST - 4}` },
    ])
  })
})
