import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { openConnection } from '@main/database/database'
import { migrations } from '@main/database/migrations'
import { assertPragmas, openStateFile } from '@main/database/open-state-file'
import { APPLICATION_ID } from '@main/database/state-file-checks'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { amsProduct } from '../../support/products'
import { importAms, openState, temporaryFolder } from '../../support/state'
import { appErrorOf } from '../../support/thrown'

/** Runs before the next rename: what lies on the disk then is what a kill would leave. */
const fake = vi.hoisted(() => ({ beforeRename: (): void => undefined }))
vi.mock('node:fs', async (original) => {
  const real = await original<{ renameSync: typeof renameSync }>()
  const rename: typeof renameSync = (from, to) => {
    fake.beforeRename()
    real.renameSync(from, to)
  }
  return { ...real, renameSync: rename }
})

/** The bytes of every file in a folder, by name. */
function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}

/** A closed, healthy state file with a catalog in it. */
function healthyFile() {
  const folder = temporaryFolder()
  const path = join(folder, 'state.sqlite')
  const { db, store } = openState(path)
  importAms(
    store,
    Array.from({ length: 300 }, (_, index) =>
      amsProduct({ id: `${index}`, name: `Bowl ${index}`, variants: [] }),
    ),
  )
  db.close()
  return { folder, path }
}

function expectRefusedUntouched(
  { folder, path }: { folder: string; path: string },
  code: string,
  words: string,
): void {
  const before = bytesOf(folder)
  const error = appErrorOf(() => openStateFile(path))
  expect(error).toMatchObject({ code, retryable: false })
  expect(error.message).toContain(words)
  expect(error.nextStep).toBeTruthy()
  expect(bytesOf(folder)).toEqual(before)
}

describe('a new state file', () => {
  test('P5: is made with its folder, marked as ours, and opened so that what is saved stays saved', () => {
    const { db } = openState(
      join(temporaryFolder(), 'stores', 'Caf\u00e9 \u{1f33f}', 'state.sqlite'),
    )
    const pragma = (name: string): unknown => db.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('locking_mode')).toBe('exclusive')
    expect(pragma('application_id')).toBe(APPLICATION_ID)
    expect(pragma('trusted_schema')).toBe(0)
    expect(pragma('user_version')).toBe(migrations.at(-1)?.version)
  })

  test('carries our mark in its header from the first moment, before anything is closed', () => {
    const { path } = openState()
    expect(readFileSync(path).readUInt32BE(68)).toBe(APPLICATION_ID)
  })
})

describe('P1: a start that was killed while it made the file', () => {
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

  /** A folder as a kill between creation and rename leaves it, and the names in it. */
  function killedBeforeRename(): { folder: string; names: string[] } {
    const folder = temporaryFolder()
    const killed = temporaryFolder()
    fake.beforeRename = () => cpSync(folder, killed, { recursive: true })
    onTestFinished(() => {
      fake.beforeRename = () => undefined
    })
    openState(join(folder, 'state.sqlite'))
    fake.beforeRename = () => undefined
    return { folder: killed, names: readdirSync(killed) }
  }

  const tidied = (folder: string): string[] =>
    readdirSync(folder).filter((name) => name.endsWith('.new') || name.endsWith('.new-journal'))

  test('leaves no half made store: the next one opens, and nothing is left over', () => {
    const { folder, names } = killedBeforeRename()
    expect(names).toEqual([`state.sqlite.${process.pid}.new`])
    renameSync(join(folder, names[0] ?? ''), join(folder, `state.sqlite.${deadPid()}.new`))
    const { store } = openState(join(folder, 'state.sqlite'))
    importAms(store, [amsProduct()])
    expect(store.ams.info()?.products).toBe(1)
    expect(tidied(folder)).toEqual([])
  })

  test('may have had the same process number', () => {
    const { folder } = killedBeforeRename()
    expect(() => openState(join(folder, 'state.sqlite'))).not.toThrow()
    expect(tidied(folder)).toEqual([])
  })

  test('may have got no further than an empty file and its journal', () => {
    const folder = temporaryFolder()
    const pid = deadPid()
    writeFileSync(join(folder, `state.sqlite.${pid}.new`), '')
    writeFileSync(join(folder, `state.sqlite.${pid}.new-journal`), 'half')
    expect(() => openState(join(folder, 'state.sqlite'))).not.toThrow()
    expect(tidied(folder)).toEqual([])
  })

  test('P7: is told from another process that is at it, and from other files', () => {
    const folder = temporaryFolder()
    const others = [`state.sqlite.${process.ppid}.new`, 'other.sqlite.1.new', 'state.sqlite.x.new']
    for (const name of others) writeFileSync(join(folder, name), '')
    openState(join(folder, 'state.sqlite'))
    expect(tidied(folder).toSorted()).toEqual(others.toSorted())
  })

  test('P4: does not play a log that was left of a removed file into the new one', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    const first = openState(path)
    importAms(first.store, [amsProduct()])
    const log = readFileSync(`${path}-wal`)
    const again = join(temporaryFolder(), 'state.sqlite')
    writeFileSync(`${again}-wal`, log)
    const { store } = openState(again)
    expect(store.ams.info()).toBeNull()
  })
})

