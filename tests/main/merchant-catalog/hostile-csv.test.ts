import { appendFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCatalogFile } from '@main/merchant-catalog'
import type { AmsProduct } from '@shared/catalog/product'
import type { RefusedRow } from '@shared/contract/imports'
import { describe, expect, test } from 'vitest'
import { type ImportBench, importBench } from '../../support/import-bench'
import { temporaryFolder } from '../../support/state'
import { rejectedWith } from '../../support/thrown'

/** Each row of part C of the list of hostile inputs, through the whole way of a file into AMS. */
const HEADER = 'product_id,variant_id,name,sku,retail_price,on_hand,wholesale_commitments'
const PAGE = { offset: 0, limit: 200 }

const quoted = (cell: string, mark: string): string =>
  cell.includes(mark) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
const csvOf = (rows: readonly (readonly string[])[], mark = ',', lineEnd = '\n'): string =>
  rows.map((row) => row.map((cell) => quoted(cell, mark)).join(mark)).join(lineEnd)
const row = (more: Partial<Record<'id' | 'name' | 'sku' | 'price' | 'stock' | 'held', string>>) => {
  const { id = '1', name = 'Bowl', sku = 'B-1', price = '9.50', stock = '3', held = '' } = more
  return [id, `${id}-1`, name, sku, price, stock, held]
}
const catalog = (...rows: readonly (readonly string[])[]): string =>
  csvOf([HEADER.split(','), ...rows])

async function taken(bench: ImportBench, content: string | Uint8Array): Promise<AmsProduct[]> {
  const { counts } = await bench.ready(content)
  await bench.imports.confirm({ allowShrunken: true })
  const ids = Array.from({ length: counts.products }, (_, index) => String(index + 1))
  return bench.store.ams.products(ids)
}
const only = async (content: string | Uint8Array): Promise<AmsProduct | undefined> =>
  (await taken(importBench(), content))[0]

async function refusedIn(content: string | Uint8Array): Promise<readonly RefusedRow[]> {
  const bench = importBench()
  await bench.ready(content)
  return bench.imports.refused(PAGE).rows
}

async function notesOf(content: string | Uint8Array): Promise<readonly string[]> {
  const bench = importBench()
  await bench.ready(content)
  return bench.imports.notes(PAGE).rows
}

describe('C1: a file without products', () => {
  test.each([
    ['nothing', ''],
    ['a header alone', HEADER],
    ['blank lines', '\r\n\n\r\n  '.replaceAll(' ', '')],
    ['separators alone', ',,,\n,,,\n'],
    ['the header twice', `${HEADER}\n${HEADER}\n`],
    ['a byte order mark', '\ufeff'],
  ])('%s is refused, and the old catalog stays', async (_, content) => {
    const bench = importBench()
    await taken(bench, catalog(row({})))
    const error = await bench.refusal(content)
    expect(error.code).toBe('file-not-a-catalog')
    expect(error.message).toContain('catalog.csv')
    expect(error.nextStep).not.toBe('')
    expect(bench.store.ams.info()?.products).toBe(1)
    expect(bench.copies()).toEqual([])
  })
})

