import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AmsImage } from '@shared/catalog/product'
import type { Picture } from '@shared/contract/pictures'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { png } from '../main/images/support'
import { amsProduct, amsVariant } from '../support/products'
import { AT, importAms } from '../support/state'
import { openBench, type TestBench } from './support/open-engine'

const BOWL = 'gid://shopify/Product/8001001'
const picture = (id: number) => ({
  id,
  alt: `View ${id}`,
  url: `/cdn/files/${id}/view-${id}.png?v=1`,
})
const variant = (id: number, value: string, imageId: number | null) => ({
  id,
  sku: `BOWL-${value}`,
  optionValues: [value],
  imageId,
})

/** A bowl with three pictures, two of which show its variants. */
const SHOP = JSON.stringify({
  shop: {
    id: 1,
    name: 'Fernhill',
    myshopifyDomain: 'fernhill.myshopify.com',
    currencyCode: 'USD',
    ianaTimezone: 'UTC',
    plan: 'Basic',
  },
  locations: [{ id: 1, name: 'Studio' }],
  products: [
    {
      id: 8001001,
      title: 'Oak Bowl',
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      options: ['Size'],
      variants: [variant(9001001, 'S', 1), variant(9001002, 'L', 2)],
      images: [1, 2, 3].map(picture),
    },
  ],
})

let bench: TestBench
let following: AbortController
let done: Promise<void>
beforeEach(async () => {
  bench = await openBench({ kind: 'file', text: SHOP })
})
afterEach(async () => {
  await rest()
  await bench.close()
})

function follow(): void {
  following = new AbortController()
  done = bench.engine.images.follow(following.signal)
}
async function rest(): Promise<void> {
  following?.abort(new Error('over'))
  await done
}

const image = (more: Partial<AmsImage>): AmsImage => ({
  id: 'i1',
  url: null,
  sha256: null,
  alt: '',
  ...more,
})
const importBowl = (...images: AmsImage[]) =>
  importAms(bench.store, [
    amsProduct({
      shopifyProductId: BOWL,
      images,
      variants: [
        amsVariant({ id: '1-1', sku: 'BOWL-S', optionValues: ['S'], imageId: 'i1' }),
        amsVariant({ id: '1-2', sku: 'BOWL-L', optionValues: ['L'], imageId: 'i1' }),
      ],
    }),
  ])
const shown = () => bench.engine.images.ofProduct({ amsProductId: '1', shopifyProductId: BOWL })
/** The machine may be busy. */
const eventually = <T>(holds: () => T | Promise<T>) => vi.waitFor(holds, { timeout: 30_000 })
const kinds = (pictures: readonly Picture[] | null) => pictures?.map(({ content }) => content.kind)
const whenHere = (count: number) =>
  eventually(async () => {
    const { kept, left } = await bench.engine.images.overview()
    expect([kept.pictures, left]).toEqual([count, 0])
  })
/** Long enough for a queue that had something to do to begin with it. */
async function inSomeTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}
const requestsOf = (work: () => unknown) => bench.pictureRequests(work)

