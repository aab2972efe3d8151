import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ImageFiles } from '@main/images/image-files'
import { ImageStore, nameOf, readKeptImage } from '@main/images/image-store'
import { describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../support/state'
import { png } from './support'

const never = new AbortController().signal
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const pathOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256)
/** As if it was used so long ago. */
const usedHoursAgo = (path: string, hours: number) => {
  const at = new Date(Date.now() - hours * 3_600_000)
  utimesSync(path, at, at)
}
const isRoot = process.getuid?.() === 0

describe('pictures in their folder', () => {
  test('are there once each by content, and come back bit for bit', async () => {
    const folder = join(temporaryFolder(), 'images')
    const store = new ImageStore({ folder })
    const sha256 = await store.put(png())
    await store.put(Buffer.from(png()))
    await store.put(png(4, 4))
    expect(sha256).toBe(nameOf(png()))
    expect(filesIn(folder)).toHaveLength(2)
    expect((await store.read(sha256))?.equals(png())).toBe(true)
    expect(store.has(sha256)).toBe(true)
    expect(store.kept()).toEqual({ pictures: 2, bytes: png().length + png(4, 4).length })
  })

  test('are known again after a start, without what was never written to its end', async () => {
    const folder = temporaryFolder()
    const sha256 = await new ImageStore({ folder }).put(png())
    writeFileSync(join(folder, sha256.slice(0, 2), 'writing-1'), 'half')
    const again = new ImageStore({ folder })
    await vi.waitFor(() => expect(again.kept()).toEqual({ pictures: 1, bytes: png().length }), {
      timeout: 20_000,
    })
    await again.put(png())
    expect(filesIn(folder).map(({ name }) => name)).toEqual([sha256])
  })

  test('make room for others: those that were not used for the longest time go', async () => {
    const folder = temporaryFolder()
    const each = png(40, 40, 1).length
    const store = new ImageStore({ folder, mostBytes: each * 4 + 20 })
    const names: string[] = []
    for (const seed of [1, 2, 3, 4]) {
      const name = await store.put(png(40, 40, seed))
      usedHoursAgo(pathOf(folder, name), 10 - seed)
      names.push(name)
    }
    const [first = '', second = ''] = names
    // It was the oldest, and is in use.
    await readKeptImage(folder, first)
    const last = await store.put(png(40, 40, 5))
    expect(store.has(first)).toBe(true)
    expect(store.has(second)).toBe(false)
    expect(store.has(last)).toBe(true)
    expect(store.kept().bytes).toBeLessThanOrEqual(store.mostBytes)
  })

  test('can be deleted all at once, and kept again', async () => {
    const folder = join(temporaryFolder(), 'images')
    const store = new ImageStore({ folder })
    const sha256 = await store.put(png())
    await store.clear()
    expect([existsSync(folder), store.has(sha256), store.kept()]).toEqual([
      false,
      false,
      { pictures: 0, bytes: 0 },
    ])
    await store.put(png())
    expect(store.has(sha256)).toBe(true)
  })
})

describe('I4: a name on the disk', () => {
  test.each([
    '..',
    '../../etc/passwd',
    'con',
    'nul.png',
    'a:b',
    'x. ',
    '\\\\host\\share',
    '%2e%2e%2f',
    'A'.repeat(64),
    'a'.repeat(300),
    '',
  ])('is never %j', async (name) => {
    const folder = temporaryFolder()
    const store = new ImageStore({ folder })
    expect(store.has(name)).toBe(false)
    expect(await store.read(name)).toBeNull()
  })

  test('says nothing of what the picture is called', async () => {
    const outside = temporaryFolder()
    const folder = join(outside, 'images')
    const library = new ImageFiles({ folder, ownOrigin: null })
    const twins = [
      'a b.png',
      'A B.png',
      'e\u0301.png',
      '\u00e9.png',
      `${'n'.repeat(200)}.png`,
      '-rf .png',
    ]
    for (const [index, name] of twins.entries()) {
      const path = join(outside, name)
      writeFileSync(path, png(5, 5, index))
      expect(await library.fetch({ kind: 'file', path }, never)).toMatchObject({ kind: 'kept' })
    }
    expect(filesIn(folder).every(({ name }) => /^[0-9a-f]{64}$/.test(name))).toBe(true)
    expect(filesIn(folder)).toHaveLength(twins.length)
  })
})