describe('an open state file', () => {
  test.each([
    ['synchronous', 'synchronous = NORMAL'],
    ['foreign_keys', 'foreign_keys = OFF'],
    ['application_id', 'application_id = 7'],
  ])('with another %s is not used', (name, pragma) => {
    const { db } = openState()
    db.pragma(pragma)
    expect(() => assertPragmas(db)).toThrow(name)
  })

  test('is opened the same way again, with everything in it', () => {
    const { path } = healthyFile()
    const { db, store } = openState(path)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(store.ams.info()?.products).toBe(300)
  })

  test('P7: tells a second opener that it is busy, and goes on working', {
    timeout: 20_000,
  }, () => {
    const { path, store } = openState()
    const error = appErrorOf(() => openStateFile(path))
    expect(error).toMatchObject({ code: 'state-file-busy', retryable: true })
    importAms(store, [amsProduct()])
    expect(store.ams.info()?.products).toBe(1)
  })

  test('P1: that its process left by dying is whole again', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    openState(path).db.close()
    const script = `
      const Database = require('better-sqlite3')
      const db = new Database(process.argv[1])
      db.pragma('locking_mode = EXCLUSIVE')
      db.pragma('journal_mode = WAL')
      db.prepare("INSERT INTO setting (key, value) VALUES ('kept', 'yes')").run()
      db.exec("BEGIN; INSERT INTO setting (key, value) VALUES ('half', 'yes')")
      process.kill(process.pid, 'SIGKILL')`
    expect(() =>
      execFileSync(process.execPath, ['-e', script, path], { stdio: 'ignore' }),
    ).toThrow()
    expect(existsSync(`${path}-wal`)).toBe(true)
    const { store } = openState(path)
    expect(store.runs.setting('kept')).toBe('yes')
    expect(store.runs.setting('half')).toBeNull()
  })
})

describe('P4: a file that is not ours or not whole is refused before the first write', () => {
  test('when it is empty', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    writeFileSync(path, '')
    expectRefusedUntouched({ folder, path }, 'state-file-damaged', 'it is empty')
  })

  test.each([
    ['text', 'This is a shopping list, and long enough to hold a header.'.repeat(10)],
    ['a few bytes', 'SQLite'],
    ['a header alone', 'SQLite format 3\0'],
  ])('when it is %s', (_, content) => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    writeFileSync(path, content)
    expectRefusedUntouched({ folder, path }, 'state-file-damaged', 'it ')
  })

  test("when it is another program's database", () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    const db = openConnection(path, undefined)
    db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)')
    db.close()
    expectRefusedUntouched({ folder, path }, 'state-file-damaged', 'another program')
  })

  test("when it is another program's database with a write-ahead log beside it", () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    const db = openConnection(path, undefined)
    onTestFinished(() => {
      db.close()
    })
    db.pragma('journal_mode = WAL')
    db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)')
    expect(existsSync(`${path}-wal`)).toBe(true)
    expectRefusedUntouched({ folder, path }, 'state-file-damaged', 'another program')
    expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(1)
  })

  test('when it was truncated', () => {
    const file = healthyFile()
    truncateSync(file.path, Math.floor(readFileSync(file.path).length / 2 / 4096) * 4096)
    expectRefusedUntouched(file, 'state-file-damaged', "can't use")
  })

  test('when it was cut inside its first page', () => {
    const file = healthyFile()
    truncateSync(file.path, 1000)
    expectRefusedUntouched(file, 'state-file-damaged', "can't use")
  })

  test('when bytes of a page were flipped', () => {
    const file = healthyFile()
    const bytes = readFileSync(file.path)
    for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0xa5, page, page + 16)
    writeFileSync(file.path, bytes)
    expectRefusedUntouched(file, 'state-file-damaged', "can't use")
  })

  test('when it is from a newer Concord', () => {
    const file = healthyFile()
    const db = openConnection(file.path, undefined)
    db.pragma('user_version = 999')
    db.close()
    expectRefusedUntouched(file, 'state-file-newer', 'version 999')
  })
})
