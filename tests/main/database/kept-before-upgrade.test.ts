import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { enterEpoch, openStateFile, prepareRestore, tableCounts } from '@main/database'
import { openConnection } from '@main/database/database'
import { userVersion } from '@main/database/migrate'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../../scripts/simulation/bundle.mjs'
import { toldOfUpgradeSchema } from '../../full-disk/told'
import { fileOfVersion, NEWEST } from '../../support/earlier-file'
import { keptCopies, lookAtCopy } from '../../support/kept-copies'
import { openOwnDisk } from '../../support/own-disk'
import { temporaryFolder } from '../../support/state'
import { appErrorOf } from '../../support/thrown'

const SETTING = 'INSERT INTO setting (key, value) VALUES (?, ?)'

/** A closed state file of an earlier version, alone in its folder. */
function earlierFile(version = NEWEST - 3) {
  const folder = temporaryFolder()
  const path = join(folder, 'state.sqlite')
  fileOfVersion(path, version)
  return { folder, path, version }
}

const openAndClose = (path: string): void => {
  openStateFile(path).close()
}

/** How many rows each table has, and all settings with the ids of their rows. */
function contentOf(path: string) {
  const db = openConnection(path, undefined)
  const settings = db.prepare('SELECT rowid, key, value FROM setting ORDER BY rowid').all()
  const content = { counts: tableCounts(db), settings }
  db.close()
  return content
}

