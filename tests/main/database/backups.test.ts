import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  copyState,
  doneSince,
  enterEpoch,
  openStateFile,
  prepareRestore,
  renewEpoch,
  restoreIsSettled,
  sealBackup,
  stateFacts,
} from '@main/database'
import { openConnection } from '@main/database/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import { APPLICATION_ID } from '@main/database/state-file-checks'
import { describe, expect, test } from 'vitest'
import { countedAms } from '../../support/counted-catalogs'
import { AT, importAms, LATER, openState, temporaryFolder } from '../../support/state'
import { appErrorOf } from '../../support/thrown'

const SETTING = 'INSERT INTO setting (key, value) VALUES (?, ?)'

/** A store with two AMS products and a rule, its copy, and what the copy was told to hold. */
async function backedUp() {
  const { db, store, path } = openState()
  importAms(store, countedAms({ products: 2, variants: 1, onHand: 4 }))
  db.prepare(SETTING).run('shop-id', 'gid://shopify/Shop/1')
  const backup = join(temporaryFolder(), 'backup.sqlite')
  await copyState(db, backup)
  return { db, store, path, backup, facts: sealBackup(backup, LATER) }
}

describe('a backup', () => {
  test('is one sound file that has what the state has, and its time', async () => {
    const { db, backup, facts } = await backedUp()
    expect(facts).toMatchObject({
      fileVersion: migrations.at(-1)?.version,
      shopId: 'gid://shopify/Shop/1',
      backedUpAt: LATER,
      counts: { products: 2, links: 0, waiting: 0, rules: 0, movements: 0 },
    })
    expect(stateFacts(db).backedUpAt).toBeNull()
    expect(readdirSync(join(backup, '..'))).toEqual(['backup.sqlite'])
  })

  test('has what is written while it is made, and is sound', async () => {
    const { db, path } = openState()
    const insert = db.prepare(SETTING)
    const big = 'x'.repeat(10_000)
    db.transaction(() => {
      for (let n = 0; n < 3_000; n++) insert.run(`key ${n}`, big)
    })()
    const backup = `${path}.backup`
    const copying = copyState(db, backup)
    await new Promise((turn) => setImmediate(turn))
    insert.run('written meanwhile', 'yes')
    await copying
    sealBackup(backup, AT)
    const copy = openConnection(backup, undefined)
    const value: unknown = copy
      .prepare(`SELECT value FROM setting WHERE key = 'written meanwhile'`)
      .pluck()
      .get()
    copy.close()
    expect(value).toBe('yes')
  })

  test('P3: is refused where the folder is gone', async () => {
    const { db } = openState()
    await expect(copyState(db, join(temporaryFolder(), 'gone', 'b.sqlite'))).rejects.toThrow()
  })
})

