import { readCatalogText } from '@main/merchant-catalog'
import { describe, expect, test } from 'vitest'
import { appErrorOf } from '../../support/thrown'

const HEADER =
  'Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Status'

const read = (...rows: string[]) =>
  readCatalogText([HEADER, ...rows].join('\n'), 'export.csv').products
const refusal = (...rows: string[]) => appErrorOf(() => read(...rows))

describe("Shopify's product export", () => {
  test('is read with its variants, and its handle becomes the AMS id', () => {
    expect(
      read(
        'bowl,Oak Bowl,<p>Turned.</p>,Fernhill,Bowl,true,Size,S,Wood,Oak,B-S,shopify,4,64.00,https://x/1.jpg,active',
        'bowl,,,,,,,L,,Oak,B-L,,7,86,,',
        'bowl,,,,,,,,,,,,,,https://x/2.jpg,',
        'board,Board,,,,true,Title,Default Title,,,,shopify,,0,,draft',
      ),
    ).toEqual([
      {
        id: 'bowl',
        name: 'Oak Bowl',
        descriptionHtml: '<p>Turned.</p>',
        vendor: 'Fernhill',
        category: 'Bowl',
        status: 'active',
        shopifyStatus: 'ACTIVE',
        shopifyProductId: null,
        optionNames: ['Size', 'Wood'],
        amsOnly: {},
        images: [
          { id: expect.any(String), url: 'https://x/1.jpg', sha256: null, alt: '' },
          { id: expect.any(String), url: 'https://x/2.jpg', sha256: null, alt: '' },
        ],
        variants: [
          {
            id: 'bowl/1',
            sku: 'B-S',
            retailPrice: '64.00',
            optionValues: ['S', 'Oak'],
            onHand: 4,
            wholesaleCommitments: 0,
            shopifyVariantId: null,
            imageId: null,
            amsOnly: {},
          },
          {
            id: 'bowl/2',
            sku: 'B-L',
            retailPrice: '86',
            optionValues: ['L', 'Oak'],
            onHand: null,
            wholesaleCommitments: 0,
            shopifyVariantId: null,
            imageId: null,
            amsOnly: {},
          },
        ],
      },
      {
        id: 'board',
        name: 'Board',
        descriptionHtml: '',
        vendor: '',
        category: '',
        status: 'active',
        shopifyStatus: 'DRAFT',
        shopifyProductId: null,
        optionNames: [],
        amsOnly: {},
        images: [],
        variants: [
          {
            id: 'board/1',
            sku: '',
            retailPrice: '0',
            optionValues: [],
            onHand: null,
            wholesaleCommitments: 0,
            shopifyVariantId: null,
            imageId: null,
            amsOnly: {},
          },
        ],
      },
    ])
  })

  test('with an option Title of its own keeps it', () => {
    expect(read('book,Book,,,,true,Title,Hardcover,,,,,,9,,')).toMatchObject([
      { optionNames: ['Title'], variants: [{ optionValues: ['Hardcover'] }] },
    ])
  })

  test.each([
    ['active', 'true', 'ACTIVE'],
    ['archived', 'true', 'ARCHIVED'],
    ['', 'true', 'ACTIVE'],
    ['', 'TRUE', 'ACTIVE'],
    ['', 'false', 'DRAFT'],
    ['', '', 'DRAFT'],
  ])('with status %j and published %j is %s', (status, published, expected) => {
    expect(read(`a,A,,,,${published},Title,Default Title,,,,,,1,,${status}`)).toMatchObject([
      { shopifyStatus: expected },
    ])
  })

  test.each(['00123', '1E5', "'0042", '__proto__'])('keeps the SKU %s exactly', (sku) => {
    expect(read(`a,A,,,,true,Title,Default Title,,,${sku},,,1,,`)[0]?.variants[0]?.sku).toBe(sku)
  })

  test('gathers the rows of a handle that is an odd word', () => {
    expect(read('__proto__,A,,,,true,Size,S,,,,,,1,,', '__proto__,,,,,,,L,,,,,,1,,')).toMatchObject(
      [{ id: '__proto__', variants: [{ id: '__proto__/1' }, { id: '__proto__/2' }] }],
    )
  })

  test.each<[string, string[], string]>([
    ['a row without a handle', [',A,,,,true,Size,S,,,,,,1,,'], "line 2: the product's id is empty"],
    [
      'a first row without a title',
      ['a,,,,,true,Size,S,,,,,,1,,'],
      'line 2, column Title: "": the first row of a has no title',
    ],
    [
      'a price in words',
      ['a,A,,,,true,Size,S,,,,,,free,,'],
      'line 2, column Variant Price: "free"',
    ],
    ['stock in words', ['a,A,,,,true,Size,S,,,,shopify,some,1,,'], 'column Variant Inventory Qty'],
    ['an unknown status', ['a,A,,,,true,Size,S,,,,,,1,,sold'], 'column Status'],
  ])('with %s is refused, and the place is named', (_, rows, words) => {
    const error = refusal(...rows)
    expect(error.code).toBe('file-not-a-catalog')
    expect(error.message).toContain(words)
  })
})