describe('P9: before an upgrade of the state file', () => {
  test('it is kept beside it as it was, and can be restored', () => {
    const { folder, path, version } = earlierFile()
    const made = openConnection(path, undefined)
    for (let n = 0; n < 2_000; n++) made.prepare(SETTING).run(`key ${n}`, 'x'.repeat(200))
    made.exec(`DELETE FROM setting WHERE rowid % 3 = 0`)
    made.close()
    const before = contentOf(path)
    openAndClose(path)

    const [copy = '', ...more] = keptCopies(folder)
    expect(more).toEqual([])
    expect(readdirSync(folder)).toHaveLength(2)
    expect(lookAtCopy(copy)).toEqual({ version, damage: null, kept: `of version ${version}` })
    const { counts, settings } = contentOf(copy)
    expect(settings.slice(0, -1)).toEqual(before.settings)
    expect(settings.at(-1)).toMatchObject({ key: 'backed-up-at' })
    expect(counts).toEqual({ ...before.counts, setting: before.settings.length + 1 })

    const prepared = join(temporaryFolder(), 'state.sqlite')
    const bytes = readFileSync(copy)
    expect(prepareRestore(copy, prepared)).toMatchObject({ fileVersion: NEWEST })
    expect(prepareRestore(copy, prepared).backedUpAt).toMatch(/^2\d{3}-.*Z$/)
    expect(lookAtCopy(prepared)).toMatchObject({ version: NEWEST, kept: `of version ${version}` })
    expect(readFileSync(copy).equals(bytes)).toBe(true)
    // What restoring did was to a copy of its own.
    expect(readdirSync(join(prepared, '..'))).toEqual(['state.sqlite'])
  })

  test('what is only in its log is kept, too', () => {
    const { path } = earlierFile()
    const killed = openConnection(path, undefined)
    killed.prepare(SETTING).run('saved last', 'yes')
    const folder = temporaryFolder()
    const left = join(folder, 'state.sqlite')
    for (const end of ['', '-wal']) copyFileSync(path + end, left + end)
    killed.close()
    expect(statSync(`${left}-wal`).size).toBeGreaterThan(0)

    openAndClose(left)
    const [copy = ''] = keptCopies(folder)
    expect(contentOf(copy).settings).toContainEqual(
      expect.objectContaining({ key: 'saved last', value: 'yes' }),
    )
  })

  test('a new file and one of this version need no copy', () => {
    const folder = temporaryFolder()
    for (let time = 0; time < 2; time++) openAndClose(join(folder, 'state.sqlite'))
    expect(readdirSync(folder)).toEqual(['state.sqlite'])
  })

  test('what a Concord left that died while it copied is in no way', () => {
    const { folder, path, version } = earlierFile()
    writeFileSync(`${path}.before-upgrade`, 'half of a copy')
    writeFileSync(`${path}.before-upgrade-journal`, 'and its journal')
    openAndClose(path)
    expect(keptCopies(folder).map((copy) => lookAtCopy(copy).version)).toEqual([version])
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('another file of the same version that is put there later is kept for itself', () => {
    const { folder, path } = earlierFile()
    const earlier = readFileSync(path)
    for (let time = 0; time < 2; time++) {
      writeFileSync(path, earlier)
      const db = openStateFile(path)
      enterEpoch(db, path)
      db.close()
    }
    expect(keptCopies(folder)).toHaveLength(2)
  })

  test('the copy of the upgrade before stays, earlier ones go; the new one stays whatever the clock says', () => {
    const { folder, path, version } = earlierFile()
    const other = (name: string): string => join(folder, `state-before-upgrade-${name}.sqlite`)
    const others = ['2025-01-01-000000000', '2999-01-01-000000000', '2999-01-02-000000000'].map(
      other,
    )
    for (const name of others) writeFileSync(name, 'of earlier upgrades')
    openAndClose(path)
    const left = keptCopies(folder)
    expect(left).toHaveLength(2)
    expect(left).toContain(others[2])
    expect(lookAtCopy(left.find((copy) => !others.includes(copy)) ?? '').version).toBe(version)
  })

  test('no copy, no upgrade: the file is as it was, and is brought further once there can be one', () => {
    const { folder, path, version } = earlierFile()
    const before = readFileSync(path)
    mkdirSync(`${path}.before-upgrade`)
    const error = appErrorOf(() => openStateFile(path))
    expect(error).toMatchObject({ code: 'storage-failed', retryable: true })
    expect(error.message).toContain('The state file is as it was; nothing is lost.')
    expect(error.nextStep).toContain('start Concord again')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(keptCopies(folder)).toEqual([])

    rmdirSync(`${path}.before-upgrade`)
    const db = openStateFile(path)
    expect(userVersion(db)).toBe(NEWEST)
    db.close()
    expect(keptCopies(folder).map((copy) => lookAtCopy(copy).version)).toEqual([version])
  })
})

describe('P3, P9: an upgrade on a disk', () => {
  const DISK_BYTES = 8 * 1024 * 1024
  const REFUSED = { error: { code: 'storage-failed' }, isUntouched: true }

  /** Opens the file on a disk of its own; null where the system lets a test mount none. */
  async function openOn(pages: number | null) {
    const disk = await openOwnDisk(DISK_BYTES)
    if (!disk) return null
    copyFileSync(earlierFile().path, join(disk.folder, 'state.sqlite'))
    if (pages === null) await disk.makeReadOnly()
    const built = await bundle({ upgrade: 'tests/full-disk/upgrade.ts' }, 'full-disk-upgrade')
    const program = join(built, 'upgrade.js')
    const answer = join(temporaryFolder(), 'told.json')
    const words = [
      process.execPath,
      program,
      disk.place,
      answer,
      ...(pages === null ? [] : [`${pages}`]),
    ]
    expect(await disk.run(...words)).toBe(true)
    return toldOfUpgradeSchema.parse(JSON.parse(readFileSync(answer, 'utf8')))
  }

  test.for([4, 16, 64])(
    'that has room for %i pages is refused, nothing changed',
    async (pages, { skip }) => {
      const told = (await openOn(pages)) ?? skip(NO_DISK)
      expect(told).toMatchObject(REFUSED)
      expect(told.error?.message).toContain('the disk is full')
    },
  )

  test('that can only be read is refused, nothing changed, and is not called damaged', async ({
    skip,
  }) => {
    expect((await openOn(null)) ?? skip(NO_DISK)).toMatchObject(REFUSED)
  })
})

const NO_DISK = 'This system lets a test mount no disk'
