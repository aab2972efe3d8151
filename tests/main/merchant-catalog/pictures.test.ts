import { existsSync, readFileSync } from 'node:fs'
import { readCatalogText } from '@main/merchant-catalog'
import { describe, expect, test } from 'vitest'

const read = (text: string) => readCatalogText(text, 'catalog.csv')
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const at = (name: string) => `https://pictures.example/${name}.jpg`
const shown = (images: readonly { url: string | null; alt: string }[] | undefined) =>
  images?.map(({ url, alt }) => [url, alt])

describe('pictures in AMS columns', () => {
  const HEADER =
    'product_id,variant_id,name,sku,option1_name,option1_value,image_urls,image_alts,variant_image_url'
  const row = (variant: string, urls = '', alts = '', ofVariant = '') =>
    `1,${variant},Bowl,SKU-${variant},Size,${variant},${cell(urls)},${cell(alts)},${cell(ofVariant)}`
  const only = (...rows: string[]) => {
    const { products, notes } = read([HEADER, ...rows].join('\n'))
    const [product] = products
    if (!product) throw new Error('No product')
    return { product, notes }
  }

  test.each([
    ['lines', `${at('a')}\n${at('b')}`, 'Front\nSide | back'],
    ['lines as Windows ends them', `${at('a')}\r\n${at('b')}\r\n`, 'Front\r\nSide | back'],
    ['bars', `${at('a')} | ${at('b')}`, 'Front|Side'],
  ])('stand in one cell, apart by %s', (_, urls, alts) => {
    const { product, notes } = only(row('S', urls, alts))
    expect(shown(product.images)).toEqual([
      [at('a'), 'Front'],
      [at('b'), alts.includes('\n') ? 'Side | back' : 'Side'],
    ])
    expect(notes).toEqual([])
  })

  test('that stand alone may have a bar in their text', () => {
    expect(shown(only(row('S', at('a'), 'Front | side')).product.images)).toEqual([
      [at('a'), 'Front | side'],
    ])
  })

  test('without a text have an empty one, and a gap keeps the order of the texts', () => {
    const { product } = only(row('S', `${at('a')}||${at('c')}|${at('d')}`, 'A|B|C'))
    expect(shown(product.images)).toEqual([
      [at('a'), 'A'],
      [at('c'), 'C'],
      [at('d'), ''],
    ])
  })

  test('that stand twice count once', () => {
    const { product } = only(row('S', `${at('a')}|${at('b')}|${at('a')}`, '|B|A'))
    expect(shown(product.images)).toEqual([
      [at('a'), 'A'],
      [at('b'), 'B'],
    ])
  })

  test('have ids that follow from the address alone', () => {
    const first = only(row('S', `${at('a')}|${at('b')}`)).product.images
    const second = only(row('S', `${at('b')}|${at('a')}`, 'x|y')).product.images
    expect(new Set(first.map(({ id }) => id)).size).toBe(2)
    expect(second.map(({ id }) => id).reverse()).toEqual(first.map(({ id }) => id))
    expect(first[0]?.sha256).toBeNull()
  })

  test('show the variants that name them; one that only a variant names comes last', () => {
    const { product, notes } = only(
      row('S', `${at('a')}|${at('b')}`, 'A|B', at('b')),
      row('M', '', '', at('m')),
      row('L', `${at('a')}|${at('b')}`, 'A|B'),
    )
    expect(shown(product.images)).toEqual([
      [at('a'), 'A'],
      [at('b'), 'B'],
      [at('m'), ''],
    ])
    const [, b, m] = product.images
    expect(product.variants.map(({ imageId }) => imageId)).toEqual([b?.id, m?.id, null])
    expect(notes).toEqual([])
  })

  test('that a later row names otherwise are noted; the first row counts', () => {
    const { product, notes } = only(row('S', at('a')), row('M', at('b')))
    expect(shown(product.images)).toEqual([[at('a'), '']])
    expect(notes).toEqual([expect.stringMatching(/^Line 3: image_urls differs/)])
  })

  test.each([
    ['a file name', 'bowl.jpg'],
    ['a path', 'C:\\pictures\\bowl.jpg'],
    ['another protocol', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
  ])('that are %s are left out, and the line is named once', (_, url) => {
    const { product, notes } = only(row('S', `${at('a')}|${url}`), row('M'))
    expect(shown(product.images)).toEqual([[at('a'), '']])
    expect(notes).toEqual([
      `Line 2: image_urls "${url}" is neither a web address nor a picture file (20 MB at most) beside the catalog file; this picture is left out.`,
    ])
    const ofVariant = only(row('S', '', '', url))
    expect(ofVariant.product.variants[0]?.imageId).toBeNull()
    expect(ofVariant.notes).toEqual([expect.stringContaining('variant_image_url')])
  })

  test('with more texts than pictures are noted', () => {
    expect(only(row('S', `${at('a')}|${at('b')}`, 'A|B|C')).notes).toHaveLength(1)
    expect(only(row('S', '', 'A')).notes).toHaveLength(1)
  })
})

describe("pictures in Shopify's product export", () => {
  const HEADER =
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Image Position,Image Alt Text,Variant Image'
  const products = (...rows: string[]) => read([HEADER, ...rows].join('\n'))

  test('are gathered from all rows in their positions, with rows that only hold a picture', () => {
    const [bowl, board] = products(
      `bowl,Bowl,Size,S,B-S,64,${at('b')},2,Side,${at('c')}`,
      `bowl,,,M,B-M,64,${at('a')},1,Front,`,
      'board,Board,Title,Default Title,,9,,,,',
      `bowl,,,,,,${at('c')},3,,`,
    ).products
    expect(shown(bowl?.images)).toEqual([
      [at('a'), 'Front'],
      [at('b'), 'Side'],
      [at('c'), ''],
    ])
    expect(bowl?.variants.map(({ sku, imageId }) => [sku, imageId])).toEqual([
      ['B-S', bowl?.images[2]?.id],
      ['B-M', null],
    ])
    expect(board?.images).toEqual([])
  })

  test('without positions keep the order of the rows', () => {
    const [bowl] = products(
      `bowl,Bowl,Size,S,,64,${at('z')},,,`,
      `bowl,,,M,,64,${at('a')},,,`,
      `bowl,,,L,,64,${at('k')},,,${at('v')}`,
    ).products
    expect(bowl?.images.map(({ url }) => url)).toEqual(['z', 'a', 'k', 'v'].map(at))
  })

  test('that are no address are left out and noted, and the rest is read', () => {
    const {
      products: [bowl],
      notes,
    } = products(`bowl,Bowl,Size,S,,64,bowl.jpg,1,,`, `bowl,,,,,,${at('a')},2,,`)
    expect(bowl?.images.map(({ url }) => url)).toEqual([at('a')])
    expect(bowl?.variants).toHaveLength(1)
    expect(notes).toEqual([
      'Line 2: Image Src "bowl.jpg" is neither a web address nor a picture file (20 MB at most) beside the catalog file; this picture is left out.',
    ])
  })
})

const FOLDER = '../shared/real-catalogs'

/** Genuine exports, kept beside the project; a clone without them skips with this line. */
describe.skipIf(!existsSync(FOLDER))(
  `pictures of genuine export files (skipped where ${FOLDER} is absent)`,
  () => {
    test.each([
      ['apparel.csv', 55, 9, 7],
      ['jewelry.csv', 25, 0, 0],
    ])('%s are all there', (file, pictures, withText, ofVariants) => {
      const { products, notes } = read(readFileSync(`${FOLDER}/${file}`, 'utf8'))
      const images = products.flatMap((product) => product.images)
      expect(images).toHaveLength(pictures)
      expect(images.filter(({ alt }) => alt !== '')).toHaveLength(withText)
      const shownBy = products.flatMap((product) =>
        product.variants.flatMap(
          ({ imageId }) => product.images.find(({ id }) => id === imageId) ?? [],
        ),
      )
      expect(shownBy).toHaveLength(ofVariants)
      expect(notes).toEqual([])
    })
  },
)
