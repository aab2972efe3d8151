import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { afterAll, describe, expect, it } from 'vitest'

type Row = Record<string, string>
type ShopVariant = {
  id: number
  sku: string | null
  price: string
  optionValues: string[]
  tracked: boolean
  available: number
}
type ShopProduct = {
  id: number
  title: string
  handle: string
  descriptionHtml: string
  vendor: string
  productType: string
  status: string
  createdAt: string
  updatedAt: string
  options: string[]
  variants: ShopVariant[]
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FILES = ['last-agreed.csv', 'ams-catalog.csv', 'shop.json'] as const
const SHIPPED = join(ROOT, 'resources/sample')

const shipped = (name: (typeof FILES)[number]) => readFileSync(join(SHIPPED, name), 'utf8')
const readRows = (name: 'last-agreed.csv' | 'ams-catalog.csv'): Row[] =>
  parse(shipped(name), { columns: true, record_delimiter: '\r\n' })
const groupByProduct = (rows: Row[]) => {
  const products = new Map<string, Row[]>()
  for (const row of rows) {
    const id = row.product_id ?? ''
    products.set(id, [...(products.get(id) ?? []), row])
  }
  return products
}

const amsRows = readRows('ams-catalog.csv')
const agreedRows = readRows('last-agreed.csv')
const ams = groupByProduct(amsRows)
const agreed = groupByProduct(agreedRows)
const shop: ShopProduct[] = JSON.parse(shipped('shop.json')).products
const shopVariants = shop.flatMap((product) => product.variants)

// The comparison below is written for this test alone, so that it can contradict the app's own.

const BLOCK_EDGE = '¶'
const BLOCKS = new Set(['p', 'ul', 'ol', 'li', 'h3', 'br'])

const markupTokens = (node: DefaultTreeAdapterTypes.Node): string => {
  if ('value' in node) return node.value.replace(/[ \t\r\n]+/g, ' ')
  if (!('childNodes' in node)) return ''
  const inside = node.childNodes.map(markupTokens).join('')
  if (!('tagName' in node)) return inside
  const attributes = node.attrs.map(({ name, value }) => `${name}=${value}`).sort()
  const mark = BLOCKS.has(node.tagName) ? BLOCK_EDGE : ''
  return `${mark}<${[node.tagName, ...attributes].join(' ')}>${mark}${inside}${mark}</>${mark}`
}

const normalHtml = (html: string) =>
  markupTokens(parseFragment(html))
    .normalize('NFC')
    .replace(/ *¶[ ¶]*/g, '|')

const normalPrice = (price = '') => Number(price).toFixed(2)

const optionsOf = (row: Row, part: 'name' | 'value') =>
  [1, 2, 3].map((n) => row[`option${n}_${part}`] ?? '').filter((text) => text !== '')

const firstOf = (rows: Row[] | undefined): Row => rows?.[0] ?? {}

const amsFields = (row: Row) => ({
  name: (row.name ?? '').normalize('NFC'),
  description: normalHtml(row.description ?? ''),
  vendor: row.vendor ?? '',
  category: row.category ?? '',
  optionNames: optionsOf(row, 'name').join(', '),
  shopifyStatus: (row.shopify_status ?? '').toUpperCase(),
})
const shopFields = (product: ShopProduct) => ({
  name: product.title.normalize('NFC'),
  description: normalHtml(product.descriptionHtml),
  vendor: product.vendor,
  category: product.productType,
  optionNames: product.options.join(', '),
  shopifyStatus: product.status,
})
const amsVariantFields = (row: Row) => ({
  price: normalPrice(row.retail_price),
  sku: row.sku ?? '',
  optionValues: optionsOf(row, 'value').join(', '),
})
const shopVariantFields = (variant: ShopVariant) => ({
  price: normalPrice(variant.price),
  sku: variant.sku ?? '',
  optionValues: variant.optionValues.join(', '),
})

const changedBy = (base: string | undefined, ours: string, theirs: string) => {
  if (base === undefined) return 'Never agreed'
  if (base === theirs) return 'AMS'
  if (base === ours) return 'Shopify'
  return 'Both'
}

const differences = (
  base: Record<string, string> | undefined,
  ours: Record<string, string>,
  theirs: Record<string, string>,
) =>
  Object.entries(ours)
    .filter(([field, value]) => value !== theirs[field])
    .map(([field, value]) => `${field}: ${changedBy(base?.[field], value, theirs[field] ?? '')}`)

const timesUsed = (texts: string[]) => {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
const amsSkuCount = timesUsed(amsRows.map((row) => row.sku ?? ''))
const shopSkuCount = timesUsed(shopVariants.map((variant) => variant.sku ?? ''))
const isUnique = (sku: string) => amsSkuCount.get(sku) === 1 && shopSkuCount.get(sku) === 1

type Pair = { rows: Row[]; product: ShopProduct; variants: [Row, ShopVariant][]; linked: boolean }

const pairOf = (rows: Row[]): Pair | undefined => {
  const linkedId = firstOf(rows).shopify_product_id
  const belongs = (row: Row, variant: ShopVariant) =>
    linkedId
      ? String(variant.id) === row.shopify_variant_id
      : isUnique(row.sku ?? '') && variant.sku === row.sku
  const product = shop.find((candidate) =>
    linkedId
      ? String(candidate.id) === linkedId
      : rows.every((row) => candidate.variants.some((variant) => belongs(row, variant))),
  )
  if (!product) return undefined
  const variants = rows.flatMap((row) => {
    const variant = product.variants.find((candidate) => belongs(row, candidate))
    return variant ? [[row, variant] satisfies [Row, ShopVariant]] : []
  })
  return { rows, product, variants, linked: Boolean(linkedId) }
}
const pairs = [...ams.values()].map(pairOf).filter((pair) => pair !== undefined)

const differencesOf = ({ rows, product, variants, linked }: Pair): string[] => {
  const row = firstOf(rows)
  const baseRows = linked ? agreed.get(row.product_id ?? '') : undefined
  const ofProduct = differences(
    baseRows && amsFields(firstOf(baseRows)),
    amsFields(row),
    shopFields(product),
  )
  const ofVariants = variants.flatMap(([ours, theirs]) => {
    const base = baseRows?.find((candidate) => candidate.variant_id === ours.variant_id)
    return differences(
      base && amsVariantFields(base),
      amsVariantFields(ours),
      shopVariantFields(theirs),
    )
  })
  // Option values are one row of the product, however many variants carry the renamed value.
  const isOptionValues = (text: string) => text.startsWith('optionValues')
  return [
    ...ofProduct,
    ...ofVariants.filter((text) => !isOptionValues(text)),
    ...new Set(ofVariants.filter(isOptionValues)),
  ]
}

const nameOf = (rows: Row[] | undefined) => firstOf(rows).name
const shopTitled = (title: string) => shop.find((product) => product.title === title)
const amsNamed = (name: string) => [...ams.values()].find((rows) => nameOf(rows) === name) ?? []
const countOf = (row: Row, column: string) => Number(row[column])

const scratch = mkdtempSync(join(tmpdir(), 'concord-sample-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('building the sample store', () => {
  it('gives the shipped files, byte for byte', () => {
    execFileSync(process.execPath, [join(ROOT, 'scripts/sample/build-sample.mjs'), scratch])
    for (const name of FILES) {
      expect(readFileSync(join(scratch, name)).equals(readFileSync(join(SHIPPED, name)))).toBe(true)
    }
  })
})

describe('the sample files', () => {
  it('have the promised size', () => {
    expect([ams.size, amsRows.length]).toEqual([95, 224])
    expect([agreed.size, agreedRows.length]).toEqual([84, 204])
    expect([shop.length, shopVariants.length]).toEqual([93, 219])
    expect(new Set([...ams.values()].map((rows) => firstOf(rows).vendor)).size).toBe(4)
  })

  it('repeat the product columns on every row of a product', () => {
    for (const rows of [...ams.values(), ...agreed.values()]) {
      const productPart = (row: Row) => [amsFields(row), row.status, row.shopify_product_id]
      for (const row of rows) expect(productPart(row)).toEqual(productPart(firstOf(rows)))
    }
  })

  it('end every CSV record with CRLF and carry no byte order mark', () => {
    for (const name of ['last-agreed.csv', 'ams-catalog.csv'] as const) {
      expect(shipped(name).startsWith('product_id,name,')).toBe(true)
      expect(shipped(name).endsWith('\r\n')).toBe(true)
      expect(shipped(name).split('\r\n').length).toBe(readRows(name).length + 2)
    }
  })

  it('use every id and handle once', () => {
    const unique = (values: unknown[]) => new Set(values).size === values.length
    expect(unique(amsRows.map((row) => row.variant_id))).toBe(true)
    expect(unique(shop.map((product) => product.id))).toBe(true)
    expect(unique(shop.map((product) => product.handle))).toBe(true)
    expect(unique(shopVariants.map((variant) => variant.id))).toBe(true)
  })

  it('keep links that lead to existing products and variants', () => {
    const shopIds = new Map(shop.map((product) => [String(product.id), product]))
    for (const row of [...amsRows, ...agreedRows]) {
      if (!row.shopify_variant_id) continue
      const linkedTo = shopIds.get(row.shopify_product_id ?? '')
      expect(linkedTo?.variants.map((variant) => String(variant.id))).toContain(
        row.shopify_variant_id,
      )
    }
    for (const row of agreedRows) expect(row.shopify_variant_id).not.toBe('')
  })

  it('give every variant one value per option, and no two variants the same', () => {
    for (const product of shop) {
      const values = product.variants.map((variant) => variant.optionValues)
      expect(values.every((list) => list.length === product.options.length)).toBe(true)
      expect(new Set(values.map((list) => list.join(' / '))).size).toBe(values.length)
      expect(product.updatedAt >= product.createdAt).toBe(true)
    }
    for (const row of amsRows) {
      expect(optionsOf(row, 'value').length).toBe(optionsOf(row, 'name').length)
    }
  })
})

describe('the situations in the sample store', () => {
  it('differ in 68 rows of 33 products', () => {
    const counts = Object.fromEntries(timesUsed(pairs.flatMap(differencesOf)))
    expect(counts).toEqual({
      'name: AMS': 4,
      'name: Shopify': 3,
      'name: Both': 1,
      'name: Never agreed': 1,
      'description: AMS': 4,
      'description: Shopify': 3,
      'description: Both': 2,
      'description: Never agreed': 1,
      'vendor: AMS': 1,
      'vendor: Shopify': 1,
      'category: AMS': 2,
      'category: Shopify': 3,
      'category: Both': 1,
      'category: Never agreed': 1,
      'optionNames: AMS': 2,
      'optionNames: Shopify': 1,
      'shopifyStatus: AMS': 2,
      'shopifyStatus: Shopify': 3,
      'shopifyStatus: Never agreed': 1,
      'price: AMS': 14,
      'price: Shopify': 5,
      'price: Both': 1,
      'price: Never agreed': 3,
      'sku: AMS': 3,
      'sku: Shopify': 2,
      'optionValues: AMS': 2,
      'optionValues: Shopify': 1,
    })
    expect(pairs.filter((pair) => differencesOf(pair).length > 0).length).toBe(33)
  })

  it('leave most linked products in agreement', () => {
    const linked = pairs.filter((pair) => pair.linked)
    expect(linked.length).toBe(84)
    expect(linked.filter((pair) => differencesOf(pair).length === 0).length).toBe(53)
  })

  it('match four never linked products by their SKUs, two of them equal', () => {
    const bySku = pairs.filter((pair) => !pair.linked)
    expect(bySku.map((pair) => [nameOf(pair.rows), differencesOf(pair).length])).toEqual([
      ['Sgraffito Side Plate', 0],
      ['Oak Napkin Rings', 0],
      ['Botanical Tea Towel', 4],
      ['Cedar & Sage Candle', 3],
    ])
  })

  it('hold products on one side only, and one SKU that needs a person', () => {
    const paired = new Set(pairs.map((pair) => pair.rows))
    const unpaired = [...ams.values()].filter((rows) => !paired.has(rows))
    const isCandidate = (sku: string | null) =>
      Boolean(sku) && (amsSkuCount.get(sku ?? '') ?? 0) > 1
    const [unsure, onlyInAms] = [true, false].map((wanted) =>
      unpaired.filter((rows) => isCandidate(firstOf(rows).sku ?? '') === wanted).map(nameOf),
    )
    expect(unsure).toEqual(['Ash Cooking Spoons', 'Spoon Trio (old price list)'])
    expect(onlyInAms).toEqual([
      'Three-legged Oak Stool',
      'Beeswax Food Wraps',
      'Kiln-god Ornament',
      'Stoneware Lamp Base',
      'Hand-woven Camera Strap',
    ])
    expect(amsNamed('Beeswax Food Wraps').every((row) => row.sku === '')).toBe(true)
    expect(firstOf(amsNamed('Kiln-god Ornament')).status).toBe('inactive')

    const pairedShop = new Set(pairs.map((pair) => pair.product))
    const left = shop.filter((product) => !pairedShop.has(product))
    expect(left.map((product) => [product.title, product.variants[0]?.sku])).toEqual([
      ['Ash Spoon Set', 'OE-SPN-ASH-3'],
      ['Saturday Throwing Class', null],
      ['Printed Linen Pennant', 'LT-PEN-RED-4'],
      ['Advent Candle Box', 'SC-ADV-BOX-4'],
      ['Glaze Sample Tiles', 'FP-TIL-SMP-7'],
    ])
  })

  it('agree again where both sides made the same change', () => {
    expect(agreed.get('1011')?.[0]?.retail_price).toBe('88.00')
    expect(ams.get('1011')?.[0]?.retail_price).toBe('92.00')
    expect(shopTitled('Oval Serving Platter')?.variants[0]?.price).toBe('92.00')
    expect(nameOf(agreed.get('1211'))).toBe('Bread Bag')
    expect(nameOf(ams.get('1211'))).toBe(shopTitled('Linen Bread Bag')?.title)
  })

  it('spell the markup of three descriptions differently without a difference', () => {
    const respelled = pairs.filter(
      ({ rows, product }) =>
        firstOf(rows).description !== product.descriptionHtml &&
        normalHtml(firstOf(rows).description ?? '') === normalHtml(product.descriptionHtml),
    )
    expect(respelled.map((pair) => nameOf(pair.rows))).toEqual([
      'Pouring Pitcher',
      'Oak Coat Rail',
      'Marsh Bath Salts',
    ])
    expect(normalHtml('<b>six</b>')).not.toBe(normalHtml('<strong>six</strong>'))
  })

  it('write equal names and prices differently, and one name with a space more', () => {
    expect(nameOf(ams.get('1007'))).toBe('Cafe\u0301 au Lait Bowl')
    expect(shopTitled('Caf\u00e9 au Lait Bowl')).toBeDefined()
    expect(ams.get('1118')?.[0]?.retail_price).toBe('78')
    expect(shopTitled('Building Blocks in a Bag')?.variants[0]?.price).toBe('78.00')
    expect(nameOf(ams.get('1104'))).toBe('Ash Rolling Pin ')
    expect(shopTitled('Ash Rolling Pin')).toBeDefined()
  })

  it('give away one product for nothing', () => {
    const free = amsRows.filter((row) => row.retail_price === '0.00').map((row) => row.name)
    expect(free).toEqual(['Cloth Gift Wrap'])
    expect(shopTitled('Cloth Gift Wrap')?.variants[0]?.price).toBe('0.00')
  })

  it('use a SKU twice or none at all where variants are linked by id', () => {
    expect(amsNamed('Beeswax Tapers, Pair').map((row) => row.sku)).toEqual([
      'SC-TPR-BEE',
      'SC-TPR-BEE',
    ])
    expect(amsNamed('Studio Seconds Mug').map((row) => row.sku)).toEqual(['', '', ''])
    expect(shopTitled('Studio Seconds Mug')?.variants.map(({ sku }) => sku)).toEqual([
      null,
      null,
      null,
    ])
  })

  it('have one variant more on either side', () => {
    const unlinkedRows = amsRows.filter((row) => row.shopify_product_id && !row.shopify_variant_id)
    expect(unlinkedRows.map((row) => row.sku)).toEqual(['FP-TMB-MOS-16'])
    const linkedIds = new Set(amsRows.map((row) => row.shopify_variant_id))
    const extra = pairs
      .filter((pair) => pair.linked)
      .flatMap((pair) => pair.product.variants)
      .filter((variant) => !linkedIds.has(String(variant.id)))
    expect(extra.map((variant) => variant.sku)).toEqual(['LT-SLP-43-MOS'])
  })

  it('keep one inactive product on sale', () => {
    const onSale = pairs.filter(
      ({ rows, product }) => firstOf(rows).status === 'inactive' && product.status === 'ACTIVE',
    )
    expect(onSale.map((pair) => nameOf(pair.rows))).toEqual(['Utensil Crock'])
    expect(firstOf(agreed.get('1014')).status).toBe('active')
  })

  it('disagree on the stock of nine variants', () => {
    const counted = pairs
      .flatMap((pair) => pair.variants)
      .filter(([row, variant]) => row.on_hand !== '' && variant.tracked)
      .map(([row, variant]) => {
        const free = countOf(row, 'on_hand') - countOf(row, 'wholesale_commitments')
        return { id: row.variant_id, ours: Math.max(0, free), theirs: variant.available }
      })
    expect(counted.filter(({ ours, theirs }) => ours !== theirs)).toEqual([
      { id: '1003-1', ours: 24, theirs: 26 },
      { id: '1010-1', ours: 10, theirs: 12 },
      { id: '1042-1', ours: 22, theirs: 25 },
      { id: '1102-1', ours: 0, theirs: 3 },
      { id: '1103-1', ours: 20, theirs: 8 },
      { id: '1106-4', ours: 0, theirs: -2 },
      { id: '1203-3', ours: 13, theirs: 14 },
      { id: '1204-1', ours: 13, theirs: 17 },
      { id: '1210-1', ours: 24, theirs: 28 },
    ])
  })

  it('have counts never set and commitments above the count', () => {
    expect(amsRows.filter((row) => row.on_hand === '').length).toBe(12)
    const overcommitted = amsRows.filter(
      (row) =>
        row.on_hand !== '' && countOf(row, 'wholesale_commitments') > countOf(row, 'on_hand'),
    )
    expect(overcommitted.map((row) => row.variant_id)).toEqual(['1042-4', '1102-1', '1206-4'])
  })

  it('fill the pricing worksheet so that it adds up', () => {
    for (const row of [...amsRows, ...agreedRows]) {
      expect((countOf(row, 'material_cost') + countOf(row, 'labor')).toFixed(2)).toBe(row.cogs)
      expect(row.components).not.toBe('')
    }
  })
})
