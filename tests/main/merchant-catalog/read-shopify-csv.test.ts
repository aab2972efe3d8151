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

/** Shopify's present template, with the columns that Concord leaves alone in between. */
const NEWER_HEADER =
  'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Price,Compare-at price,Cost per item,Charge tax,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description'
const OLDER_HEADER =
  'Title,Handle,Body (HTML),Vendor,Product Category,Type,Tags,Published,Status,Variant SKU,Variant Barcode,Option1 Name,Option1 Value,Option1 Linked To,Option2 Name,Option2 Value,Option2 Linked To,Variant Price,Variant Compare At Price,Cost per item,Variant Taxable,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Grams,Variant Weight Unit,Variant Requires Shipping,Variant Fulfillment Service,Image Src,Image Position,Image Alt Text,Variant Image,Gift Card,SEO Title,SEO Description'
const MIXED_HEADER = OLDER_HEADER.replace('Handle', 'URL handle')
  .replace('Variant SKU', 'SKU')
  .replace('Option1 Value', 'Option1 value')
  .replace('Image Src', 'Product image URL')

describe("the names of Shopify's columns", () => {
  const rows = [
    'Band T-Shirt,band-shirt,<p>Soft.</p>,Harmony,Apparel > Tops,Shirt,"Men, Rock",TRUE,Active,B-S,578,Size,Small,,Color,green,product.metafields.shopify.color-pattern,19.99,24.99,11.00,TRUE,shopify,47,DENY,150,g,TRUE,manual,https://x/1.jpg,1,Green shirt,https://x/2.jpg,FALSE,Tee,Celebrate',
    ',band-shirt,,,,,,,,B-M,579,,Medium,,,gray,,21.5,,11.00,TRUE,,3,DENY,150,g,TRUE,manual,,,,,,,',
  ]
  const readUnder = (header: string, ...more: string[]) =>
    readCatalogText([header, ...rows, ...more].join('\n'), 'export.csv')

  test('of the present template are read', () => {
    expect(readUnder(NEWER_HEADER).products).toEqual([
      {
        id: 'band-shirt',
        name: 'Band T-Shirt',
        descriptionHtml: '<p>Soft.</p>',
        vendor: 'Harmony',
        category: 'Shirt',
        status: 'active',
        shopifyStatus: 'ACTIVE',
        shopifyProductId: null,
        optionNames: ['Size', 'Color'],
        amsOnly: {},
        images: [
          { id: expect.any(String), url: 'https://x/1.jpg', sha256: null, alt: 'Green shirt' },
          { id: expect.any(String), url: 'https://x/2.jpg', sha256: null, alt: '' },
        ],
        variants: [
          {
            id: 'band-shirt/1',
            sku: 'B-S',
            retailPrice: '19.99',
            optionValues: ['Small', 'green'],
            onHand: 47,
            wholesaleCommitments: 0,
            shopifyVariantId: null,
            imageId: expect.any(String),
            amsOnly: {},
          },
          {
            id: 'band-shirt/2',
            sku: 'B-M',
            retailPrice: '21.5',
            optionValues: ['Medium', 'gray'],
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

  test.each([
    ['older', OLDER_HEADER],
    ['mixed', MIXED_HEADER],
  ])('that are %s say the same', (_, header) => {
    expect(readUnder(header)).toEqual(readUnder(NEWER_HEADER))
  })

  test("are the file's own in what it is told", () => {
    const text = [NEWER_HEADER, rows[0]?.replace('19.99', 'free')].join('\n')
    const { message } = appErrorOf(() => readCatalogText(text, 'export.csv'))
    expect(message).toContain('line 2, column Price: "free"')
    const noPicture = [NEWER_HEADER, rows[0]?.replace('https://x/1.jpg', 'shirt')].join('\n')
    expect(readCatalogText(noPicture, 'export.csv').notes.join()).toContain(
      'Product image URL "shirt"',
    )
  })

  test('that say one thing twice leave it to a person', () => {
    const twice = NEWER_HEADER.replace('Barcode', 'Variant SKU')
    expect(appErrorOf(() => readUnder(twice)).code).toBe('file-not-a-catalog')
  })
})
