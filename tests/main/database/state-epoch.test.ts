import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { enterEpoch, openStateFile, renewEpoch, restoreIsSettled } from '@main/database'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'

function newFile(): string {
  return join(temporaryFolder(), 'state.sqlite')
}

type Ending = { readonly isOrderly?: boolean; readonly isSettled?: boolean }

/** Opens the file, and ends in order or not. True: it is not the one that was open there last. */
function open(path: string, { isOrderly = true, isSettled = true }: Ending = {}): boolean {
  const db = openStateFile(path)
  try {
    const isOther = enterEpoch(db, path)
    if (isSettled) restoreIsSettled(db)
    if (isOrderly) renewEpoch(db, path)
    return isOther
  } finally {
    db.close()
  }
}

function copyOf(path: string): string {
  const copy = `${path}.copy`
  cpSync(path, copy)
  return copy
}

test('a new file, and one that is opened again after a good or a bad end, is the one that was there', () => {
  const path = newFile()
  expect(open(path)).toBe(false)
  expect(open(path, { isOrderly: false })).toBe(false)
  expect(open(path, { isOrderly: false })).toBe(false)
  expect(open(path)).toBe(false)
})

test('P6: an earlier file that was put in its place is another one, until what follows is kept', () => {
  const path = newFile()
  open(path)
  const copy = copyOf(path)
  open(path)
  cpSync(copy, path)
  expect(open(path, { isOrderly: false, isSettled: false })).toBe(true)
  expect(open(path, { isSettled: false })).toBe(true)
  expect(open(path)).toBe(true)
  expect(open(path)).toBe(false)
})

test('P6: so is one that was copied away while Concord ran, after an orderly end', () => {
  const path = newFile()
  const db = openStateFile(path)
  enterEpoch(db, path)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const copy = copyOf(path)
  renewEpoch(db, path)
  db.close()
  cpSync(copy, path)
  expect(open(path)).toBe(true)
})

test('P4, P6: so is one that was restored together with its marker, as backups of whole folders are', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'here', 'state.sqlite')
  mkdirSync(join(folder, 'here'))
  open(path)
  cpSync(join(folder, 'here'), join(folder, 'backup'), { recursive: true })
  open(path)
  renameSync(join(folder, 'here'), join(folder, 'later'))
  cpSync(join(folder, 'backup'), join(folder, 'here'), { recursive: true })
  expect(open(path)).toBe(true)
  expect(open(path)).toBe(false)
})

test('P6: a profile that was copied to another place, or came without its marker, is another one; a moved one is not', () => {
  const folder = temporaryFolder()
  const here = join(folder, 'here')
  mkdirSync(here)
  open(join(here, 'state.sqlite'))
  const there = join(folder, 'there')
  cpSync(here, there, { recursive: true })
  expect(open(join(there, 'state.sqlite'))).toBe(true)
  renameSync(here, join(folder, 'moved'))
  const moved = join(folder, 'moved', 'state.sqlite')
  expect(open(moved)).toBe(false)

  rmSync(`${moved}.epoch`)
  expect(open(moved)).toBe(true)
  writeFileSync(`${moved}.epoch`, '{"epochs":')
  expect(open(moved)).toBe(true)
  expect(open(moved)).toBe(false)
})

test('P6: where Concord stops between marker and file, either of both is the one that was there', () => {
  const path = newFile()
  open(path)
  const before = copyOf(path)
  const earlier = readFileSync(`${path}.epoch`, 'utf8')
  open(path, { isOrderly: false })
  const later = readFileSync(`${path}.epoch`, 'utf8')
  const epochs = [earlier, later].map((text) => JSON.parse(text).epochs[0])

  // In place, as the last write is: the file has the second epoch already.
  writeFileSync(`${path}.epoch`, JSON.stringify({ epochs }))
  const after = `${path}.after`
  cpSync(path, after)
  expect(open(path, { isOrderly: false })).toBe(false)

  // The marker was renamed, and the file has the first one still.
  cpSync(before, path)
  writeFileSync(`${path}.epoch.new`, JSON.stringify({ epochs }))
  renameSync(`${path}.epoch.new`, `${path}.epoch`)
  expect(open(path)).toBe(false)
})
