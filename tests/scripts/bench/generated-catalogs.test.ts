import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realEnvironment } from '@main/bootstrap/environment'
import type { CatalogPage } from '@main/engine/ports'
import { shopifyGateway } from '@main/shopify'
import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct, ShopVariant } from '@shared/catalog/product'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { amsProducts } from '../../../scripts/bench/catalog/ams-products'
import { type CatalogSpec, differingProducts } from '../../../scripts/bench/catalog/catalog-spec'
import { exportLines, type LineOrder } from '../../../scripts/bench/catalog/export-lines'
import { writeExport } from '../../../scripts/bench/catalog/write-export'
import { exportHttp } from '../../../scripts/bench/export-http'
import { reviewPair } from '../../support/without-policies'

const SPEC: CatalogSpec = { seed: 7, products: 1_210, differingPercent: 5, editedProducts: 0 }
const PLANTED = 60

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-bench-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The written file as Concord's own client and decoder read it. */
async function readBack(spec: CatalogSpec, order: LineOrder): Promise<Map<string, ShopProduct>> {
  const path = join(folder, `${order}-${spec.editedProducts}.jsonl`)
  await writeExport(spec, order, path)
  const gateway = shopifyGateway({
    ...realEnvironment({ info: () => undefined, error: () => undefined }),
    storeUrl: 'https://bench.invalid',
    credential: () => ({ token: 'shpat_bench' }),
    http: exportHttp(() => ({ path, products: spec.products })),
  })
  const products: CatalogPage['products'][number][] = []
  const variants: CatalogPage['variants'][number][] = []
  const proof = await gateway.pullCatalog({
    signal: new AbortController().signal,
    onTotal: () => undefined,
    onPage: async (page) => {
      products.push(...page.products)
      variants.push(...page.variants)
    },
  })
  expect(proof).toEqual({
    products: spec.products,
    productsCounted: spec.products,
    complete: true,
  })
  const byProduct = new Map<string, CatalogPage['variants'][number][]>()
  for (const variant of variants) {
    byProduct.set(variant.productId, [...(byProduct.get(variant.productId) ?? []), variant])
  }
  return new Map(
    products.map(({ variantsCounted, ...head }) => {
      const own = (byProduct.get(head.id) ?? []).sort((a, b) => a.position - b.position)
      expect(own.length).toBe(variantsCounted)
      return [head.id, assembleShopProduct({ ...head, images: [] }, own.map(withoutPlace))]
    }),
  )
}

function withoutPlace({
  productId: _productId,
  position: _position,
  ...variant
}: CatalogPage['variants'][number]): ShopVariant {
  return { available: null, ...variant, imageId: null }
}

/** The fields in which each product of AMS differs from its counterpart, by the engine's own rules. */
function differences(spec: CatalogSpec, shop: ReadonlyMap<string, ShopProduct>): string[][] {
  const theirs = [...shop.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return [...amsProducts(spec)].map((ours, index) => {
    const their = theirs[index]
    if (!their) throw new Error(`${ours.id} has no counterpart`)
    return reviewPair(ours, their, []).differences.map(({ field }) => String(field))
  })
}

describe('a generated pair of catalogs', () => {
  it('differs in exactly the planted products, in one field each, and in every kind of field in turn', async () => {
    const found = differences(SPEC, await readBack(SPEC, 'grouped')).filter(
      (fields) => fields.length > 0,
    )
    expect(found.length).toBe(PLANTED)
    expect(differingProducts(SPEC)).toBe(PLANTED)
    expect(found.every((fields) => fields.length === 1)).toBe(true)
    const kinds = [...new Set(found.flat())].sort()
    expect(kinds).toEqual([
      'category',
      'description',
      'name',
      'retail-price',
      'shopify-status',
      'vendor',
    ])
  })

  it('differs in the edited products on top, and counts each product once', async () => {
    const spec = { ...SPEC, editedProducts: 100 }
    const found = differences(spec, await readBack(spec, 'grouped'))
    const differing = found.filter((fields) => fields.length > 0).length
    expect(differing).toBe(differingProducts(spec))
    expect(differing).toBeGreaterThan(PLANTED + 50)
    expect(differing).toBeLessThanOrEqual(PLANTED + 100)
  })

  it('comes to the same catalog from shuffled lines', async () => {
    const byId = (products: ReadonlyMap<string, ShopProduct>): ShopProduct[] =>
      [...products.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(await readBack(SPEC, 'shuffled'))).toEqual(byId(await readBack(SPEC, 'grouped')))
  })

  it('is the same from the same seed, byte for byte, and another one from another', () => {
    const text = (seed: number): string =>
      [...exportLines({ ...SPEC, seed, products: 50 }, 'grouped')].join('\n')
    const ours = (seed: number): string =>
      JSON.stringify([...amsProducts({ ...SPEC, seed, products: 50 })])
    expect(text(7)).toBe(text(7))
    expect(text(7)).not.toBe(text(8))
    expect(ours(7)).toBe(ours(7))
    expect(ours(7)).not.toBe(ours(8))
  })

  it('has three variants for each product and descriptions of 300 to 2,000 bytes', () => {
    const sizes = [...amsProducts(SPEC)].map(({ descriptionHtml, variants }) => {
      expect(variants.length).toBe(3)
      return Buffer.byteLength(descriptionHtml)
    })
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(300)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_000)
  })

  it('uses no SKU twice', () => {
    const skus = [...amsProducts(SPEC)].flatMap(({ variants }) => variants.map(({ sku }) => sku))
    expect(new Set(skus).size).toBe(SPEC.products * 3)
  })
})

describe('the lines of a generated export', () => {
  const grouped = [...exportLines(SPEC, 'grouped')]
  const shuffled = [...exportLines(SPEC, 'shuffled')]
  const parse = (line: string): { id: string; __typename: string; __parentId?: string } =>
    JSON.parse(line)

  it('escape slashes as Shopify does', () => {
    expect(grouped[0]).toContain('"id":"gid:\\/\\/shopify\\/Product\\/')
    expect(grouped.every((line) => !/[^\\]\//.test(line))).toBe(true)
  })

  it('put each product before its variants when they are grouped', () => {
    const seen = new Set<string>()
    for (const { id, __parentId } of grouped.map(parse)) {
      if (__parentId === undefined) seen.add(id)
      else expect(seen.has(__parentId)).toBe(true)
    }
  })

  it('are the same lines in another order when they are shuffled, some variants before their product', () => {
    expect(shuffled).not.toEqual(grouped)
    expect([...shuffled].sort()).toEqual([...grouped].sort())
    const products = new Set<string>()
    const early = shuffled.map(parse).filter(({ id, __parentId }) => {
      if (__parentId === undefined) products.add(id)
      return __parentId !== undefined && !products.has(__parentId)
    })
    expect(early.length).toBeGreaterThan(100)
  })

  it('keep the order of products, and of the variants of one product', () => {
    const lines = shuffled.map(parse)
    const inOrder = (ids: readonly string[]): boolean =>
      ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id)
    const ids = (parent: string | undefined): string[] =>
      lines.flatMap(({ id, __parentId }) => (__parentId === parent ? [id] : []))
    expect(inOrder(ids(undefined))).toBe(true)
    for (const product of ids(undefined).slice(0, 50)) expect(inOrder(ids(product))).toBe(true)
  })
})