describe('C2: encodings', () => {
  const text = (word: string) => catalog(row({ name: word }), row({ id: '2', name: word }))
  const utf16 = (word: string, isBig: boolean, mark: readonly number[]): Buffer => {
    const bytes = Buffer.from(text(word), 'utf16le')
    return Buffer.concat([Buffer.from(mark), isBig ? bytes.swap16() : bytes])
  }
  test.each<[string, string, Uint8Array, string, string]>([
    ['UTF-8', 'Café 🌿', Buffer.from(text('Café 🌿')), 'utf-8', 'proof'],
    ['UTF-8 with a mark', 'Café', Buffer.from(`\ufeff${text('Café')}`), 'utf-8', 'mark'],
    ['UTF-16LE with a mark', 'Café', utf16('Café', false, [0xff, 0xfe]), 'utf-16le', 'mark'],
    ['UTF-16BE with a mark', 'Café', utf16('Café', true, [0xfe, 0xff]), 'utf-16be', 'mark'],
    ['UTF-16LE without', 'Café', utf16('Café', false, []), 'utf-16le', 'guess'],
    ['UTF-16BE without', 'Café', utf16('Café', true, []), 'utf-16be', 'guess'],
    [
      'Windows-1252',
      'Café Größe',
      Buffer.from(text('Café Größe'), 'latin1'),
      'windows-1252',
      'guess',
    ],
    [
      'Shift-JIS',
      '漢字',
      Buffer.from(text('@').replaceAll('@', '\u008a¿\u008e\u009a'), 'latin1'),
      'shift_jis',
      'guess',
    ],
  ])('%s is told and read', async (_, word, bytes, encoding, encodingBy) => {
    const bench = importBench()
    const { reading } = await bench.ready(bytes)
    expect(reading).toMatchObject({ encoding, encodingBy })
    expect(reading.products[0]?.name).toBe(word)
  })

  test('another one can be chosen, and what it makes of the rows is shown', async () => {
    const bench = importBench()
    await bench.ready(Buffer.from(text('Café'), 'latin1'))
    bench.imports.choose({ choices: { encoding: 'shift_jis' } })
    await bench.imports.idle()
    expect(bench.imports.state()).toMatchObject({
      kind: 'asking',
      reading: { encoding: 'shift_jis', encodingBy: 'choice' },
    })
  })

  test('bytes that are none of it refuse their row by its line, and nothing is replaced', async () => {
    const good = Buffer.from(
      `${catalog(row({ name: 'Größe' }), row({ id: '2', name: 'Straße' }))}\n`,
    )
    const bad = Buffer.from(
      `${row({ id: '3', name: 'X' }).join(',')}\n`.replace('X', 'Caf\xe9'),
      'latin1',
    )
    const refused = await refusedIn(Buffer.concat([good, bad]))
    expect(refused).toEqual([
      {
        line: 4,
        column: null,
        value: '',
        productId: '3',
        reason: expect.stringContaining('UTF-8'),
      },
    ])
    expect(refused[0]?.reason).not.toContain('\ufffd')
  })

  test('a replacement character that the file really holds is kept', async () => {
    expect((await only(catalog(row({ name: 'a\ufffdb' }))))?.name).toBe('a\ufffdb')
  })
})

describe('C3: delimiters and numbers', () => {
  test.each([
    [',', '9.50'],
    [';', '9,50'],
    ['\t', '9.50'],
    ['|', '9,50'],
  ])('cells apart by %j are told', async (mark, price) => {
    const bench = importBench()
    const rows = [HEADER.split(','), row({ price, name: 'Bowl, round; small' })]
    const { reading } = await bench.ready(csvOf(rows, mark))
    expect(reading.delimiter).toBe(mark)
    expect(reading.products[0]).toMatchObject({
      name: 'Bowl, round; small',
      variants: [{ price: '9.50' }],
    })
  })

  test.each([
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['$19.99', '19.99'],
    ['19,99 €', '19.99'],
    ['EUR 19,99', '19.99'],
    ['-$5.00', '-5.00'],
    ['1 234,50', '1234.50'],
    ['1’234.50', '1234.50'],
    ['-0', '-0'],
    ['0.1', '0.1'],
    ['12345678901234567.89', '12345678901234567.89'],
  ])('%s is %s, as decimal text', async (price, expected) => {
    expect((await only(catalog(row({ price }))))?.variants[0]?.retailPrice).toBe(expected)
  })

  test('a currency that was left out is listed', async () => {
    expect(await notesOf(catalog(row({ price: '$19.99' })))).toEqual([
      expect.stringMatching(/^Line 2: .*\$19\.99.*19\.99/),
    ])
  })

  test.each([
    '19.9.9',
    '1e3',
    'NaN',
    'Infinity',
    '9'.repeat(40),
    '12,5O',
    '--1',
    '1,2,3',
    '0x10',
    '%5',
  ])('%s is refused with its row and column', async (price) => {
    expect(await refusedIn(catalog(row({ price }), row({ id: '2' })))).toEqual([
      {
        line: 2,
        column: 'retail_price',
        value: price,
        productId: '1',
        reason: expect.stringContaining('decimal'),
      },
    ])
  })

  test('one rule holds for a column: what the other rule wrote is asked about', async () => {
    const bench = importBench()
    const { reading } = await bench.asking(
      catalog(row({ price: '9.50' }), row({ id: '2', price: '8,25' })),
    )
    expect(reading.numbers[0]).toMatchObject({ column: 'retail_price', rule: null })
  })

  test('no price is ever a float', async () => {
    const bench = importBench()
    const prices = ['0.1', '0.2', '1.005', '4.35', '1.1']
    const products = await taken(
      bench,
      catalog(...prices.map((price, index) => row({ id: String(index + 1), price }))),
    )
    expect(products.map(({ variants }) => variants[0]?.retailPrice)).toEqual(prices)
  })
})

