import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { writeCatalogFile, writeWholeFile } from '@main/exports'
import type { CatalogFile } from '@shared/contract/catalog-export'
import { describe, expect, type TestContext, test } from 'vitest'
import { type OwnDisk, openOwnDisk } from '../../support/own-disk'
import { amsProduct } from '../../support/products'
import { temporaryFolder } from '../../support/state'

const OLD = 'The file of last week'
const NOBODY = 65_534
const KINDS = ['ams-csv', 'ams-xlsx', 'shopify-csv'] as const
const NAME = 'catalog.out'

/** Texts that no packing makes smaller. */
const products = Array.from({ length: 60 }, (_, n) =>
  amsProduct({ id: String(n + 1), descriptionHtml: randomBytes(3_000).toString('base64') }),
)

async function write(folder: string, file: CatalogFile, onPart: () => void = () => undefined) {
  return writeCatalogFile(join(folder, NAME), file, {
    products: products.map((product) => [product]),
    wrote: () => undefined,
    pictureBytes: async () => null,
    pause: async () => onPart(),
  })
}

const refused = (reason: string) => ({
  error: { code: 'file-not-written', message: expect.stringContaining(reason) },
})

const FULL = refused('The disk is full.')
const READ_ONLY = refused('That place can only be read.')

function expectOnlyTheOldFile(folder: string): void {
  expect(readdirSync(folder)).toEqual([NAME])
  expect(readFileSync(join(folder, NAME), 'utf8')).toBe(OLD)
}

/** A disk of 64 kB with the file of last week on it; the test is skipped where the system refuses one. */
async function smallDisk({ skip }: TestContext): Promise<OwnDisk> {
  const disk = await openOwnDisk(64 * 1024)
  if (disk === null) return skip('This system lets no test mount a disk of its own (unshare -m)')
  writeFileSync(join(disk.folder, NAME), OLD)
  return disk
}

describe('E2: what a process that died left behind', () => {
  test.each(KINDS)('is in the way of no file (%s)', async (file) => {
    const folder = temporaryFolder()
    const aside = join(folder, 'aside.txt')
    writeFileSync(aside, OLD)
    symlinkSync(aside, join(folder, `${NAME}.${process.pid}.part`))
    await write(folder, file)
    expect(readdirSync(folder).sort()).toEqual(['aside.txt', NAME])
    expect(readFileSync(aside, 'utf8')).toBe(OLD)
  })

  test('is in the way of no text', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, `${NAME}.${process.pid}.part`), OLD)
    expect(writeWholeFile(join(folder, NAME), 'New').bytes).toBe(3)
    expect(readdirSync(folder)).toEqual([NAME])
  })
})

describe('E2: a disk that is full', () => {
  test.for(KINDS)('keeps the old file, and no part of the new one (%s)', async (file, context) => {
    const { folder } = await smallDisk(context)
    await expect(write(folder, file)).rejects.toMatchObject(FULL)
    expectOnlyTheOldFile(folder)
  })

  test('takes back the pictures that were copied for the file', async (context) => {
    const { folder } = await smallDisk(context)
    const picture = {
      id: 'p',
      url: null,
      sha256: 'a'.repeat(64),
      alt: '',
      file: '/elsewhere/p.jpg',
    }
    const pictured = [amsProduct({ images: [picture] }), ...products]
    let copied: readonly string[] = []
    const written = writeCatalogFile(join(folder, NAME), 'ams-csv', {
      products: pictured.map((product) => [product]),
      wrote: () => undefined,
      pictureBytes: async () => randomBytes(5_000),
      pause: async () => {
        copied = readdirSync(join(folder, 'catalog-pictures'))
      },
    })
    await expect(written).rejects.toMatchObject(FULL)
    expect(copied).toEqual(['a'.repeat(12)])
    expectOnlyTheOldFile(folder)
  })

  test('keeps the old file when a text is written, as for support', async (context) => {
    const { folder } = await smallDisk(context)
    const text = products.map(({ descriptionHtml }) => descriptionHtml).join()
    expect(() => writeWholeFile(join(folder, NAME), text)).toThrow('The disk is full.')
    expectOnlyTheOldFile(folder)
  })
})

describe('E2: a disk that can only be read', () => {
  test.for(KINDS)('is told, and is as it was (%s)', async (file, context) => {
    const disk = await smallDisk(context)
    await disk.makeReadOnly()
    await expect(write(disk.folder, file)).rejects.toMatchObject(READ_ONLY)
    expect(() => writeWholeFile(join(disk.folder, NAME), 'text')).toThrow(
      'That place can only be read.',
    )
    expectOnlyTheOldFile(disk.folder)
  })
})

describe('E2: a folder', () => {
  test.each(KINDS)('in which nobody may write is told (%s)', async (file) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, NAME), OLD)
    chmodSync(folder, 0o555)
    // Root may write everywhere.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(NOBODY)
    try {
      await expect(write(folder, file)).rejects.toMatchObject(
        refused('Concord may not write there.'),
      )
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(folder, 0o755)
    }
    expectOnlyTheOldFile(folder)
  })

  test.each(KINDS)(
    'that is gone while the file is written, as with a removed drive (%s)',
    async (file) => {
      const folder = join(temporaryFolder(), 'drive')
      mkdirSync(folder)
      const written = write(folder, file, () => rmSync(folder, { recursive: true, force: true }))
      await expect(written).rejects.toMatchObject(refused('The folder is not there any more.'))
      await expect(write(folder, file)).rejects.toMatchObject(
        refused('The folder is not there any more.'),
      )
    },
  )
})

describe('E2: a name', () => {
  test.each(KINDS)('that is a folder’s stays that (%s)', async (file) => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, NAME))
    await expect(write(folder, file)).rejects.toMatchObject(refused('A folder has that name.'))
    expect(readdirSync(folder)).toEqual([NAME])
    expect(readdirSync(join(folder, NAME))).toEqual([])
  })

  test.each(KINDS)(
    'that leads elsewhere is replaced, and what it led to stays (%s)',
    async (file) => {
      const folder = temporaryFolder()
      const elsewhere = join(temporaryFolder(), 'precious.txt')
      writeFileSync(elsewhere, OLD)
      symlinkSync(elsewhere, join(folder, NAME))
      expect(await write(folder, file)).toMatchObject({ products: products.length })
      expect(lstatSync(join(folder, NAME)).isFile()).toBe(true)
      expect(readFileSync(elsewhere, 'utf8')).toBe(OLD)
    },
  )
})
