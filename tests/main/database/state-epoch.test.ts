import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { enterEpoch, openStateFile, renewEpoch } from '@main/database'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'

function newFile(): string {
  return join(temporaryFolder(), 'state.sqlite')
}

/** Opens the file, and ends in order or not. True: it is not the one that was open there last. */
function open(path: string, { isOrderly = true } = {}): boolean {
  const db = openStateFile(path)
  try {
    const isOther = enterEpoch(db, path)
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

test('an earlier file that was put in its place is another one, once', () => {
  const path = newFile()
  open(path)
  const copy = copyOf(path)
  open(path)
  cpSync(copy, path)
  expect(open(path)).toBe(true)
  expect(open(path)).toBe(false)
})

test('so is one that was copied away while Concord ran, after an orderly end', () => {
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

test('a profile that was copied whole to another place, or came without its marker, is another one', () => {
  const folder = temporaryFolder()
  const here = join(folder, 'here')
  mkdirSync(here)
  open(join(here, 'state.sqlite'))
  const there = join(folder, 'there')
  cpSync(here, there, { recursive: true })
  expect(open(join(there, 'state.sqlite'))).toBe(true)
  expect(open(join(here, 'state.sqlite'))).toBe(false)

  rmSync(join(here, 'state.sqlite.epoch'))
  expect(open(join(here, 'state.sqlite'))).toBe(true)
  writeFileSync(join(here, 'state.sqlite.epoch'), '{"epochs":')
  expect(open(join(here, 'state.sqlite'))).toBe(true)
  expect(open(join(here, 'state.sqlite'))).toBe(false)
})

test('where Concord stops between marker and file, either of both is the one that was there', () => {
  const path = newFile()
  open(path)
  const before = copyOf(path)
  const db = openStateFile(path)
  const marker = readFileSync(`${path}.epoch`, 'utf8')
  enterEpoch(db, path)
  const after = readFileSync(`${path}.epoch`, 'utf8')
  db.close()
  // As it stands between the two writes: the marker names both epochs.
  const epochs = [marker, after].map((text) => JSON.parse(text).epochs[0])
  writeFileSync(`${path}.epoch`, JSON.stringify({ ...JSON.parse(after), epochs }))
  cpSync(before, path)
  expect(open(path)).toBe(false)
})

test('the marker names no computer and nobody', () => {
  const path = newFile()
  open(path)
  expect(readFileSync(`${path}.epoch`, 'utf8')).toMatch(
    /^\{"epochs":\["[0-9a-f-]{36}"\],"profile":"[0-9a-f]{32}"\}$/,
  )
})
