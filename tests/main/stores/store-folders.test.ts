import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreFolders, type StoreRecord } from '@main/stores'
import { expect, test } from 'vitest'

function open() {
  const root = mkdtempSync(join(tmpdir(), 'concord-stores-'))
  const folders = new StoreFolders(join(root, 'stores'), join(root, 'session.json'))
  return { root, folders }
}

function record(id: string, more: Partial<StoreRecord> = {}): StoreRecord {
  return {
    id,
    kind: 'shopify',
    name: id,
    isNamed: false,
    origin: `https://${id}.myshopify.com`,
    app: null,
    hasEntry: false,
    amsServer: null,
    addedAt: '2026-11-26T09:00:00.000Z',
    finishedAt: null,
    disconnectedAt: null,
    watchedFolder: null,
    ...more,
  }
}

test('what is written is found again, the oldest first', () => {
  const { folders } = open()
  folders.write(record('young', { addedAt: '2026-11-26T10:00:00.000Z' }))
  folders.write(record('old', { addedAt: '2026-11-25T10:00:00.000Z' }))
  expect(folders.list().map((store) => store.kind === 'known' && store.record.id)).toEqual([
    'old',
    'young',
  ])
})

test('P4: a damaged record harms no other, and nothing of its store is touched', () => {
  const { root, folders } = open()
  folders.write(record('good'))
  const folder = join(root, 'stores', 'bad')
  mkdirSync(folder)
  writeFileSync(join(folder, 'store.json'), '{"id": "bad", "origin"')
  writeFileSync(join(folder, 'state.sqlite'), 'state')
  expect(folders.list()).toMatchObject([
    { kind: 'known', record: { id: 'good' } },
    { kind: 'unreadable', id: 'bad' },
  ])
  expect(readFileSync(join(folder, 'state.sqlite'), 'utf8')).toBe('state')
})

test.each([
  'https://evil.example',
  'https://good.myshopify.com.evil.example',
  'http://good.myshopify.com',
  'https://good.myshopify.com/path',
])('an address that somebody wrote into the record is not followed: %s', (origin) => {
  const { root, folders } = open()
  folders.write(record('good'))
  const file = join(root, 'stores', 'good', 'store.json')
  writeFileSync(file, JSON.stringify({ ...record('good'), origin }))
  expect(folders.find('good')).toEqual({ kind: 'unreadable', id: 'good' })
})

test('a record in the folder of another store is not taken for it', () => {
  const { root, folders } = open()
  folders.write(record('good'))
  mkdirSync(join(root, 'stores', 'copy'))
  writeFileSync(join(root, 'stores', 'copy', 'store.json'), JSON.stringify(record('good')))
  expect(folders.find('copy')).toEqual({ kind: 'unreadable', id: 'copy' })
})

test('a folder of the stores is left by no id', () => {
  const { folders } = open()
  expect(() => folders.folder('../outside')).toThrow()
  expect(() => folders.find('a/b')).toThrow()
})

test('every store gets a folder of its own', () => {
  const { folders } = open()
  expect(folders.freeId('Fernhill_Workshop')).toBe('fernhill-workshop')
  folders.write(record('fernhill-workshop'))
  expect(folders.freeId('Fernhill_Workshop')).toBe('fernhill-workshop-2')
  expect(folders.freeId('…')).toBe('store')
  expect(folders.freeId('127.0.0.1:4010')).toBe('127-0-0-1-4010')
})

test('P4: which store was open is remembered, and nothing is made of a damaged memory', () => {
  const { root, folders } = open()
  expect(folders.lastOpen()).toBeNull()
  folders.rememberOpen('good')
  expect(folders.lastOpen()).toBe('good')
  writeFileSync(join(root, 'session.json'), '{"open": "../x"}')
  expect(folders.lastOpen()).toBeNull()
})
