import { readCatalogText } from '@main/merchant-catalog'
import { describe, expect, test } from 'vitest'
import { appErrorOf } from '../../support/thrown'

const COLUMNS = [
  'product_id',
  'name',
  'description',
  'vendor',
  'category',
  'status',
  'shopify_status',
  'shopify_product_id',
  'option1_name',
  'option1_value',
  'variant_id',
  'sku',
  'retail_price',
  'on_hand',
  'wholesale_commitments',
  'shopify_variant_id',
  'cogs',
  'components',
] as const
type Row = Partial<Record<(typeof COLUMNS)[number], string>>

const whole: Row = {
  product_id: '1',
  name: 'Oak Bowl',
  description: '<p>Turned.</p>',
  vendor: 'Fernhill',
  category: 'Bowl',
  status: 'active',
  shopify_status: 'Draft',
  shopify_product_id: '8001001',
  option1_name: 'Size',
  option1_value: 'Small',
  variant_id: '1-1',
  sku: 'BOWL-S',
  retail_price: '64.00',
  on_hand: '4',
  wholesale_commitments: '1',
  shopify_variant_id: 'gid://shopify/ProductVariant/9001001',
  cogs: '12.50',
  components: 'Oak; Oil',
}

function csv(rows: readonly Row[], { delimiter = ',', lineEnd = '\n' } = {}): string {
  const quoted = (cell: string): string =>
    /["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return [
    COLUMNS.join(delimiter),
    ...rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(delimiter)),
    '',
  ].join(lineEnd)
}

const read = (text: string) => readCatalogText(text, 'catalog.csv').products
const only = (row: Row) => read(csv([{ ...whole, ...row }]))[0]
const refusal = (text: string) => appErrorOf(() => read(text))

const expected = {
  id: '1',
  name: 'Oak Bowl',
  descriptionHtml: '<p>Turned.</p>',
  vendor: 'Fernhill',
  category: 'Bowl',
  status: 'active',
  shopifyStatus: 'DRAFT',
  shopifyProductId: 'gid://shopify/Product/8001001',
  optionNames: ['Size'],
  amsOnly: { components: 'Oak; Oil' },
  images: [],
  variants: [
    {
      id: '1-1',
      sku: 'BOWL-S',
      retailPrice: '64.00',
      optionValues: ['Small'],
      onHand: 4,
      wholesaleCommitments: 1,
      shopifyVariantId: 'gid://shopify/ProductVariant/9001001',
      imageId: null,
      amsOnly: { cogs: '12.50' },
    },
  ],
}

