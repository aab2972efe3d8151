import type { CatalogPage } from '@main/engine/ports'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { rejectedWith } from '../../support/thrown'
import { Gathered, type OpenStore, openStore } from './support/open-store'

// Each test starts a store of its own, some of them a large one.
vi.setConfig({ testTimeout: 120_000 })

let store: OpenStore
afterEach(() => store.close())

const SHOP = { kind: 'generated', products: 30, variantsPerProduct: 3, seed: 4 } as const
const productId = (number: number) => `gid://shopify/Product/${8_000_000_000 + number}`
const now = () => new Date(store.clock.ms).toISOString()

async function changes(since: string, onPage?: (page: CatalogPage) => Promise<void>) {
  const gathered = new Gathered()
  const options = {
    ...gathered.options,
    since,
    onPage: async (page: CatalogPage) => {
      await gathered.options.onPage(page)
      await onPage?.(page)
    },
  }
  const { products, deletedIds } = await store.gateway.pullChanges(options)
  return { products, deletedIds, gathered }
}

const rename = (number: number, title: string) => ({
  kind: 'product',
  product: productId(number),
  set: { title },
})

describe('what changed since a moment', () => {
  test('is nothing when nothing changed', async () => {
    store = await openStore(SHOP)
    const { products, deletedIds, gathered } = await changes(now())
    expect({ products, deletedIds, pages: gathered.pages }).toEqual({
      products: 0,
      deletedIds: [],
      pages: [],
    })
    expect(gathered.total).toBe(0)
  })

  test('is each product with a newer time, whole, also when only a picture or stock moved', async () => {
    store = await openStore({ ...SHOP, imagesPerProduct: 2 })
    const since = now()
    await store.edit(
      rename(3, 'Renamed'),
      { kind: 'sell', variant: 'GEN-000005-02', quantity: 1 },
      { kind: 'add-image', product: productId(9), url: 'https://pictures.example/x.jpg' },
    )
    const { products, gathered } = await changes(since)
    expect(products).toBe(3)
    expect(gathered.total).toBe(3)
    const read = gathered.products()
    expect(read.map(({ id }) => id)).toEqual([productId(3), productId(5), productId(9)])
    for (const product of read) {
      expect(await store.gateway.readProduct(product.id)).toMatchObject(product)
      expect(product.variants).toHaveLength(3)
    }
    expect(read[0]?.title).toBe('Renamed')
    expect(read[2]?.images).toHaveLength(3)
  })

  test('includes the moment itself and leaves out the second before', async () => {
    store = await openStore(SHOP)
    await store.edit(rename(1, 'Before'))
    store.clock.ms += 1000
    const since = now()
    await store.edit(rename(2, 'At'))
    expect((await changes(since)).gathered.products().map(({ title }) => title)).toEqual(['At'])
  })

  test('names deleted products once, and none that were deleted before', async () => {
    store = await openStore(SHOP)
    await store.edit({ kind: 'delete-product', product: productId(1) })
    store.clock.ms += 1000
    const since = now()
    await store.edit(
      { kind: 'delete-product', product: productId(2) },
      { kind: 'delete-variant', variant: 'GEN-000003-01' },
      { kind: 'add-product', product: { title: 'New' }, variants: [{ price: '1.00' }] },
    )
    const { products, deletedIds } = await changes(since)
    expect(deletedIds).toEqual([productId(2)])
    expect(products).toBe(2)
  })

  test('has a product again that is changed while the pages are read', async () => {
    store = await openStore({ ...SHOP, products: 250 })
    const since = '2020-01-01T00:00:00Z'
    let isFirst = true
    const { products, gathered } = await changes(since, async (page) => {
      if (!isFirst) return
      isFirst = false
      const [first] = page.products
      const set = { title: 'Changed meanwhile' }
      await store.edit({ kind: 'product', product: first?.id, set })
    })
    expect(products).toBe(250)
    expect(gathered.pages.flatMap((page) => page.products)).toHaveLength(251)
    expect(gathered.products().filter(({ title }) => title === 'Changed meanwhile')).toHaveLength(1)
  })

  test('can be more than Shopify pages in one list', async () => {
    store = await openStore({ ...SHOP, products: 25_250, variantsPerProduct: 1 })
    const { products, gathered } = await changes('2020-01-01T00:00:00Z')
    expect(products).toBe(25_250)
    const times = gathered.pages.flatMap((page) => page.products.map(({ updatedAt }) => updatedAt))
    expect(times).toEqual([...times].sort())
    const failed = store.simulator.requests().filter(({ error }) => error !== null)
    expect(failed).toEqual([])
  })

  test.each(["2026-01-01T00:00:00Z' OR status:active", 'yesterday', '2026-01-01', ''])(
    'is not asked for by %j, which is no time',
    async (since) => {
      store = await openStore(SHOP)
      expect((await rejectedWith(changes(since))).code).toBe('invalid-input')
    },
  )
})

describe('which products exist', () => {
  test('is told by id, for as many as there are', async () => {
    store = await openStore({ ...SHOP, products: 600, variantsPerProduct: 1 })
    await store.edit({ kind: 'delete-product', product: productId(300) })
    const asked = Array.from({ length: 620 }, (_, index) => productId(index + 1))
    const found = await store.gateway.existing(asked)
    expect(found.size).toBe(599)
    expect(found.has(productId(300))).toBe(false)
    expect(found.has(productId(600))).toBe(true)
    expect(found.has(productId(601))).toBe(false)
    expect(store.simulator.requests()).toHaveLength(3)
  })

  test('is at once what searches do not see yet', async () => {
    store = await openStore(SHOP)
    await store.control('search', { delayMs: null })
    const [made] = await store.edit(
      { kind: 'add-product', product: { title: 'New' }, variants: [{ price: '1.00' }] },
      { kind: 'delete-product', product: productId(1) },
    )
    expect(await store.gateway.existing([made ?? '', productId(1)])).toEqual(new Set([made]))
  })

  test('never holds an id of another type or a text that is no id', async () => {
    store = await openStore(SHOP)
    const [variant] = store.simulator.store.variants.keys()
    const others = [
      `gid://shopify/ProductVariant/${variant}`,
      'oak-bowl',
      '',
      'gid://shopify/Product/',
    ]
    expect(await store.gateway.existing([...others, productId(1)])).toEqual(new Set([productId(1)]))
    expect(await store.gateway.existing(others)).toEqual(new Set())
    expect(store.simulator.requests()).toHaveLength(1)
  })
})
