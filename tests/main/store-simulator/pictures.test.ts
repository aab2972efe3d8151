import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectImage } from '@main/images/inspect-image'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Json, SHOP_FILE, TestStore } from './support'

let store: TestStore
afterEach(() => store.close())

const BOWL = 'gid://shopify/Product/8001001'
const SMALL = 'gid://shopify/ProductVariant/9001001'
const LARGE = 'gid://shopify/ProductVariant/9001002'
const media = (number: number) => `gid://shopify/MediaImage/${number}`

/** The small shop with two pictures of the bowl, one of which shows its first variant. */
function withPictures(change: (bowl: Json) => void = () => undefined): string {
  const shop: Json = JSON.parse(SHOP_FILE)
  const [bowl] = shop.products
  bowl.images = [1, 2].map((number) => ({
    id: number,
    alt: `View ${number}`,
    url: `https://pictures.example/${number}.jpg`,
  }))
  bowl.variants[0].imageId = 2
  change(bowl)
  return JSON.stringify(shop)
}

const READ = `{ product(id: "${BOWL}") { updatedAt
  media(first: 9) { nodes { __typename id alt ... on MediaImage { image { url } } } }
  variants(first: 9) { nodes { id media(first: 1) { nodes { __typename id } } } } } }`

describe('pictures of a shop file', () => {
  test('belong to their product in order, and to the variants that name them', async () => {
    store = await TestStore.start({ kind: 'file', text: withPictures() })
    const { product } = await store.data(READ)
    expect(product.media.nodes).toEqual(
      [1, 2].map((number) => ({
        __typename: 'MediaImage',
        id: media(number),
        alt: `View ${number}`,
        image: { url: `https://pictures.example/${number}.jpg` },
      })),
    )
    expect(product.variants.nodes).toEqual([
      { id: SMALL, media: { nodes: [{ __typename: 'MediaImage', id: media(2) }] } },
      { id: LARGE, media: { nodes: [] } },
    ])
  })

  test('are lines of a bulk result: whole under the product, once more under each variant', async () => {
    store = await TestStore.start({
      kind: 'file',
      text: withPictures((bowl) => {
        bowl.variants[1].imageId = 2
      }),
    })
    const { rows } = await store.bulk(
      `{ products { edges { node { __typename id
        variants { edges { node { __typename id media { edges { node { __typename id } } } } } }
        media { edges { node { __typename id alt ... on MediaImage { image { url } } } } } } } } }`,
    )
    const lines = rows.filter(({ __typename }) => __typename === 'MediaImage')
    expect(lines.filter(({ __parentId }) => __parentId === BOWL)).toEqual([
      expect.objectContaining({ id: media(1), alt: 'View 1', image: expect.anything() }),
      expect.objectContaining({ id: media(2), alt: 'View 2', image: expect.anything() }),
    ])
    expect(lines.filter(({ __parentId }) => __parentId !== BOWL)).toEqual([
      { __typename: 'MediaImage', id: media(2), __parentId: SMALL },
      { __typename: 'MediaImage', id: media(2), __parentId: LARGE },
    ])
  })

  test.each<[string, (bowl: Json) => void]>([
    ['a variant with a picture its product has not', (bowl) => (bowl.variants[0].imageId = 3)],
    ['a picture twice', (bowl) => (bowl.images[1].id = 1)],
  ])('with %s are refused', async (_, change) => {
    store = await TestStore.start()
    const text = withPictures(change)
    await expect(TestStore.start({ kind: 'file', text })).rejects.toThrow('Shop file')
  })
})

describe('bytes that the simulator never had', () => {
  const bytesAt = async (url: string) => {
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toBe('image/png')
    return Buffer.from(await answer.arrayBuffer())
  }

  test('are drawn: the same picture each time, another one for another picture', async () => {
    const text = withPictures((bowl) => {
      for (const image of bowl.images) image.url = `/cdn/files/${image.id}/view.png?v=1`
    })
    store = await TestStore.start({ kind: 'file', text })
    const { product } = await store.data(READ)
    const [one, two] = product.media.nodes.map((node: Json) => node.image.url)
    expect(one).toBe(`${store.simulator.url}/cdn/files/1/view.png?v=1`)
    const drawn = await bytesAt(one)
    expect(inspectImage(drawn)).toEqual({ mediaType: 'image/png', width: 240, height: 240 })
    expect(drawn.equals(await bytesAt(one))).toBe(true)
    expect(drawn.equals(await bytesAt(two))).toBe(false)
  })
})

describe('pictures of a generated shop', () => {
  test('are as many as asked for, the first ones shown by variants, all ids different', async () => {
    store = await TestStore.start({
      kind: 'generated',
      products: 5,
      variantsPerProduct: 3,
      imagesPerProduct: 2,
      seed: 1,
    })
    const { products } = await store.data(
      `{ products(first: 5) { nodes { media(first: 9) { nodes { id } }
        variants(first: 9) { nodes { media(first: 1) { nodes { id } } } } } } }`,
    )
    const ids = new Set<string>()
    for (const product of products.nodes) {
      const own = product.media.nodes.map(({ id }: Json) => id)
      expect(own).toHaveLength(2)
      expect(product.variants.nodes.flatMap((variant: Json) => variant.media.nodes)).toEqual(
        own.map((id: string) => ({ id })),
      )
      for (const id of own) ids.add(id)
    }
    expect(ids.size).toBe(10)
  })
})