describe('C4: lines and quotes', () => {
  test.each(['\n', '\r', '\r\n'])('lines that end with %j', async (lineEnd) => {
    const rows = [HEADER.split(','), row({ name: `a${lineEnd}b` }), row({ id: '2' })]
    const products = await taken(importBench(), csvOf(rows, ',', lineEnd))
    expect(products.map(({ name }) => name)).toEqual([`a${lineEnd}b`, 'Bowl'])
  })

  test('a quote that is never closed is reported where it opens', async () => {
    const lines = catalog(row({}), row({ id: '2' })).split('\n')
    const bench = importBench()
    const error = await bench.refusal(
      [lines[0], lines[1], '3,3-1,"Bowl,B,1,1,', lines[2]].join('\n'),
    )
    expect(error.message).toContain('line 3')
  })

  test('a quote in the middle of a cell is taken as it stands, and listed', async () => {
    const bench = importBench()
    const [product] = await taken(bench, `${HEADER}\n1,1-1,5" nail,B,1,1,\n`)
    expect(product?.name).toBe('5" nail')
    expect(await notesOf(`${HEADER}\n1,1-1,5" nail,B,1,1,\n`)).toEqual([
      expect.stringMatching(/^Line 2: a quote/),
    ])
  })

  test('one row of 10,000 cells refuses that row alone', async () => {
    const refused = await refusedIn(`${catalog(row({}))}\n2,2-1${',x'.repeat(10_000)}`)
    expect(refused).toMatchObject([
      { line: 3, productId: '2', reason: expect.stringContaining('10002') },
    ])
  })

  test('text behind a closing quote refuses that row alone', async () => {
    expect(await refusedIn(`${catalog(row({}))}\n2,2-1,"Bo"wl,B,1,1,`)).toMatchObject([
      { line: 3, column: null, productId: '2' },
    ])
  })
})

describe('C5: limits stop before memory grows, and are said', () => {
  test('a file of 1 GB is not read at all', async () => {
    const path = join(temporaryFolder(), 'huge.csv')
    writeFileSync(path, HEADER)
    truncateSync(path, 1024 * 1024 * 1024)
    const bench = importBench()
    const state = await bench.chooseFile(path)
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'file-too-large' } })
    expect(JSON.stringify(state)).toMatch(/1024 MB.*200 MB/)
    expect(bench.copies()).toEqual([])
  })

  test('more than a million rows', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'long.csv')
    writeFileSync(path, `a,b\n${'1\n'.repeat(1_000_001)}`)
    const file = await openCatalogFile(path, join(folder, 'copy'))
    const { batches } = await file.read({})
    const reading = (async () => {
      for await (const _ of batches);
    })()
    expect((await rejectedWith(reading)).message).toContain('1000000 rows')
  })

  test.each([
    ['plain', `${'x'.repeat(2_000_000)}`],
    ['quoted', `"${'x'.repeat(2_000_000)}"`],
  ])('a cell of 2 million characters, %s', async (_, cell) => {
    const error = await importBench().refusal(`${HEADER}\n1,1-1,${cell},B,1,1,`)
    expect(error.message).toContain('1000000 characters')
    expect(error.message).toContain('line 2')
  })

  test('a header of 10,000 columns', async () => {
    const error = await importBench().refusal(
      `${HEADER}${',x'.repeat(10_000)}\n${row({}).join(',')}`,
    )
    expect(error.message).toContain('2000 columns')
  })
})