describe('I5: a folder that others change', () => {
  const library = (folder: string) => {
    const path = join(temporaryFolder(), 'mug.png')
    writeFileSync(path, png(6, 6))
    const files = new ImageFiles({ folder, ownOrigin: null })
    return { files, fetch: () => files.fetch({ kind: 'file', path }, never) }
  }
  const sha256 = nameOf(png(6, 6))

  test('may be deleted while it is open: the picture is fetched again', async () => {
    const folder = join(temporaryFolder(), 'images')
    const { files, fetch } = library(folder)
    await fetch()
    rmSync(folder, { recursive: true })
    expect([files.has(sha256), await files.read(sha256), files.kept().pictures]).toEqual([
      false,
      null,
      0,
    ])
    expect(await fetch()).toMatchObject({ kind: 'kept', facts: { sha256, width: 6, height: 6 } })
    expect(files.has(sha256)).toBe(true)
  })

  test.each([
    [
      'other bytes of the same length',
      (path: string) => writeFileSync(path, Buffer.alloc(png(6, 6).length, 1)),
    ],
    ['half of it', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 20))],
    ['nothing', (path: string) => writeFileSync(path, '')],
  ])('may hold %s under the name: it is dropped and fetched again', async (_, change) => {
    const folder = temporaryFolder()
    const { files, fetch } = library(folder)
    await fetch()
    change(pathOf(folder, sha256))
    expect(await files.read(sha256)).toBeNull()
    expect([existsSync(pathOf(folder, sha256)), files.has(sha256)]).toEqual([false, false])
    await fetch()
    expect((await files.read(sha256))?.length).toBe(png(6, 6).length)
  })

  test('may be a file', async () => {
    const folder = join(temporaryFolder(), 'images')
    writeFileSync(folder, 'no folder')
    const { files, fetch } = library(folder)
    expect(await fetch()).toMatchObject({
      kind: 'failed',
      failure: { code: 'disk', retryable: true },
    })
    expect([files.has(sha256), await files.read(sha256)]).toEqual([false, null])
    expect(readFileSync(folder, 'utf8')).toBe('no folder')
  })

  test('may have a folder where a picture should be', async () => {
    const folder = temporaryFolder()
    mkdirSync(pathOf(folder, sha256), { recursive: true })
    writeFileSync(join(pathOf(folder, sha256), 'x'), '')
    const { files, fetch } = library(folder)
    expect(await files.read(sha256)).toBeNull()
    expect(await fetch()).toMatchObject({ kind: 'failed', failure: { code: 'disk' } })
    expect(
      filesIn(join(folder, sha256.slice(0, 2))).filter(({ name }) => name.startsWith('writing')),
    ).toEqual([])
  })

  test.skipIf(isRoot)('may be read-only: what is there is shown, nothing is added', async () => {
    const folder = temporaryFolder()
    const { files, fetch } = library(folder)
    chmodSync(folder, 0o500)
    expect(await fetch()).toMatchObject({
      failure: { code: 'disk', reason: expect.stringContaining('may not write') },
    })
    chmodSync(folder, 0o700)
    expect(await fetch()).toMatchObject({ kind: 'kept' })
    expect(files.has(sha256)).toBe(true)
  })

  test.skipIf(!existsSync('/dev/full'))(
    'may be full: it is told, and nothing half written stays',
    async () => {
      const folder = temporaryFolder()
      const { fetch } = library(folder)
      const full = vi
        .spyOn(await fileHandlePrototype(), 'writeFile')
        .mockRejectedValue(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
      expect(await fetch()).toMatchObject({
        failure: { code: 'disk', retryable: true, reason: expect.stringContaining('disk is full') },
      })
      full.mockRestore()
      expect(filesIn(folder)).toEqual([])
      expect(await fetch()).toMatchObject({ kind: 'kept' })
    },
  )
})

describe('a file of this computer', () => {
  const fetch = (path: string) =>
    new ImageFiles({ folder: join(temporaryFolder(), 'images'), ownOrigin: null }).fetch(
      { kind: 'file', path },
      never,
    )

  test('tells its facts', async () => {
    const path = join(temporaryFolder(), 'not-a-name-for-a-picture.txt')
    writeFileSync(path, png(7, 9))
    expect(await fetch(path)).toEqual({
      kind: 'kept',
      facts: {
        sha256: nameOf(png(7, 9)),
        bytes: statSync(path).size,
        width: 7,
        height: 9,
        mediaType: 'image/png',
      },
    })
  })

  test.each([
    ['that is not there', () => join(temporaryFolder(), 'gone.png'), 'no-file'],
    ['that is a folder', () => temporaryFolder(), 'no-file'],
    ['that is a device', () => '/dev/zero', 'no-file'],
    ['of a relative path', () => 'mug.png', 'no-file'],
    ['of another computer', () => '//host/share/mug.png', 'no-file'],
    ['with a zero in its name', () => `${temporaryFolder()}/a\0b.png`, 'no-file'],
  ])('%s is refused', async (_, path, code) => {
    expect(await fetch(path())).toMatchObject({ kind: 'failed', failure: { code } })
  })

  test.skipIf(process.platform === 'win32')('that is a pipe is not waited for', async () => {
    const path = join(temporaryFolder(), 'pipe.png')
    execFileSync('mkfifo', [path])
    expect(await fetch(path)).toMatchObject({ failure: { code: 'no-file' } })
  })

  test('I1: of 500 MB is not read', async () => {
    const path = join(temporaryFolder(), 'big.png')
    writeFileSync(path, png())
    truncateSync(path, 500_000_000)
    expect(await fetch(path)).toMatchObject({ failure: { code: 'too-large', retryable: false } })
  })
})

/** What every open file is made of: the system's answer can be put in the place of the disk's. */
async function fileHandlePrototype() {
  const { open } = await import('node:fs/promises')
  const file = await open(join(temporaryFolder(), 'x'), 'w')
  await file.close()
  const prototype: typeof file = Object.getPrototypeOf(file)
  return prototype
}