describe('pictures of a product', () => {
  test('are shown in their order with names, texts and variants, and are fetched because they are seen', async () => {
    importBowl()
    await bench.sync()
    follow()
    const { ours, theirs } = shown()
    expect(ours).toEqual([])
    expect(theirs?.map(({ name, alt, variants }) => [name, alt, variants])).toEqual([
      ['view-1.png', 'View 1', ['S']],
      ['view-2.png', 'View 2', ['L']],
      ['view-3.png', 'View 3', []],
    ])
    await whenHere(3)
    const here = shown().theirs?.map(({ content }) => content)
    expect(here).toMatchObject(
      [1, 2, 3].map(() => ({ kind: 'here', width: 240, height: 240, mediaType: 'image/png' })),
    )
    expect(new Set(here?.map((content) => content.kind === 'here' && content.sha256)).size).toBe(3)
  })

  test('that one side has not are null, and ids that lead nowhere give nothing', async () => {
    expect(
      bench.engine.images.ofProduct({
        amsProductId: null,
        shopifyProductId: 'gid://shopify/Product/9',
      }),
    ).toEqual({
      ours: null,
      theirs: null,
    })
  })

  test('of AMS come from their files, and keep their labels when the bytes are known', async () => {
    const path = join(bench.folder, 'mug.png')
    writeFileSync(path, png(12, 8))
    importBowl(image({ file: path, id: 'i1', alt: 'A mug' }), image({ id: 'i2' }))
    follow()
    const before = shown().ours
    expect(kinds(before)).toEqual(['waiting', 'absent'])
    await whenHere(1)
    const [mug] = shown().ours ?? []
    expect(mug).toMatchObject({
      label: before?.[0]?.label,
      alt: 'A mug',
      variants: ['S', 'L'],
      content: { kind: 'here', width: 12, height: 8, bytes: png(12, 8).length },
    })
  })

  test('that can’t be had say why, and are not asked again until a person wants it', async () => {
    const path = join(bench.folder, 'mug.svg')
    writeFileSync(path, '<svg><script/></svg>')
    importBowl(image({ file: path }), image({ id: 'i2', url: 'http://192.168.0.1/mug.png' }))
    follow()
    shown()
    await eventually(() => expect(kinds(shown().ours)).toEqual(['absent', 'absent']))
    expect(shown().ours?.map(({ content }) => content)).toMatchObject([
      { kind: 'absent', reason: expect.stringContaining('SVG'), host: null },
      { kind: 'absent', reason: expect.stringContaining('https'), host: null },
    ])
    expect(await bench.engine.images.overview()).toMatchObject({ failed: 2, left: 0, hosts: [] })
    writeFileSync(path, png(3, 3))
    shown()
    expect(kinds(shown().ours)).toEqual(['absent', 'absent'])
    bench.engine.images.tryAgain()
    expect(kinds(shown().ours)).toEqual(['waiting', 'waiting'])
    await eventually(() => expect(kinds(shown().ours)).toEqual(['here', 'absent']))
  })
})

describe('hosts', () => {
  test('that nobody allowed are not asked; a person allows one, and takes it back', async () => {
    importBowl(image({ url: 'https://pictures.invalid/mug.png' }))
    follow()
    shown()
    await eventually(() => expect(kinds(shown().ours)).toEqual(['absent']))
    expect(shown().ours?.[0]?.content).toMatchObject({ host: 'pictures.invalid' })
    const { images } = bench.engine
    const hosts = async () =>
      (await images.overview()).hosts.filter(({ host }) => host.startsWith('pictures'))
    expect(await hosts()).toEqual([{ host: 'pictures.invalid', pictures: 1, allowed: 'no' }])
    expect(await images.overview()).toMatchObject({ failed: 0 })
    images.allowHost({ host: 'pictures.invalid', isAllowed: true })
    expect(await hosts()).toMatchObject([{ allowed: 'yes' }])
    shown()
    // There is no such host, but now it is asked for.
    await eventually(() =>
      expect(shown().ours?.[0]?.content).toMatchObject({ kind: 'absent', host: null }),
    )
    images.allowHost({ host: 'pictures.invalid', isAllowed: false })
    expect(await hosts()).toMatchObject([{ allowed: 'no' }])
  })

  test.each([
    'localhost',
    '127.0.0.1',
    'a.local',
    'example.com/x',
    'example.com:8443',
    'user@example.com',
    '',
  ])('like %j can’t be allowed', (host) => {
    expect(() => bench.engine.images.allowHost({ host, isAllowed: true })).toThrow('no host')
    expect(bench.store.images.hosts()).toEqual([])
  })
})