describe('C6: columns', () => {
  test.each([
    ['renamed', HEADER.replace('product_id', 'Article')],
    ['missing', HEADER.replace('sku,', 'colour,')],
    ['twice', HEADER.replace('on_hand', 'name')],
    ['in another case', HEADER.toUpperCase()],
  ])('%s lead to the mapping', async (_, header) => {
    const { reading } = await importBench().asking(`${header}\n${row({}).join(',')}`)
    expect(reading.columns).toHaveLength(7)
    expect(new Set(reading.columns).size).toBe(7)
  })

  test('in another case are suggested all the same', async () => {
    const { reading } = await importBench().asking(`${HEADER.toUpperCase()}\n${row({}).join(',')}`)
    expect(reading).toMatchObject({ layout: 'mapped', missing: [], mapping: { name: 'NAME' } })
  })

  test('in another order and with more of them are read, and what is not read is listed', async () => {
    const columns = [...HEADER.split(','), 'Lagerplatz'].reverse()
    const bench = importBench()
    const { reading } = await bench.ready(csvOf([columns, ['A1', ...row({}).reverse()]]))
    expect(reading).toMatchObject({ layout: 'ams', unused: ['Lagerplatz'] })
    expect(reading.products[0]?.name).toBe('Bowl')
  })
})

describe('C7: SKUs that a person could take for one another', () => {
  test.each([
    ['the same', 'B-1', 'B-1'],
    ['another case', 'B-1', 'b-1'],
    ['spaces', 'B-1', ' B-1 '],
    ['composed and decomposed', 'Caf\u00e9', 'Cafe\u0301'],
    ['a zero-width character', 'B-1', 'B\u200b-1'],
    ['a letter of another script', 'BOX', 'B\u041eX'],
  ])('%s: pointed out, and both are there as they were written', async (_, first, second) => {
    const bench = importBench()
    const content = catalog(row({ sku: first }), row({ id: '2', sku: second }))
    await bench.ready(content)
    const notes = bench.imports.notes(PAGE).rows
    expect(notes).toEqual([expect.stringContaining('1, 2')])
    await bench.imports.confirm({ allowShrunken: false })
    const skus = bench.store.ams.products(['1', '2']).map(({ variants }) => variants[0]?.sku)
    expect(skus).toEqual([first, second])
  })

  test('without a SKU nothing is like another', async () => {
    expect(await notesOf(catalog(row({ sku: '' }), row({ id: '2', sku: '' })))).toEqual([])
  })
})

describe('C8: SKUs are text', () => {
  test.each([
    '00123',
    '1E5',
    '=1+1',
    'TRUE',
    '',
    '5'.repeat(5_000),
    'a\u0000b',
    'a\u0007b',
    '1.50',
  ])('%j is kept exactly', async (sku) => {
    expect((await only(catalog(row({ sku }))))?.variants[0]?.sku).toBe(sku)
  })

  test.each(['1.23E+11', '4,56E+12'])('%s is kept, and said to be damaged', async (sku) => {
    const bench = importBench()
    await bench.ready(catalog(row({ sku })))
    expect(bench.imports.notes(PAGE).rows).toEqual([expect.stringContaining(sku)])
  })

  test('E1: what guards a cell of AMS is taken off again', async () => {
    const product = await only(catalog(row({ name: "'=1+1", sku: "''=quoted" })))
    expect(product).toMatchObject({ name: '=1+1', variants: [{ sku: "'=quoted" }] })
  })
})

describe('C9: words of the language', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    '%s is an ordinary word as header, id and value',
    async (word) => {
      const bench = importBench()
      const text = `${HEADER},${word}\n${[word, word, word, word, '1', '1', '', word].join(',')}`
      const { reading } = await bench.ready(text)
      expect(reading.unused).toEqual([word])
      await bench.imports.confirm({ allowShrunken: false })
      expect(bench.store.ams.product(word)).toMatchObject({ name: word, variants: [{ sku: word }] })
      // Mapped by a person, too.
      const own = `${word},b,c\n${word},${word},x\n`
      await bench.asking(own)
      bench.imports.choose({
        choices: { columns: { product_id: word, variant_id: 'b', name: 'c' } },
      })
      await bench.imports.idle()
      expect(bench.imports.state()).toMatchObject({
        reading: { products: [{ id: word, name: 'x' }] },
      })
      expect(Object.keys(Object.prototype)).toEqual([])
      expect({}).not.toHaveProperty('x')
    },
  )
})

