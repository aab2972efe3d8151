import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCatalogFile } from '@main/exports'
import { readCatalogFile } from '@main/merchant-catalog'
import { drawnPicture } from '@main/store-simulator/media/drawn-picture'
import type { AmsProduct } from '@shared/catalog/product'
import type { CatalogFile } from '@shared/contract/catalog-export'
import { amsColumns } from '@shared/fields/ams-columns'
import { amsOnlyFields } from '@shared/fields/field-registry'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importBench } from '../../support/import-bench'
import { amsProduct, amsVariant } from '../../support/products'
import { temporaryFolder } from '../../support/state'

const address = (name: string): string => `https://cdn.example.com/${name}`

async function write(
  products: readonly AmsProduct[],
  {
    file = 'ams-csv',
    folder = temporaryFolder(),
    bytes = null,
  }: { file?: CatalogFile; folder?: string; bytes?: Uint8Array | null } = {},
) {
  const path = join(folder, file === 'ams-xlsx' ? 'catalog.xlsx' : 'catalog.csv')
  const written = await writeCatalogFile(path, file, {
    products: [products],
    wrote: () => undefined,
    pictureBytes: async () => bytes,
    pause: async () => undefined,
  })
  return { path, folder, written }
}

const recordsOf = (path: string): Record<string, string>[] =>
  parse(readFileSync(path, 'utf8'), { bom: true, columns: true })

/** Texts as catalogs have them and as nobody wants them; a lone surrogate is no text that a file can hold. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '\r\n',
        '"',
        "'",
        ',',
        ';',
        '|',
        'é',
        '＝',
        ' ',
      ),
    )
    .map((marks) => marks.join('')),
  fc.constantFrom('', '00123', '1E5', 'TRUE', '-5', "'-5", "''", '=1+1', '_x000D_', '0', '1.10'),
)
const shownText = hostileText.filter((text) => text.trim() !== '')
const price = fc.option(fc.constantFrom('0', '0.00', '19.90', '5', '1234.5'))

const variant = fc.record({
  sku: hostileText,
  retailPrice: price,
  optionValues: fc.tuple(hostileText, hostileText),
  onHand: fc.option(fc.integer({ min: -5, max: 500 })),
  wholesaleCommitments: fc.nat(20),
  shopifyVariantId: fc.option(fc.nat().map((id) => `gid://shopify/ProductVariant/${id}`)),
  amsOnly: fc.dictionary(
    fc.constantFrom(...amsOnlyFields.filter((f) => f.level === 'variant').map((f) => f.key)),
    hostileText.filter((text) => text !== ''),
  ),
})

const product = fc
  .record({
    name: hostileText,
    descriptionHtml: hostileText,
    vendor: hostileText,
    category: hostileText,
    status: fc.constantFrom('active', 'inactive'),
    shopifyStatus: fc.constantFrom('ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'),
    shopifyProductId: fc.option(fc.nat().map((id) => `gid://shopify/Product/${id}`)),
    optionNames: fc.tuple(shownText, shownText).map((names) => names.map((name) => name.trim())),
    amsOnly: fc.dictionary(
      fc.constantFrom(...amsOnlyFields.filter((f) => f.level === 'product').map((f) => f.key)),
      hostileText.filter((text) => text !== ''),
    ),
    alts: fc.array(
      hostileText.map((text) => text.replace(/[\r\n]/g, ' ').trim()),
      { maxLength: 4 },
    ),
    shown: fc.nat(4),
    variants: fc.array(variant, { minLength: 1, maxLength: 4 }),
  })
  .map(({ alts, shown, variants, ...own }) => ({ images: alts, shown, variants, own }))

const catalog = fc.array(product, { minLength: 1, maxLength: 4 }).map((found) =>
  found.map(({ images: alts, shown, variants, own }, index): AmsProduct => {
    const images = alts.map((alt, place) => ({
      ...idOf(address(`${index}-${place}.jpg`)),
      alt,
    }))
    return {
      ...amsProduct(),
      ...own,
      id: `p ${index}`,
      images,
      variants: variants.map((one, place) => ({
        ...one,
        id: `p ${index}/${place}`,
        imageId: place === 0 ? (images[shown]?.id ?? null) : null,
      })),
    }
  }),
)

/** The id of a picture follows from its address; read back here, so that the comparison is of whole products. */
function idOf(url: string) {
  return { id: url, url, sha256: null }
}

/** With a picture's address in the place of its id. */
function comparable(products: readonly AmsProduct[]) {
  return products.map((one) => ({
    ...one,
    images: one.images.map(({ url, alt }) => ({ url, alt })),
    variants: one.variants.map((each) => ({
      ...each,
      imageId: one.images.find(({ id }) => id === each.imageId)?.url ?? null,
    })),
  }))
}