describe('restoring', () => {
  test('P6: prepares a copy that knows that it was restored, and leaves the backup as it is', async () => {
    const { backup } = await backedUp()
    const before = readFileSync(backup)
    const prepared = join(temporaryFolder(), 'state.sqlite')
    expect(prepareRestore(backup, prepared)).toMatchObject({
      backedUpAt: LATER,
      counts: { products: 2 },
    })
    expect(readFileSync(backup).equals(before)).toBe(true)

    // Without a marker beside it, and at its next opening it is an ordinary file.
    const open = (): boolean => {
      const db = openStateFile(prepared)
      const isRestored = enterEpoch(db, prepared)
      restoreIsSettled(db)
      renewEpoch(db, prepared)
      expect(stateFacts(db).backedUpAt).toBeNull()
      db.close()
      return isRestored
    }
    expect(open()).toBe(true)
    expect(open()).toBe(false)
  })

  test('P6: is known for a restore also where the engine had no time to change its epoch', async () => {
    const { db, path } = openState()
    enterEpoch(db, path)
    restoreIsSettled(db)
    const backup = `${path}.backup`
    await copyState(db, backup)
    sealBackup(backup, AT)
    const prepared = `${path}.restore`
    prepareRestore(backup, prepared)
    // The process was killed: marker and backup have the same epoch.
    db.close()
    copyFileSync(prepared, path)
    const again = openStateFile(path)
    expect(enterEpoch(again, path)).toBe(true)
    again.close()
  })

  test('P4: takes a file that was copied away together with its log', () => {
    const { db, path } = openState()
    db.prepare(SETTING).run('shop-id', 'gid://shopify/Shop/7')
    const folder = temporaryFolder()
    for (const end of ['', '-wal']) copyFileSync(path + end, join(folder, `copy.sqlite${end}`))
    const prepared = join(folder, 'prepared.sqlite')
    expect(prepareRestore(join(folder, 'copy.sqlite'), prepared).shopId).toBe(
      'gid://shopify/Shop/7',
    )
  })

  test('P9: brings a backup of an earlier Concord to this version, and refuses one of a newer', () => {
    const folder = temporaryFolder()
    const chosen = join(folder, 'chosen.sqlite')
    const prepared = join(folder, 'prepared.sqlite')
    const version = migrations.at(-1)?.version ?? 0
    const earlier = openConnection(chosen, undefined)
    earlier.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(earlier, migrations.slice(0, 6))
    earlier.close()
    expect(prepareRestore(chosen, prepared)).toMatchObject({
      fileVersion: version,
      backedUpAt: null,
      counts: { products: 0, movements: 0 },
    })

    const newer = openConnection(chosen, undefined)
    newer.pragma(`user_version = ${version + 1}`)
    newer.close()
    expect(appErrorOf(() => prepareRestore(chosen, prepared))).toMatchObject({
      code: 'state-file-newer',
      message: 'This backup was made by a newer Concord. Nothing was changed.',
    })
    expect(existsSync(prepared)).toBe(false)
  })

  test.each([
    ['it is empty', Buffer.alloc(0)],
    ['it is no SQLite file', Buffer.from('Handle,Title\nmug,Mug\n'.repeat(20))],
  ])('refuses a file because %s', (why, bytes) => {
    const folder = temporaryFolder()
    const chosen = join(folder, 'chosen.sqlite')
    writeFileSync(chosen, bytes)
    const error = appErrorOf(() => prepareRestore(chosen, join(folder, 'prepared.sqlite')))
    expect(error).toMatchObject({
      code: 'state-file-damaged',
      message: `This is no backup that Concord can use: ${why}. Nothing was changed.`,
    })
    expect(readdirSync(folder)).toEqual(['chosen.sqlite'])
  })

  test('P4: refuses a file of another program, and one that is damaged in its middle', async () => {
    const folder = temporaryFolder()
    const other = join(folder, 'other.sqlite')
    const foreign = openConnection(other, undefined)
    foreign.exec('CREATE TABLE t (a)')
    foreign.close()
    const prepared = join(folder, 'prepared.sqlite')
    expect(appErrorOf(() => prepareRestore(other, prepared))).toMatchObject({
      message: expect.stringContaining('it belongs to another program'),
    })

    const { backup } = await backedUp()
    const bytes = readFileSync(backup)
    bytes.fill(0xff, 4096 * 3, 4096 * 6)
    writeFileSync(backup, bytes)
    expect(appErrorOf(() => prepareRestore(backup, prepared))).toMatchObject({
      code: 'state-file-damaged',
    })
    expect(existsSync(prepared)).toBe(false)
  })
})

test('what was done since a time is counted, the time itself left out', () => {
  const { db, store } = openState()
  store.runs.add({
    kind: 'sync',
    startedAt: AT,
    finishedAt: AT,
    outcome: 'finished',
    summary: '{}',
  })
  store.runs.add({
    kind: 'push',
    startedAt: LATER,
    finishedAt: LATER,
    outcome: 'finished',
    summary: '{}',
  })
  expect(doneSince(db, AT)).toEqual({ decisions: 0, movements: 0, syncs: 0, pushes: 1 })
})