describe('C10: stock', () => {
  test.each(['many', '1.5', '9'.repeat(12), '1e3', '½'])('%s is refused', async (stock) => {
    expect(await refusedIn(catalog(row({ stock })))).toMatchObject([
      { line: 2, column: 'on_hand', value: stock },
    ])
  })

  test('commitments below 0 are refused: nothing more may be sold for them', async () => {
    expect(await refusedIn(catalog(row({ held: '-5' })))).toMatchObject([
      { column: 'wholesale_commitments' },
    ])
  })

  test.each([
    ['below 0', '-3', ''],
    ['less than is committed', '2', '5'],
  ])('%s is kept, and what it means is said', async (_, stock, held) => {
    expect(await notesOf(catalog(row({ stock, held })))).toEqual([
      expect.stringMatching(/^Line 2: .*0 is what may be sold/),
    ])
  })
})

describe('C11: a file of another shop', () => {
  test('is asked about however large it is, and nothing is deleted in the meantime', async () => {
    const bench = importBench()
    const many = (from: number) =>
      catalog(
        ...Array.from({ length: 12 }, (_, index) => row({ id: String(from + index), sku: '' })),
      )
    await taken(bench, many(1))
    const { counts } = await bench.ready(many(100))
    expect(counts).toMatchObject({ isShrunken: true, missing: 12, before: 12 })
    expect(bench.store.ams.info()?.products).toBe(12)
  })
})

describe('C12: a file that others write to', () => {
  test('is read from a copy: what happens to it afterwards changes nothing', async () => {
    const path = join(temporaryFolder(), 'catalog.csv')
    writeFileSync(path, catalog(row({})))
    const bench = importBench()
    await bench.chooseFile(path)
    writeFileSync(path, catalog(row({ name: 'Another' })))
    bench.imports.ask()
    bench.imports.prepare()
    await bench.imports.idle()
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.product('1')?.name).toBe('Bowl')
  })

  test('is refused as a whole where it changes on the way', async () => {
    const path = join(temporaryFolder(), 'catalog.csv')
    writeFileSync(
      path,
      catalog(...Array.from({ length: 50_000 }, (_, id) => row({ id: String(id) }))),
    )
    const bench = importBench()
    const done = bench.chooseFile(path)
    let times = 0
    const writing = setInterval(() => {
      appendFileSync(path, `${row({ id: 'x' }).join(',')}\n`)
      utimesSync(path, new Date(), new Date(Date.now() + ++times))
    }, 0)
    const state = await done
    clearInterval(writing)
    expect(state).toMatchObject({
      kind: 'failed',
      error: { code: 'file-unreadable', retryable: true },
    })
    expect(bench.copies()).toEqual([])
  })

  test('that is gone is said to be so, without its path', async () => {
    const bench = importBench()
    const state = await bench.chooseFile(join(temporaryFolder(), 'gone.csv'))
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'file-unreadable' } })
    expect(JSON.stringify(state)).toContain('ENOENT')
    expect(JSON.stringify(state)).not.toContain('concord-unit-')
  })

  test('that is a folder, too', async () => {
    const state = await importBench().chooseFile(temporaryFolder())
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'file-unreadable' } })
  })
})

describe('C14: what Unicode allows', () => {
  test.each([
    ['right-to-left marks', '\u200fא\u200e'],
    ['bidi overrides', '\u202Eevil\u202C'],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'],
    ['combining marks', `a${'\u0301'.repeat(1_000)}`],
  ])('%s are stored exactly', async (_, name) => {
    expect((await only(catalog(row({ name }))))?.name).toBe(name)
  })

  test.each([
    [
      'UTF-16',
      Buffer.from(`\ufeff${catalog(row({ name: 'a\ud800b' }), row({ id: '2' }))}`, 'utf16le'),
    ],
    [
      'UTF-8',
      Buffer.from(
        catalog(row({ name: 'a@b' }), row({ id: '2', name: 'Grün ß' }))
          .replace('@', '\xed\xa0\x80')
          .replace('Grün ß', 'Gr\xc3\xbcn \xc3\x9f'),
        'latin1',
      ),
    ],
  ])('a lone surrogate in %s is refused with its row', async (_, bytes) => {
    expect(await refusedIn(bytes)).toMatchObject([{ line: 2, productId: '1' }])
  })
})