/** That more is promised than is there is said of the catalog, not of the file. */
const isAboutTheFile = (note: string): boolean => !note.includes('is below 0')

describe('E1: a file for AMS', () => {
  test.each(['ams-csv'] as const)('%s read again gives the very catalog', async (file) => {
    await fc.assert(
      fc.asyncProperty(catalog, async (products) => {
        const { path } = await write(products, { file })
        const read = readCatalogFile(path)
        expect(comparable(read.products)).toEqual(comparable(products))
        expect(read.notes.filter(isAboutTheFile)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test.each(['ams-csv', 'ams-xlsx'] as const)(
    '%s taken into an empty AMS gives it, too',
    async (file) => {
      await fc.assert(
        fc.asyncProperty(catalog, async (products) => {
          const { path } = await write(products, { file })
          const bench = importBench()
          const found = await bench.chooseFile(path)
          expect(found).toMatchObject({ kind: 'ready', counts: { refused: 0 } })
          await bench.imports.confirm({ allowShrunken: false })
          const taken = bench.store.ams.products(products.map(({ id }) => id))
          expect(comparable(taken)).toEqual(comparable(products))
        }),
        { numRuns: 25 },
      )
    },
  )
})

describe('E1: the cells of a file for AMS', () => {
  test('stand under every column that AMS’s files may have, and under no other', async () => {
    const { path } = await write([amsProduct()])
    const [record] = recordsOf(path)
    expect(Object.keys(record ?? {}).sort()).toEqual(amsColumns.map(({ key }) => key).sort())
  })

  test('repeat the product on each row, but not its long texts, and keep numbers and ids as AMS has them', async () => {
    const { path, written } = await write([
      amsProduct({
        name: '=HYPERLINK("http://evil")',
        shopifyProductId: 'gid://shopify/Product/8001',
        images: [
          { ...idOf(address('a|b.jpg')), alt: '' },
          { ...idOf(address('c.jpg')), alt: 'Two\nlines' },
        ],
        amsOnly: { components: 'Oak; Oil' },
        variants: [
          amsVariant({ id: '1-1', sku: '00123', retailPrice: '64.00', onHand: -2 }),
          amsVariant({ id: '1-2', sku: '1E5', retailPrice: null, amsOnly: { cogs: '15.12' } }),
        ],
      }),
    ])
    expect(written).toEqual({ products: 1, rows: 2, picturesLeftOut: 0 })
    const [first, second] = recordsOf(path)
    expect(first).toMatchObject({
      product_id: '1',
      name: `'=HYPERLINK("http://evil")`,
      shopify_product_id: '8001',
      shopify_status: 'Active',
      components: 'Oak; Oil',
      description: '<p>Turned.</p>',
      image_urls: `${address('a|b.jpg')}\n${address('c.jpg')}`,
      image_alts: '\nTwo lines',
      sku: '00123',
      retail_price: '64.00',
      on_hand: '-2',
    })
    expect(second).toMatchObject({
      product_id: '1',
      name: `'=HYPERLINK("http://evil")`,
      components: 'Oak; Oil',
      description: '',
      image_urls: '',
      sku: '1E5',
      retail_price: '',
      cogs: '15.12',
    })
  })
})

describe("Shopify's product CSV", () => {
  test('is read back as the same products, without what only AMS knows', async () => {
    const oak = amsProduct({
      id: 'oak-bowl',
      images: [
        { ...idOf(address('1.jpg')), alt: 'Front' },
        { ...idOf(address('2.jpg')), alt: '' },
        { ...idOf(address('3.jpg')), alt: 'Back' },
      ],
      amsOnly: { components: 'SECRET' },
      variants: [
        amsVariant({ imageId: address('2.jpg'), onHand: 9, wholesaleCommitments: 4 }),
        amsVariant({
          id: '1-2',
          sku: '',
          optionValues: ['Large'],
          onHand: null,
          amsOnly: { cogs: 'SECRET' },
        }),
      ],
    })
    const plain = amsProduct({
      id: 'Plain Spoon',
      shopifyStatus: 'DRAFT',
      optionNames: [],
      variants: [amsVariant({ optionValues: [], retailPrice: '0.00' })],
    })
    const { path } = await write([oak, plain], { file: 'shopify-csv' })
    expect(readFileSync(path, 'utf8')).not.toContain('SECRET')
    const { products } = readCatalogFile(path)
    expect(comparable(products)).toEqual(
      comparable([
        {
          ...oak,
          amsOnly: {},
          variants: oak.variants.map((one, place) => ({
            ...one,
            id: `oak-bowl/${place + 1}`,
            // What the web shop may sell: wholesale has 4 of the 9.
            onHand: place === 0 ? 5 : null,
            wholesaleCommitments: 0,
            amsOnly: {},
          })),
        },
        { ...plain, id: 'plain-spoon', variants: [{ ...plain.variants[0], id: 'plain-spoon/1' }] },
      ] as AmsProduct[]),
    )
  })

  test('keeps products apart whose ids would be the same handle', async () => {
    const ids = ['Oak Bowl', 'oak-bowl', 'OAK  BOWL', '木の椀', '!!!']
    const { path } = await write(
      ids.map((id) => amsProduct({ id })),
      { file: 'shopify-csv' },
    )
    const handles = recordsOf(path).map((record) => record['Handle'])
    expect(handles).toEqual(['oak-bowl', 'oak-bowl-2', 'oak-bowl-3', '木の椀', 'product'])
  })
})

describe('pictures that only this computer has', () => {
  const bytes = drawnPicture('mug')
  const picture = { id: 'pictures/mug.png', url: null, sha256: 'a'.repeat(64), alt: 'Mug' }

  test('are named where they lie below the file', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'pictures'))
    writeFileSync(join(folder, 'pictures', 'mug.png'), bytes)
    const image = { ...picture, file: join(folder, 'pictures', 'mug.png') }
    const { path } = await write([amsProduct({ images: [image] })], { folder })
    expect(recordsOf(path)[0]).toMatchObject({ image_urls: 'pictures/mug.png', image_alts: 'Mug' })
    expect(readdirSync(folder).sort()).toEqual(['catalog.csv', 'pictures'])
  })

  test('are put beside it where they do not, and are the same pictures when it is read', async () => {
    const { path, folder } = await write(
      [amsProduct({ images: [{ ...picture, file: '/elsewhere/mug.png' }] })],
      { bytes },
    )
    const [read] = readCatalogFile(path).products
    expect(read?.images).toMatchObject([{ url: null, alt: 'Mug' }])
    expect(readFileSync(read?.images[0]?.file ?? '')).toEqual(bytes)
    expect(read?.images[0]?.file).toBe(join(folder, 'catalog-pictures', 'a'.repeat(12), 'mug.png'))
  })

  test('are counted where nobody has them any more, and in a file for Shopify', async () => {
    const products = [amsProduct({ images: [{ ...picture, file: '/elsewhere/mug.png' }] })]
    expect((await write(products)).written.picturesLeftOut).toBe(1)
    expect((await write(products, { file: 'shopify-csv', bytes })).written.picturesLeftOut).toBe(1)
  })
})

describe('E2: a file that can not be written whole', () => {
  test.each(['ams-csv', 'ams-xlsx'] as const)(
    '%s leaves the one before as it was',
    async (file) => {
      const folder = temporaryFolder()
      const { path } = await write([amsProduct()], { file, folder })
      const before = readFileSync(path)
      await expect(
        writeCatalogFile(path, file, {
          products: (function* () {
            yield [amsProduct({ name: 'Another' })]
            throw new Error('The state file is gone')
          })(),
          wrote: () => undefined,
          pictureBytes: async () => null,
          pause: async () => undefined,
        }),
      ).rejects.toThrow('The state file is gone')
      expect(readFileSync(path)).toEqual(before)
      expect(readdirSync(folder)).toHaveLength(1)
    },
  )

  test('a folder that is not there is named, and nothing appears', async () => {
    const folder = join(temporaryFolder(), 'gone')
    await expect(write([amsProduct()], { folder })).rejects.toMatchObject({
      error: { code: 'file-not-written' },
    })
  })

  test('a link is replaced and what it leads to stays, a folder of that name is kept', async () => {
    const folder = temporaryFolder()
    const other = join(folder, 'other.txt')
    writeFileSync(other, 'precious')
    symlinkSync(other, join(folder, 'catalog.csv'))
    const { path } = await write([amsProduct()], { folder })
    expect(readFileSync(other, 'utf8')).toBe('precious')
    expect(readCatalogFile(path).products).toHaveLength(1)

    const taken = temporaryFolder()
    mkdirSync(join(taken, 'catalog.csv', 'inside'), { recursive: true })
    await expect(write([amsProduct()], { folder: taken })).rejects.toMatchObject({
      error: { code: 'file-not-written' },
    })
    expect(readdirSync(taken)).toEqual(['catalog.csv'])
  })

  test('a workbook refuses a text that no cell can hold, with the product and the column', async () => {
    const long = amsProduct({ descriptionHtml: 'x'.repeat(40_000) })
    await expect(write([long], { file: 'ams-xlsx' })).rejects.toMatchObject({
      error: { code: 'file-too-large', message: expect.stringContaining('description of 1') },
    })
  })
})
