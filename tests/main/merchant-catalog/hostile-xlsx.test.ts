import type { ImportReading } from '@shared/contract/imports'
import { describe, expect, test } from 'vitest'
import { importBench } from '../../support/import-bench'
import {
  partsOf,
  rowsOf,
  type SheetToWrite,
  workbook,
  type ZipPart,
  zipOf,
} from '../../support/workbook'

/** Each row of part X of the list of hostile inputs, through the whole way of a file into AMS. */
const HEADER = ['product_id', 'variant_id', 'name', 'sku', 'retail_price', 'on_hand']
const ROW = ['1', '1-1', 'Bowl', 'B-1', '9.50', '3']
const GOOD: SheetToWrite = { name: 'Catalog', rows: [HEADER, ROW] }
const NAME = 'catalog.xlsx'
const PAGE = { offset: 0, limit: 200 }
const xml = (text: string) => ({ xml: text })

type Book = Parameters<typeof workbook>[0]

async function refusal(content: Uint8Array, name = NAME): Promise<string> {
  const bench = importBench()
  const error = await bench.refusal(content, name)
  expect(error.message).toContain(name)
  expect(error.message).toContain('not changed')
  expect(bench.store.ams.info()).toBeNull()
  expect(bench.copies()).toEqual([])
  return error.message
}

async function read(book: Book) {
  const bench = importBench()
  const { reading, counts } = await bench.ready(workbook(book), NAME)
  const notes = bench.imports.notes(PAGE).rows
  const refused = bench.imports.refused(PAGE).rows
  if (counts.products > 0) await bench.imports.confirm({ allowShrunken: false })
  return { reading, notes, refused, product: bench.store.ams.product('1'), bench }
}

/** A catalog in which one cell of the only row is another one. */
const withCell = (
  place: number,
  cell: string | number | { readonly xml: string },
): SheetToWrite => ({
  name: 'Catalog',
  rows: [HEADER, ROW.map((value, at) => (at === place ? cell : value))],
})

test('an honest workbook becomes the catalog', async () => {
  const { reading, product, notes, refused } = await read({ sheets: [GOOD] })
  expect(reading).toMatchObject({ kind: 'xlsx', sheet: 'Catalog', layout: 'ams', encoding: null })
  expect(product).toMatchObject({
    name: 'Bowl',
    variants: [{ sku: 'B-1', retailPrice: '9.50', onHand: 3 }],
  })
  expect([notes, refused]).toEqual([[], []])
})

describe('X1: archives that are bombs', () => {
  const blanks = (bytes: number): string => '<si/>'.repeat(bytes / 5)

  test.each<[string, Book]>([
    [
      'a sheet of nothing',
      { sheets: [{ name: 'A', xml: `<sheetData>${blanks(12_000_000)}</sheetData>` }] },
    ],
    ['texts of nothing', { sheets: [GOOD], shared: blanks(12_000_000) }],
  ])('%s is stopped by what unpacks', async (_, book) => {
    expect(await refusal(workbook(book))).toContain('expands beyond the limit')
  })

  test('a size that lies low is stopped as well', async () => {
    const parts = partsOf({ sheets: [GOOD] }).map((part) => ({ ...part, saidBytes: 10 }))
    expect(await refusal(zipOf(parts))).toContain('larger than it says')
  })

  test('parts that lie over one another', async () => {
    const parts = partsOf({ sheets: [GOOD] }).map((part, at) => ({
      ...part,
      ...(at === 0 ? {} : { saidOffset: at }),
    }))
    expect(await refusal(zipOf(parts))).toContain('over one another')
  })

  test('more parts than any workbook has', async () => {
    const many: ZipPart[] = Array.from({ length: 10_001 }, (_, at) => ({
      name: `x${at}`,
      content: '',
    }))
    expect(await refusal(workbook({ sheets: [GOOD], more: many }))).toContain('10000 parts')
  })

  test('an archive in the archive is never opened', async () => {
    const inner = zipOf([{ name: 'bomb', content: blanks(12_000_000) }])
    const { product } = await read({
      sheets: [GOOD],
      more: [{ name: 'inner.zip', content: inner }],
    })
    expect(product?.name).toBe('Bowl')
  })
})