describe('in the background', () => {
  test('pictures of linked products are fetched after a sync, each once, and nothing for a second one', async () => {
    importBowl()
    follow()
    const first = await requestsOf(async () => {
      await bench.sync()
      await whenHere(3)
    })
    expect(first).toHaveLength(3)
    expect(
      await requestsOf(async () => {
        await bench.sync()
        await whenHere(3)
      }),
    ).toEqual([])
  })

  test('products that are not linked are left alone', async () => {
    importAms(bench.store, [amsProduct({ variants: [amsVariant({ sku: 'OTHER' })] })])
    follow()
    expect(
      await requestsOf(async () => {
        await bench.sync()
        await whenHere(0)
      }),
    ).toEqual([])
  })

  test('it goes on after an end in the middle', async () => {
    importBowl()
    await bench.sync()
    following = new AbortController()
    const { images } = bench.engine
    bench.onPicture = () => following.abort(new Error('over'))
    done = images.follow(following.signal)
    await done
    bench.onPicture = undefined
    bench.restart()
    await bench.engine.connection.test()
    follow()
    await whenHere(3)
    expect(bench.unexpected()).toEqual([])
  })

  test('N1: without a network nothing is asked and nothing fails', async () => {
    importBowl()
    await bench.sync()
    bench.hasNetwork = false
    await bench.engine.connection.test()
    follow()
    expect(
      await requestsOf(async () => {
        expect(kinds(shown().theirs)).toEqual(['waiting', 'waiting', 'waiting'])
        await inSomeTurns()
      }),
    ).toEqual([])
    expect(bench.store.images.content('gid://shopify/MediaImage/1')).toBeNull()
    bench.hasNetwork = true
    await bench.engine.connection.test()
    await whenHere(3)
  })

  test('new content under the same media id is fetched, another host of the same file is not', async () => {
    importBowl()
    await bench.sync()
    follow()
    await whenHere(3)
    const content = bench.store.images.content('gid://shopify/MediaImage/1')
    if (!content?.facts) throw new Error('Not known')
    const elsewhere = content.address.replace('127.0.0.1', 'cdn.shopify.com')
    bench.store.images.had({ source: content.source, address: elsewhere }, content.facts, AT)
    expect(kinds(shown().theirs)).toEqual(['here', 'here', 'here'])
    const earlier = content.address.replace('v=1', 'v=0')
    bench.store.images.had({ source: content.source, address: earlier }, content.facts, AT)
    expect(kinds(shown().theirs)).toEqual(['waiting', 'here', 'here'])
    expect(
      await requestsOf(() =>
        eventually(() => expect(kinds(shown().theirs)).toEqual(['here', 'here', 'here'])),
      ),
    ).toHaveLength(1)
  })
})

describe('I5: the folder', () => {
  test('that is gone is filled again by what is looked at, and changes no decision', async () => {
    importBowl()
    await bench.sync()
    follow()
    await whenHere(3)
    const before = bench.store.outbox.counts(AT)
    const overview = bench.engine.overview().badges
    rmSync(join(bench.folder, 'images'), { recursive: true })
    expect(kinds(shown().theirs)).toEqual(['waiting', 'waiting', 'waiting'])
    await eventually(() => expect(kinds(shown().theirs)).toEqual(['here', 'here', 'here']))
    await bench.sync()
    expect([bench.store.outbox.counts(AT), bench.engine.overview().badges]).toEqual([
      before,
      overview,
    ])
  })

  test('is emptied by a person, and filled again by what is looked at alone', async () => {
    importBowl()
    await bench.sync()
    follow()
    await whenHere(3)
    await bench.engine.images.clear()
    expect(
      await requestsOf(async () => {
        await bench.sync()
        await whenHere(0)
      }),
    ).toEqual([])
    shown()
    await whenHere(3)
  })
})

test('the screens are told that there is more to see', async () => {
  importBowl()
  const told = bench.told('images')
  follow()
  await bench.sync()
  await told
})