describe('another admin', () => {
  const edit = (...edits: unknown[]) => store.control('edit', { edits })

  test('adds, words, orders, assigns and removes pictures, and the time of the product moves', async () => {
    store = await TestStore.start({ kind: 'file', text: withPictures() })
    store.clock.ms += 5000
    const url = 'https://pictures.example/3.jpg'
    const { changed } = await edit({ kind: 'add-image', product: 'oak-bowl', url, alt: 'View 3' })
    const [added] = changed
    await edit(
      { kind: 'image', product: BOWL, image: media(1), alt: 'From above' },
      { kind: 'order-images', product: BOWL, images: [added, media(2)] },
      { kind: 'variant-image', variant: LARGE, image: added },
      { kind: 'variant-image', variant: SMALL, image: null },
    )
    const { product } = await store.data(READ)
    expect(product.updatedAt).toBe('2026-11-23T08:00:05Z')
    expect(product.media.nodes).toMatchObject([
      { id: added, image: { url } },
      { id: media(2) },
      { id: media(1), alt: 'From above' },
    ])
    expect(product.variants.nodes).toMatchObject([
      { media: { nodes: [] } },
      { media: { nodes: [{ id: added }] } },
    ])
    await edit({ kind: 'remove-image', product: BOWL, image: added })
    const after = (await store.data(READ)).product
    expect(after.media.nodes).toMatchObject([{ id: media(2) }, { id: media(1) }])
    expect(after.variants.nodes[1].media.nodes).toEqual([])
  })

  test('adds a picture with its bytes, which the store serves as they are', async () => {
    store = await TestStore.start({ kind: 'file', text: withPictures() })
    const folder = mkdtempSync(join(tmpdir(), 'concord-picture-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'mug.gif')
    const bytes = Buffer.from('R0lGODlhAgADAIAAAAAAAP///ywAAAAAAgADAAACAoRRADs=', 'base64')
    writeFileSync(path, bytes)
    await edit({ kind: 'add-image-file', product: BOWL, path, alt: 'A mug' })
    const { product } = await store.data(READ)
    const { alt, image } = product.media.nodes.at(-1)
    expect(alt).toBe('A mug')
    const served = await fetch(image.url)
    expect(served.headers.get('content-type')).toBe('image/gif')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes)
    const nowhere = { kind: 'add-image-file', product: BOWL, path: join(folder, 'none.gif') }
    await expect(edit(nowhere)).rejects.toThrow('No picture')
  })

  test('is told when there is no such picture', async () => {
    store = await TestStore.start({ kind: 'file', text: withPictures() })
    const wrong = { kind: 'image', product: BOWL, image: media(9), alt: '' }
    await expect(edit(wrong)).rejects.toThrow('No image')
  })
})

describe('a list that is paged', () => {
  const page = (more = '') =>
    store.data(
      `{ products(first: 1, sortKey: UPDATED_AT, query: "updated_at:>='2026-03-01T00:00:00Z'"${more}) {
        nodes { title } pageInfo { endCursor hasNextPage } } }`,
    )

  test('follows what is changed between its pages', async () => {
    store = await TestStore.start()
    const first = (await page()).products
    expect(first.nodes).toEqual([{ title: 'Oak Bowl' }])
    await store.control('edit', {
      edits: [{ kind: 'product', product: 'elm-stool', set: { title: 'Elm Chair' } }],
    })
    const after = (cursor: string) => page(`, after: "${cursor}"`)
    const second = (await after(first.pageInfo.endCursor)).products
    expect(second.nodes).toEqual([{ title: 'Ash Board' }])
    const third = (await after(second.pageInfo.endCursor)).products
    expect(third).toMatchObject({
      nodes: [{ title: 'Elm Chair' }],
      pageInfo: { hasNextPage: false },
    })
  })

  test('follows a search that sees changes late', async () => {
    store = await TestStore.start()
    await store.control('search', { delayMs: 10_000 })
    await store.control('edit', {
      edits: [{ kind: 'product', product: 'elm-stool', set: { title: 'Elm Chair' } }],
    })
    const count = async () =>
      (
        await store.data(
          `{ products(first: 9, query: "updated_at:>='2026-11-01'") { nodes { id } } }`,
        )
      ).products.nodes.length
    expect(await count()).toBe(0)
    store.clock.ms += 11_000
    expect(await count()).toBe(1)
  })
})

describe('events', () => {
  test('tell what was deleted, found by subject, action and time, oldest first', async () => {
    store = await TestStore.start()
    const remove = (product: string) =>
      store.control('edit', { edits: [{ kind: 'delete-product', product }] })
    await remove('elm-stool')
    store.clock.ms += 5000
    await remove('oak-bowl')
    await remove('ash-board')
    const found = async (more: string) =>
      (
        await store.data(
          `{ events(first: 9, sortKey: CREATED_AT, query: "subject_type:PRODUCT AND action:destroy${more}") {
            nodes { action createdAt ... on BasicEvent { subjectId subjectType } } } }`,
        )
      ).events.nodes
    const [stool, bowl, board] = [
      ['2026-11-23T08:00:00Z', 8001003],
      ['2026-11-23T08:00:05Z', 8001001],
      ['2026-11-23T08:00:05Z', 8001002],
    ].map(([createdAt, number]) => ({
      action: 'destroy',
      createdAt,
      subjectId: `gid://shopify/Product/${number}`,
      subjectType: 'PRODUCT',
    }))
    expect(await found('')).toEqual([stool, bowl, board])
    expect(await found(" AND created_at:>='2026-11-23T08:00:05Z'")).toEqual([bowl, board])
    expect(await found(" AND created_at:>'2026-11-23T08:00:05Z'")).toEqual([])
  })
})