describe('a catalog with the AMS columns', () => {
  test('is read whole', () => {
    expect(readCatalogText(csv([whole]), 'catalog.csv')).toEqual({
      sourceName: 'catalog.csv',
      isSilentAboutImages: true,
      products: [expected],
      notes: [],
    })
  })

  test('is the same with a byte order mark, other separators and other line ends', () => {
    const row = { ...whole, description: '<p>a</p>\n<p>b; c, "d"</p>' }
    const wanted = [{ ...expected, descriptionHtml: row.description }]
    expect(read(`\ufeff${csv([row])}`)).toEqual(wanted)
    for (const delimiter of [',', ';', '\t']) {
      for (const lineEnd of ['\n', '\r\n', '\r']) {
        expect(read(csv([row], { delimiter, lineEnd }))).toEqual(wanted)
      }
    }
  })

  test('is the same when its line ends are mixed', () => {
    const lines = csv([whole, { ...whole, variant_id: '1-2' }, { ...whole, variant_id: '1-3' }])
    const [header = '', first = '', second = '', third = ''] = lines.split('\n')
    for (const text of [
      `${header}\r\n${first}\n${second}\r\n${third}`,
      `${header}\n${first}\r\n${second}\n${third}\r\n`,
      `${header}\r\n${first}\r${second}\n${third}\n`,
    ]) {
      expect(read(text)[0]?.variants.map(({ id }) => id)).toEqual(['1-1', '1-2', '1-3'])
    }
  })

  test('skips lines that are blank or hold only separators', () => {
    const [header, row] = csv([whole]).split('\n')
    const separators = COLUMNS.map(() => '').join(',')
    expect(read(`${header}\n\n${row}\n${separators}\n\n`)).toEqual([expected])
  })

  test('gathers the rows of a product, wherever they stand', () => {
    const products = read(
      csv([
        whole,
        { ...whole, product_id: '2', variant_id: '2-1', name: 'Other' },
        { ...whole, variant_id: '1-2', option1_value: 'Large' },
      ]),
    )
    expect(products.map(({ id, variants }) => [id, variants.map((one) => one.id)])).toEqual([
      ['1', ['1-1', '1-2']],
      ['2', ['2-1']],
    ])
  })

  test.each([
    '00123',
    '1E5',
    '=1+1',
    'TRUE',
    '',
    ' A-1 ',
    '1.23E+11',
    'caf\u00e9',
    '\u200b',
    'a\u0000b',
  ])('keeps the SKU %j exactly', (sku) => {
    expect(only({ sku })?.variants[0]?.sku).toBe(sku)
  })

  test.each([
    ['0', '0'],
    ['0.00', '0.00'],
    [' 19.90 ', '19.90'],
    ['', null],
    ['  ', null],
  ])('reads the price %j as %j', (retail_price, price) => {
    expect(only({ retail_price })?.variants[0]?.retailPrice).toBe(price)
  })

  test('tells stock that was never set from no stock', () => {
    expect(only({ on_hand: '' })?.variants[0]?.onHand).toBeNull()
    expect(only({ on_hand: '0' })?.variants[0]?.onHand).toBe(0)
    expect(only({ wholesale_commitments: '' })?.variants[0]?.wholesaleCommitments).toBe(0)
  })

  test.each([
    ['', 'DRAFT'],
    ['ACTIVE', 'ACTIVE'],
    ['archived', 'ARCHIVED'],
    [' Unlisted ', 'UNLISTED'],
  ])('reads the Shopify status %j as %s', (shopify_status, status) => {
    expect(only({ shopify_status })?.shopifyStatus).toBe(status)
  })

  test('without options has no option values', () => {
    expect(only({ option1_name: '', option1_value: '' })).toMatchObject({
      optionNames: [],
      variants: [{ optionValues: [] }],
    })
  })

  test('may lack columns, have more of them, and have them in any order', () => {
    const text = 'name,colour,variant_id,sku,product_id\nOak Bowl,brown,1-1,A,1\n'
    expect(read(text)).toMatchObject([
      {
        id: '1',
        name: 'Oak Bowl',
        vendor: '',
        status: 'active',
        variants: [{ retailPrice: null }],
      },
    ])
  })

  test('may have fewer cells in a row than columns', () => {
    expect(read('product_id,variant_id,name,sku,vendor\n1,1-1,Bowl,A\n')).toMatchObject([
      { vendor: '' },
    ])
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'takes %s as an ordinary word in header, id and value',
    (word) => {
      const text = `product_id,variant_id,name,sku,${word}\n${word},${word},${word},${word},x\n`
      expect(read(text)).toMatchObject([
        { id: word, name: word, variants: [{ id: word, sku: word }] },
      ])
      expect(Object.keys(read(text)[0]?.amsOnly ?? {})).toEqual([])
      expect({}).not.toHaveProperty('x')
      expect(Object.prototype.toString.call([])).toBe('[object Array]')
    },
  )

  test('refuses a status that is such a word', () => {
    expect(refusal(csv([{ ...whole, status: 'constructor' }])).message).toContain('column status')
  })
})

describe('a catalog that does not make sense is refused whole, and the place is named', () => {
  test.each<[string, Row, string]>([
    ['a price in words', { retail_price: 'free' }, 'line 3, column retail_price: "free"'],
    ['a price with a comma', { retail_price: '19,90' }, 'column retail_price'],
    ['a price with an exponent', { retail_price: '1e3' }, 'column retail_price'],
    ['NaN for a price', { retail_price: 'NaN' }, 'column retail_price'],
    ['a price of 40 digits', { retail_price: '1'.repeat(40) }, 'column retail_price'],
    ['stock in words', { on_hand: 'many' }, 'line 3, column on_hand: "many"'],
    ['half a unit', { on_hand: '1.5' }, 'column on_hand'],
    ['commitments in words', { wholesale_commitments: 'x' }, 'column wholesale_commitments'],
    ['no product id', { product_id: ' ' }, "line 3: the product's id is empty"],
    ['no variant id', { variant_id: '' }, 'line 3, column variant_id'],
    [
      'a variant id that stands twice',
      { variant_id: '1-1' },
      'line 3, column variant_id: "1-1": variant 1-1 stands twice',
    ],
  ])('%s', (_, row, words) => {
    const error = refusal(csv([whole, { ...whole, variant_id: '1-2', ...row }]))
    expect(error).toMatchObject({ code: 'file-not-a-catalog', retryable: false })
    expect(error.message).toContain(words)
    expect(error.message).toContain('catalog.csv')
    expect(error.message).toContain('The AMS catalog was not changed')
  })

  test.each<[string, Row, string]>([
    ['status', { status: 'sold' }, 'line 2, column status: "sold": it is none of active, inactive'],
    ['Shopify status', { shopify_status: 'x' }, 'line 2, column shopify_status'],
  ])('an unknown %s', (_, row, words) => {
    expect(refusal(csv([{ ...whole, ...row }])).message).toContain(words)
  })

  test('a wrong cell below a cell of several lines: the line where its record begins', () => {
    const rows = [
      { ...whole, description: 'one\ntwo\nthree' },
      { ...whole, variant_id: '1-2', retail_price: 'free', description: 'four\nfive' },
    ]
    expect(refusal(csv(rows)).message).toContain('line 5, column retail_price')
    const windows = csv(rows, { lineEnd: '\r\n' }).replaceAll(/(?<!\r)\n/g, '\r\n')
    expect(refusal(windows).message).toContain('line 5, column retail_price')
  })

  test('a column that stands twice: nobody knows which one counts', () => {
    expect(refusal('product_id,variant_id,name,sku,name\n').message).toContain('its first line')
  })

  test('more cells than columns', () => {
    expect(refusal('product_id,variant_id,name,sku\n1,1-1,Bowl,A,extra\n').message).toContain(
      'line 2',
    )
  })

  test('a quote that is never closed: the line where it opens', () => {
    const text = `product_id,variant_id,name,sku\n1,1-1,Bowl,A\n2,2-1,"Board,B\n3,3-1,Stool,C\n`
    const error = refusal(text)
    expect(error.code).toBe('file-not-a-catalog')
    expect(error.message).toContain('line 3')
  })

  test('text behind the closing quote of a cell', () => {
    expect(refusal('product_id,variant_id,name,sku\n1,1-1,"Bo"wl,A\n').message).toContain('line 2')
  })

  test.each([
    ['nothing', ''],
    ['blank lines', '\n\n\n'],
    ['text', 'Dear customer,\nthank you'],
    ['a page', '<html><body>Log in</body></html>'],
  ])('%s', (_, text) => {
    expect(refusal(text).code).toBe('file-not-a-catalog')
  })

  test('the header a second time', () => {
    const [header] = csv([]).split('\n')
    expect(refusal(`${header}\n${header}\n`).message).toContain('line 2')
  })
})

test('rows of one product that disagree about its name are not taken silently', () => {
  const rows = [whole, { ...whole, variant_id: '1-2', name: 'Another name' }]
  const { notes } = readCatalogText(csv(rows), 'catalog.csv')
  expect(notes).toEqual([
    'Line 3: name differs from the first row of product 1; the first row counts.',
  ])
})

test('a header alone is a catalog of no products, which the import then refuses', () => {
  expect(read(csv([]))).toEqual([])
})

test('a later row that leaves the cells of its product empty says nothing against them', () => {
  const rows = [
    { ...whole, status: 'inactive' },
    { ...whole, variant_id: '1-2', name: '', status: '', vendor: '', shopify_status: '' },
  ]
  expect(readCatalogText(csv(rows), 'catalog.csv').notes).toEqual([])
})