describe('X2: entities and document types', () => {
  const LAUGHS =
    '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>'
  const OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
  const parts = [
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/sharedStrings.xml',
  ]

  test.each(parts.flatMap((part) => [LAUGHS, OUTSIDE].map((type) => [part, type] as const)))(
    'in %s are refused: %s',
    async (part, type) => {
      const book: Book = { sheets: [GOOD], shared: '<si><t>a</t></si>' }
      const honest = partsOf(book).find(({ name }) => name === part)?.content ?? ''
      const hostile = String(honest).replace('?>', `?>${type}`)
      expect(await refusal(workbook({ ...book, instead: { [part]: hostile } }))).toContain('DTD')
    },
  )

  test('an entity that nobody defined is refused, and the five of XML are read', async () => {
    const cell = (text: string) => xml(`<c t="inlineStr"><is><t>${text}</t></is></c>`)
    expect(await refusal(workbook({ sheets: [withCell(2, cell('a&evil;b'))] }))).toContain('&evil;')
    const { product } = await read({
      sheets: [withCell(2, cell('&lt;b&gt; &amp; &quot;&apos;&#65;&#x42;'))],
    })
    expect(product?.name).toBe('<b> & "\'AB')
  })
})

describe('X3: names of parts are no paths', () => {
  test.each(['../../../tmp/evil', '/etc/evil', 'C:\\evil', '..\\evil', 'xl/worksheets/../../evil'])(
    '%s is nothing but a name',
    async (name) => {
      const { product, bench } = await read({ sheets: [GOOD], more: [{ name, content: 'x' }] })
      expect(product?.name).toBe('Bowl')
      expect(bench.copies()).toEqual([])
    },
  )

  test.each(['XL/WORKBOOK.XML', '\\xl\\workbook.xml', '/xl/workbook.xml'])(
    '%s beside the same part is refused',
    async (name) => {
      const more = [{ name, content: '<x/>' }]
      expect(await refusal(workbook({ sheets: [GOOD], more }))).toContain('the same part twice')
    },
  )

  test('a sheet that the workbook says lies elsewhere is not looked for there', async () => {
    const instead = {
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>`,
    }
    expect(await refusal(workbook({ sheets: [GOOD], instead }))).toContain('no sheet')
  })
})

describe('X4: formulas, links, macros and errors', () => {
  test('of a formula the value that was saved is taken, and that is said', async () => {
    const cell = xml('<c t="str"><f>HYPERLINK("http://evil.example")</f><v>Saved</v></c>')
    const { product, notes } = await read({ sheets: [withCell(2, cell)] })
    expect(product?.name).toBe('Saved')
    expect(notes).toEqual([expect.stringContaining('Nothing is computed')])
  })

  test.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?'])(
    'the error %s refuses its row',
    async (error) => {
      const { refused, product } = await read({
        sheets: [withCell(2, xml(`<c t="e"><f>A1/0</f><v>${error}</v></c>`))],
      })
      expect(refused).toMatchObject([
        { line: 2, productId: '1', reason: expect.stringContaining(error) },
      ])
      expect(product).toBeNull()
    },
  )

  test.each([
    ['xl/vbaProject.bin', 'macros'],
    ['xl/externalLinks/externalLink1.xml', 'links to other files'],
    ['xl/connections.xml', 'data connections'],
  ])('%s is left alone, and said', async (name, words) => {
    const { notes, product } = await read({ sheets: [GOOD], more: [{ name, content: 'x' }] })
    expect(notes).toEqual([expect.stringContaining(words)])
    expect(product?.name).toBe('Bowl')
  })
})

describe('X5: what is no workbook', () => {
  const compound = (word: string): Buffer => {
    const bytes = Buffer.alloc(4_096)
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
    Buffer.from(word, 'utf16le').copy(bytes, 1_024)
    return bytes
  }
  test.each<[string, Uint8Array, string]>([
    ['a protected workbook', compound('EncryptedPackage'), 'password'],
    ['a workbook of the old kind', compound('Workbook'), '.xls'],
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>Log in</body></html>'), 'web page'],
    ['nothing', Buffer.alloc(0), '0 bytes'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'picture'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    [
      'an archive of something else',
      zipOf([{ name: 'readme.txt', content: 'x' }]),
      'without a workbook',
    ],
    ['a sheet of another program', zipOf([{ name: 'mimetype', content: 'x' }]), 'another program'],
    ['a binary workbook', zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), '.xlsb'],
    [
      'a protected archive',
      zipOf(partsOf({ sheets: [GOOD] }).map((part) => ({ ...part, flags: 1 }))),
      'password',
    ],
    [
      'packed as nobody packs it',
      zipOf(partsOf({ sheets: [GOOD] }).map((part) => ({ ...part, method: 14 }))),
      'packed in a way',
    ],
  ])('%s gets clear advice', async (_, content, words) => {
    expect(await refusal(content)).toContain(words)
  })

  test('cut off anywhere, it is said to be damaged and never half read', async () => {
    const whole = workbook({ sheets: [GOOD] })
    for (let share = 1; share < 8; share++) {
      const message = await refusal(whole.subarray(0, (whole.length * share) / 8))
      expect(message).toMatch(/damaged|cut off/)
    }
  })

  test('CSV under the name of a workbook is read as CSV, and the other way round', async () => {
    const csv = importBench()
    expect((await csv.ready([HEADER.join(','), ROW.join(',')].join('\n'), NAME)).reading.kind).toBe(
      'csv',
    )
    const xlsx = importBench()
    expect((await xlsx.ready(workbook({ sheets: [GOOD] }), 'catalog.csv')).reading.kind).toBe(
      'xlsx',
    )
  })
})

describe('X6: what a sheet hides', () => {
  test('of several sheets the first that is not hidden is read; another one can be chosen', async () => {
    const bench = importBench()
    const sheets: SheetToWrite[] = [
      { name: 'Hidden', state: 'hidden', rows: [HEADER, ROW.with(2, 'Secret')] },
      { name: 'Shown & seen', rows: [HEADER, ROW] },
      { name: 'Deep', state: 'veryHidden', rows: [HEADER, ROW] },
    ]
    const { reading } = await bench.ready(workbook({ sheets }), NAME)
    expect(reading).toMatchObject({
      sheet: 'Shown & seen',
      sheets: [
        { name: 'Hidden', isHidden: true },
        { name: 'Shown & seen', isHidden: false },
        { name: 'Deep', isHidden: true },
      ],
    })
    expect(bench.imports.notes(PAGE).rows).toHaveLength(2)
    bench.imports.choose({ choices: { sheet: 'Hidden' } })
    await bench.imports.idle()
    expect(bench.imports.state()).toMatchObject({
      reading: { sheet: 'Hidden', products: [{ name: 'Secret' }] },
    })
  })

  test('hidden rows and columns, filters and merged cells are announced, and all is read', async () => {
    const rows = rowsOf([HEADER, ROW, ROW.with(0, '2').with(1, '2-1').with(3, 'B-2')])
    const { notes, reading } = await read({
      sheets: [
        {
          name: 'A',
          xml: `<cols><col min="2" max="3" hidden="1"/></cols><sheetData>${rows.replace('<row r="3">', '<row r="3" hidden="1">')}</sheetData><autoFilter ref="A1:F3"/><mergeCells><mergeCell ref="A5:B6"/></mergeCells>`,
        },
      ],
    })
    expect(reading.rows).toBe(2)
    expect(notes.join('\n')).toMatch(
      /Hidden rows.*1[\s\S]*Hidden columns.*2[\s\S]*filter[\s\S]*Merged cells \(1/,
    )
  })

  test('1,048,576 rows of nothing but formats are no rows', async () => {
    const empty = Array.from(
      { length: 1_048_576 },
      (_, at) => `<row r="${at + 3}" s="1" customFormat="1"/>`,
    )
    const { reading } = await read({
      sheets: [
        { name: 'A', xml: `<sheetData>${rowsOf([HEADER, ROW])}${empty.join('')}</sheetData>` },
      ],
    })
    expect(reading.rows).toBe(1)
  }, 30_000)

  test('a cell right of the header refuses its row', async () => {
    const { refused } = await read({
      sheets: [{ name: 'A', rows: [HEADER, [...ROW, xml('<c r="XFD2"><v>1</v></c>')]] }],
    })
    expect(refused).toMatchObject([{ line: 2, productId: '1' }])
  })

  test('gaps in rows and cells keep everything in its column', async () => {
    const cell = (at: string, text: string) =>
      `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const { reading } = await read({
      sheets: [
        {
          name: 'A',
          xml: `<sheetData>${rowsOf([HEADER])}<row r="9">${cell('A9', '1')}${cell('B9', '1-1')}${cell('D9', 'B-1')}</row></sheetData>`,
        },
      ],
    })
    expect(reading.sample).toEqual([{ line: 9, cells: ['1', '1-1', '', 'B-1'] }])
  })
})

describe('X7: values as they are stored and as they are shown', () => {
  const styled = (value: number | string, style = 1) => xml(`<c s="${style}"><v>${value}</v></c>`)
  const first = (reading: ImportReading, place: number) => reading.sample[0]?.cells[place]

  test.each<[string, number | string, boolean, number, string]>([
    ['a date of the 1900 system', 14, false, 45_000, '2023-03-15'],
    ['a date of the 1904 system', 14, true, 45_000, '2027-03-16'],
    ['a date before the leap year that never was', 14, false, 1, '1900-01-01'],
    ['a date and a time', 22, false, 45_000.5, '2023-03-15T12:00:00'],
    ['a date of an own format', 'dd/mm/yyyy', false, 45_000, '2023-03-15'],
    ['a date in a language', '[$-407]d. mmmm yyyy', false, 45_000, '2023-03-15'],
  ])('%s is its day', async (_, format, is1904, value, expected) => {
    const { reading, notes } = await read({
      sheets: [withCell(2, styled(value))],
      formats: [format],
      is1904,
    })
    expect(first(reading, 2)).toBe(expected)
    expect(notes).toEqual([expect.stringContaining(expected)])
  })

  test('a number that is shown with zeros is what is shown, and that is said', async () => {
    const { product, notes } = await read({
      sheets: [withCell(3, styled(123))],
      formats: ['00000'],
    })
    expect(product?.variants[0]?.sku).toBe('00123')
    expect(notes).toEqual([expect.stringMatching(/123 as 00123/)])
  })

  test('a percentage is the number itself', async () => {
    const { product, notes } = await read({ sheets: [withCell(4, styled(0.12))], formats: [9] })
    expect(product?.variants[0]?.retailPrice).toBe('0.12')
    expect(notes).toEqual([expect.stringContaining('percentages')])
  })

  test.each([
    ['19.899999999999999', '19.9'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['1.1', '1.1'],
    ['1E-2', '0.01'],
    ['1.2E+3', '1200'],
  ])('the number %s is the price %s', async (value, expected) => {
    const { product } = await read({ sheets: [withCell(4, xml(`<c><v>${value}</v></c>`))] })
    expect(product?.variants[0]?.retailPrice).toBe(expected)
  })

  test('a number is one whatever rule the texts of its column follow', async () => {
    const { product, bench } = await read({
      sheets: [
        {
          name: 'A',
          rows: [HEADER, ROW.with(4, '8,50'), ['2', '2-1', 'Mug', 'M', 1.234, 2]],
        },
      ],
    })
    expect(product?.variants[0]?.retailPrice).toBe('8.50')
    expect(bench.store.ams.product('2')?.variants[0]?.retailPrice).toBe('1.234')
  })

  test('a number of more digits than a number has is pointed out', async () => {
    const { product, notes } = await read({
      sheets: [withCell(3, xml('<c><v>1.2345678901234567E+17</v></c>'))],
    })
    expect(product?.variants[0]?.sku).toBe('123456789012345660')
    expect(notes).toEqual([expect.stringContaining('15 digits')])
  })

  test.each([
    ['a text that looks like a number', xml('<c t="inlineStr"><is><t>00123</t></is></c>'), '00123'],
    ['a formula of a text', xml('<c t="str"><v>1E5</v></c>'), '1E5'],
    ['a boolean', xml('<c t="b"><v>1</v></c>'), 'TRUE'],
    ['a shared text', xml('<c t="s"><v>0</v></c>'), 'Rich text'],
    ['a line break', xml('<c t="inlineStr"><is><t>a&#10;b_x000D_c</t></is></c>'), 'a\nb\rc'],
    ['text in a CDATA section', xml('<c t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>'), '<b>'],
  ])('%s is kept as text', async (_, cell, expected) => {
    const shared =
      '<si><r><t>Rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>read aloud</t></rPh></si>'
    const { product } = await read({ sheets: [withCell(3, cell)], shared })
    expect(product?.variants[0]?.sku).toBe(expected)
  })

  test('half a character refuses its row', async () => {
    const { refused } = await read({
      sheets: [withCell(2, xml('<c t="inlineStr"><is><t>a&#xD800;b</t></is></c>'))],
    })
    expect(refused).toMatchObject([{ line: 2, reason: expect.stringContaining('surrogate') }])
  })

  test('prefixes of names mean nothing', async () => {
    const plain = String(partsOf({ sheets: [GOOD] }).at(-1)?.content)
    const prefixed = plain
      .replaceAll(/<(\/?)(worksheet|sheetData|row|c|is|t|v)\b/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=')
    const { product } = await read({
      sheets: [GOOD],
      instead: { 'xl/worksheets/sheet1.xml': prefixed },
    })
    expect(product?.name).toBe('Bowl')
  })
})
