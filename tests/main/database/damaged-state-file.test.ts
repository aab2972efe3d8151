import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  enterEpoch,
  openStateFile,
  putForeignLogAside,
  renewEpoch,
  stateStoreIn,
} from '@main/database'
import { ConcordError } from '@shared/contract/app-error'
import { describe, expect, test } from 'vitest'
import { amsProduct } from '../../support/products'
import { AT, importAms, openState, temporaryFolder } from '../../support/state'

const PRODUCTS = 40
const catalog = (price = '10.00') =>
  Array.from({ length: PRODUCTS }, (_, at) =>
    amsProduct({ id: `${at}`, name: `Bowl ${at}, ${price}`, variants: [] }),
  )

/** A closed, healthy state file with a catalog in it, and its folder. */
function healthyFile(): { readonly folder: string; readonly path: string } {
  const folder = temporaryFolder()
  const path = join(folder, 'state.sqlite')
  const { db, store } = openState(path)
  importAms(store, catalog())
  db.close()
  return { folder, path }
}

/** Every file of a folder, by name. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}

/** What became of opening a folder's state file; how it was refused is told by its code. */
function opening(folder: string): string {
  const before = filesOf(folder)
  try {
    const db = openStateFile(join(folder, 'state.sqlite'))
    try {
      stateStoreIn(db, join(folder, 'state.sqlite'))
    } finally {
      db.close()
    }
    return 'opened'
  } catch (thrown) {
    if (!(thrown instanceof ConcordError)) return `no words for ${String(thrown)}`
    expect(thrown.error.nextStep).toBeTruthy()
    expect(filesOf(folder), thrown.error.message).toEqual(before)
    return thrown.error.code
  }
}

/** The file with one bit turned, alone in its folder. */
function turnBit({ folder, path }: { folder: string; path: string }, whole: Buffer, bit: number) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  const bytes = Buffer.from(whole)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  writeFileSync(path, bytes)
}

/** The header of SQLite: byte and bit of each field that decides how all of the file is read (sqlite.org/fileformat.html). */
const HEADER_FIELDS: readonly (readonly [string, number, number, readonly string[]])[] = [
  ['the magic text', 3, 0, ['state-file-damaged']],
  ['the page size', 16, 4, ['state-file-damaged']],
  ['who may write it', 18, 0, ['opened', 'state-file-damaged']],
  ['who may write it', 18, 5, ['state-file-damaged']],
  ['who may read it', 19, 7, ['state-file-damaged']],
  ['the room kept at the end of pages', 20, 3, ['state-file-damaged']],
  ['the number of pages', 30, 0, ['state-file-damaged']],
  ['the list of free pages', 34, 1, ['state-file-damaged']],
  ['how many pages are free', 38, 6, ['state-file-damaged']],
  ['the kind of schema', 47, 7, ['opened', 'state-file-damaged']],
  ['the encoding of texts', 59, 1, ['state-file-damaged']],
  ['its version, lower by 4', 63, 2, ['state-file-damaged']],
  ['its version, lower by 16', 63, 4, ['state-file-damaged']],
  ['its version, below zero', 60, 7, ['state-file-damaged']],
  ['its version, higher', 62, 0, ['state-file-newer']],
  ['whose file it is', 70, 2, ['state-file-damaged']],
]

describe('P4: a bit that turned', () => {
  test('in the header is found before anything is written', () => {
    const file = healthyFile()
    const whole = readFileSync(file.path)
    for (const [field, byte, bit, endings] of HEADER_FIELDS) {
      turnBit(file, whole, byte * 8 + bit)
      expect(endings, `${field}: byte ${byte}, bit ${bit}`).toContain(opening(file.folder))
    }
  })

  test('anywhere else is either found, or the file still works', { timeout: 30_000 }, () => {
    const file = healthyFile()
    const whole = readFileSync(file.path)
    const endings = new Set<string>()
    for (let at = 0; at < TURNED; at++) {
      turnBit(file, whole, 800 + Math.floor(((at + 0.5) / TURNED) * (whole.length - 100)) * 8)
      endings.add(opening(file.folder))
    }
    expect([...endings].toSorted()).toEqual(['opened', 'state-file-damaged'])
  })
})

const TURNED = 25

describe('P4: a log that does not go with its file', () => {
  /** A session that ends in order. Gives file and log as they were before its end, which a kill would leave. */
  function session(path: string, price: string) {
    const { db, store } = openState(path)
    enterEpoch(db, path)
    importAms(store, catalog(price))
    const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
    rmSync(`${path}.killed`, { force: true })
    linkSync(`${path}.epoch`, `${path}.killed`)
    renewEpoch(db, path)
    db.close()
    return { file, log }
  }

  /** Puts the very marker back that lay there when the last session would have been killed. */
  const putMarkerBack = (path: string): void => renameSync(`${path}.killed`, `${path}.epoch`)

  /** Whether the file is taken for a restored one, and the names of its products: all of one moment. */
  function opened(path: string) {
    const { db, store } = openState(path)
    const isRestored = enterEpoch(db, path)
    const names = store.ams.products(catalog().map(({ id }) => id)).map(({ name }) => name)
    db.close()
    return { isRestored, names }
  }

  const names = (price: string): string[] => catalog(price).map(({ name }) => name)

  test('a file without its log is an earlier one, whole, and known for that', () => {
    const path = join(temporaryFolder(), 'state.sqlite')
    session(path, '10.00')
    writeFileSync(path, session(path, '20.00').file)
    putMarkerBack(path)
    expect(opened(path)).toEqual({ isRestored: true, names: names('10.00') })
  })

  test('a log of an earlier time is put aside, and nothing of the file is lost', () => {
    const path = join(temporaryFolder(), 'state.sqlite')
    session(path, '10.00')
    const log = session(path, '20.00').log
    session(path, '30.00')
    writeFileSync(`${path}-wal`, log)
    const aside = putForeignLogAside(path, AT, undefined)
    expect(readFileSync(aside ?? '')).toEqual(log)
    expect(opened(path)).toEqual({ isRestored: false, names: names('30.00') })
  })

  test('the log of a session that was killed stays, also where an earlier file came with its own', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'state.sqlite')
    session(path, '10.00')
    const killed = session(path, '20.00')
    const putBack = (): void => {
      writeFileSync(path, killed.file)
      writeFileSync(`${path}-wal`, killed.log)
    }
    putBack()
    putMarkerBack(path)
    expect(putForeignLogAside(path, AT, undefined)).toBeNull()
    expect(opened(path)).toEqual({ isRestored: false, names: names('20.00') })

    session(path, '30.00')
    putBack()
    expect(putForeignLogAside(path, AT, undefined)).toBeNull()
    expect(opened(path)).toEqual({ isRestored: true, names: names('20.00') })
  })

  test('nor is the log moved of a file that somebody has open', () => {
    const path = join(temporaryFolder(), 'state.sqlite')
    session(path, '10.00')
    const marker = readFileSync(`${path}.epoch`)
    const { db, store } = openState(path)
    enterEpoch(db, path)
    importAms(store, catalog('20.00'))
    // As a synced folder may bring it back: only the file without its log goes with it.
    writeFileSync(`${path}.epoch`, marker)
    expect(putForeignLogAside(path, AT, undefined)).toBeNull()
    expect(existsSync(`${path}-wal`)).toBe(true)
  })
})
