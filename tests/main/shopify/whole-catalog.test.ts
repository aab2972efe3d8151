import { afterEach, describe, expect, test, vi } from 'vitest'
import { Gathered, type OpenStore, openStore } from './support/open-store'

// Each test starts a store of its own, some of them a large one.
vi.setConfig({ testTimeout: 120_000 })

let store: OpenStore
afterEach(() => store.close())

const id = (number: number) => `gid://shopify/Product/${number}`
const variantId = (number: number) => `gid://shopify/ProductVariant/${number}`
const mediaId = (number: number) => `gid://shopify/MediaImage/${number}`

/** A bowl with more variants and pictures than fit its place in a page, and a board with one of each. */
const SHOP = JSON.stringify({
  shop: {
    id: 1,
    name: 'Fernhill Workshop',
    myshopifyDomain: 'fernhill-workshop.myshopify.com',
    currencyCode: 'USD',
    ianaTimezone: 'America/New_York',
    plan: 'Basic',
  },
  locations: [
    { id: 1, name: 'Fernhill Studio' },
    // By name it stands first.
    { id: 2, name: 'Annex' },
  ],
  products: [
    {
      id: 8001001,
      title: 'Oak Bowl',
      options: ['Size'],
      images: Array.from({ length: 70 }, (_, index) => ({
        id: 7000 + index,
        alt: `Bowl ${index}`,
        url: `https://pictures.example/bowl-${index}.jpg`,
      })),
      variants: Array.from({ length: 320 }, (_, index) => ({
        id: 9001 + index,
        sku: `BOWL-${index}`,
        price: '64.00',
        optionValues: [`Size ${index}`],
        available: index,
        imageId: index % 2 === 0 ? 7000 + (index % 70) : null,
      })),
    },
    {
      id: 8001002,
      title: 'Ash Board',
      images: [{ id: 7500, url: 'https://pictures.example/board.jpg' }],
      variants: [{ id: 9500, sku: null, price: '30', tracked: false, available: -2 }],
    },
    { id: 8001003, title: 'Elm Stool', variants: [{ id: 9600, price: '120' }] },
  ],
})

