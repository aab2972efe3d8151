import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCatalogFile } from '@main/merchant-catalog'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'
import { appErrorOf } from '../../support/thrown'

const TEXT = 'product_id,variant_id,name,sku\n1,1-1,Caf\u00e9 \u{1f33f},A\n'

function fileOf(content: string | Uint8Array, name = 'catalog.csv'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

const utf16 = (text: string, mark: readonly number[], swap: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return Buffer.concat([Buffer.from(mark), swap ? bytes.swap16() : bytes])
}

describe('a catalog file', () => {
  test('is read as UTF-8, with or without a byte order mark, under its own name', () => {
    const path = fileOf(TEXT, 'Mein Katalog \u{1f33f}.csv')
    expect(readCatalogFile(path)).toMatchObject({
      sourceName: 'Mein Katalog \u{1f33f}.csv',
      products: [{ name: 'Caf\u00e9 \u{1f33f}' }],
    })
    expect(readCatalogFile(fileOf(`\ufeff${TEXT}`)).products).toHaveLength(1)
  })

  test.each<[string, Uint8Array]>([
    ['UTF-16, little end first', utf16(TEXT, [0xff, 0xfe], false)],
    ['UTF-16, big end first', utf16(TEXT, [0xfe, 0xff], true)],
    ['UTF-16 without a mark', utf16(TEXT, [], false)],
    ['Windows-1252', Buffer.from('product_id,variant_id,name,sku\n1,1-1,Caf\u00e9,A\n', 'latin1')],
    ['Shift-JIS', Buffer.from([0x8a, 0xbf, 0x8e, 0x9a, 0x0a])],
    ['UTF-8 that is cut inside a character', Buffer.from(TEXT.slice(0, -4)).subarray(0, -1)],
    ['a lone surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x0a])],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused, never guessed at', (_, bytes) => {
    const error = appErrorOf(() => readCatalogFile(fileOf(bytes)))
    expect(error.code).toBe('file-not-a-catalog')
    expect(error.message).toContain('catalog.csv')
  })

  test('that is not there, or is a folder, is said to be so', () => {
    const folder = temporaryFolder()
    expect(appErrorOf(() => readCatalogFile(join(folder, 'gone.csv')))).toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('ENOENT'),
    })
    expect(appErrorOf(() => readCatalogFile(folder)).code).toBe('file-unreadable')
  })

  test('that is too large is refused with the limit, before it is read', () => {
    const path = fileOf('')
    truncateSync(path, 201 * 1024 * 1024)
    const error = appErrorOf(() => readCatalogFile(path))
    expect(error.code).toBe('file-too-large')
    expect(error.message).toContain('201 MB')
    expect(error.message).toContain('200 MB')
  })

  test('with a cell beyond every limit is refused', () => {
    const cell = 'x'.repeat(2_000_000)
    const path = fileOf(`product_id,variant_id,name,sku\n1,1-1,${cell},A\n`)
    expect(appErrorOf(() => readCatalogFile(path)).code).toBe('file-not-a-catalog')
  })

  test('never says where it lies', () => {
    const path = fileOf('nonsense')
    expect(JSON.stringify(appErrorOf(() => readCatalogFile(path)))).not.toContain('concord-unit-')
  })
})