async function openShop(): Promise<void> {
  store = await openStore({ kind: 'file', text: SHOP })
  await store.edit(
    { kind: 'stock', variant: variantId(9600), available: 9, isActive: false },
    { kind: 'order-images', product: id(8001001), images: [mediaId(7069)] },
  )
  const video = {
    query: `mutation { productUpdate(product: {id: "${id(8001002)}"}, media: [
      {originalSource: "https://films.example/board", mediaContentType: EXTERNAL_VIDEO},
      {originalSource: "https://pictures.example/new.jpg", alt: "New", mediaContentType: IMAGE}
    ]) { userErrors { message } } }`,
  }
  await fetch(`${store.simulator.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': 'shpat_unit' },
    body: JSON.stringify(video),
  })
}

async function pull(): Promise<Gathered> {
  const gathered = new Gathered()
  const proof = await store.gateway.pullCatalog(gathered.options)
  expect(proof).toEqual({
    complete: true,
    products: store.simulator.store.products.size,
    productsCounted: store.simulator.store.products.size,
  })
  return gathered
}

describe('the whole catalog by pages', () => {
  test('has every variant and picture in its order, with stock at the location', async () => {
    await openShop()
    const products = (await pull()).products()
    const [bowl, board, stool] = products
    expect(products).toHaveLength(3)
    expect(bowl?.variants.map(({ sku }) => sku)).toEqual(
      Array.from({ length: 320 }, (_, index) => `BOWL-${index}`),
    )
    expect(bowl?.variants[4]).toMatchObject({ available: 4, imageId: mediaId(7004) })
    expect(bowl?.variants[319]).toMatchObject({ available: 319, imageId: null })
    expect(bowl?.images.map((image) => image.id)).toEqual([
      mediaId(7069),
      ...Array.from({ length: 69 }, (_, index) => mediaId(7000 + index)),
    ])
    expect(board).toMatchObject({
      // The film is no picture; the new picture is not worked through yet.
      images: [
        { id: mediaId(7500), alt: '', url: 'https://pictures.example/board.jpg' },
        { alt: 'New', url: null },
      ],
      variants: [{ available: -2, tracked: false, imageId: null }],
    })
    expect(board?.images).toHaveLength(2)
    expect(stool).toMatchObject({ images: [], variants: [{ available: null }] })
  })

  test('is what reading each product alone gives', async () => {
    await openShop()
    const products = (await pull()).products()
    for (const product of products) {
      expect(await store.gateway.readProduct(product.id)).toEqual({
        ...product,
        options: expect.anything(),
        stockLocationId: 'gid://shopify/Location/1',
      })
    }
    expect(await store.gateway.readProduct(id(1))).toBeNull()
  })

  test('of 250 products needs no wait for points', async () => {
    store = await openStore({
      kind: 'generated',
      products: 250,
      variantsPerProduct: 6,
      imagesPerProduct: 4,
      seed: 9,
    })
    const startedAt = store.clock.ms
    expect((await pull()).products()).toHaveLength(250)
    expect(store.clock.ms).toBe(startedAt)
  })

  test('hands a product over with all that belongs to it', async () => {
    await openShop()
    for (const page of (await pull()).pages) {
      const inPage = new Set(page.products.map((product) => product.id))
      for (const row of [...page.variants, ...page.images]) {
        expect(inPage.has(row.productId)).toBe(true)
      }
    }
  })
})

describe('the whole catalog by one export', () => {
  const LARGE = { kind: 'generated', products: 400, variantsPerProduct: 3, seed: 5 } as const

  test('is the same as by pages, in rows of about 500', async () => {
    store = await openStore({ ...LARGE, imagesPerProduct: 2 })
    const stocked = { kind: 'stock', variant: 'GEN-000007-02', isActive: false }
    await store.edit(stocked)
    const exported = await pull()
    expect(store.simulator.requests().some(({ rootFields }) => rootFields[0] === 'products')).toBe(
      false,
    )
    for (const page of exported.pages) {
      const { products, variants, images, variantImages } = page
      expect([products, variants, images, variantImages].flat().length).toBeLessThanOrEqual(500)
    }
    await store.control('bulk', { queryAccess: 'denied' })
    const paged = (await pull()).products()
    expect(store.simulator.requests().some(({ rootFields }) => rootFields[0] === 'products')).toBe(
      true,
    )
    expect(exported.products()).toEqual(paged)
    expect(paged[6]).toMatchObject({
      images: [{ alt: expect.stringMatching(/, 1$/) }, { alt: expect.stringMatching(/, 2$/) }],
      variants: [
        { available: expect.any(Number), imageId: paged[6]?.images[0]?.id },
        { available: null, imageId: paged[6]?.images[1]?.id },
        { available: expect.any(Number), imageId: null },
      ],
    })
  })
})

describe('more products than Shopify pages in one list', () => {
  test('are read to the last by windows of ids, where bulk operations are denied', async () => {
    store = await openStore({ kind: 'generated', products: 25_250, variantsPerProduct: 1, seed: 3 })
    await store.control('bulk', { queryAccess: 'denied' })
    const gathered = await pull()
    const ids = gathered.pages.flatMap((page) => page.products.map((product) => product.id))
    expect(ids).toHaveLength(25_250)
    expect(new Set(ids).size).toBe(25_250)
    expect(gathered.pages.flatMap((page) => page.variants)).toHaveLength(25_250)
    for (const { error, requestedCost } of store.simulator.requests()) {
      if (error !== null) expect(error).toContain('ACCESS_DENIED')
      expect(requestedCost).toBeLessThanOrEqual(1000)
    }
  })
})
