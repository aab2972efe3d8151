import type { Choice } from '@shared/contract/review'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const SLOW = { timeout: 120_000 }
const HEADER =
  'product_id,name,vendor,option1_name,variant_id,sku,retail_price,option1_value,image_urls,image_alts,variant_image_url'
const at = (name: string): string => `https://pictures.example/${name}.jpg`

type Picture = readonly [name: string, alt?: string]

/** One product with two variants, of which each may be shown by a picture. */
function catalog(pictures: readonly Picture[], shown: readonly (string | null)[] = []): string {
  const urls = pictures.map(([name]) => at(name)).join('|')
  const alts = pictures.map(([, alt = '']) => alt).join('|')
  const row = (n: number): string => {
    const picture = shown[n - 1]
    const [cells, texts] = n === 1 ? [urls, alts] : ['', '']
    return `p1,Mug,Fernhill,Size,v${n},M-${n},10.00,S${n},${cells},${texts},${picture ? at(picture) : ''}`
  }
  return [HEADER, row(1), row(2)].join('\n')
}

let bench: TestBench
beforeEach(async () => {
  bench = await openBench({ kind: 'empty' })
  await bench.control('bucket', { maximumAvailable: 20_000, restoreRate: 1_000, available: 20_000 })
  // Shopify takes seconds; how long is not what is asked here.
  await bench.control('media', { uploadedMs: 20, processingMs: 20 })
}, SLOW.timeout)
afterEach(() => bench.close())

const rows = () =>
  bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 500 }).rows
const fields = (): string[] => rows().map(({ field, kind }) => field ?? kind)

async function create(pictures: readonly Picture[], shown?: readonly (string | null)[]) {
  await bench.importCsv(catalog(pictures, shown))
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  expect(await bench.push()).toMatchObject({ parked: 0, returned: 0 })
  await bench.sync()
  // Products are created as Draft, which AMS takes over; nothing else may differ.
  expect(fields()).toEqual([])
}

async function decide(choice: Choice) {
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice })
  const summary = await bench.push()
  expect(summary).toMatchObject({ parked: 0, returned: 0 })
  await bench.sync()
  return summary
}

function shop() {
  const [product] = bench.simulator.store.products.values()
  if (!product) throw new Error('The shop has no product')
  return product
}
const nameOf = (file: string): string => file.replace(/\.[a-z]+$/, '')
const shopPictures = () => shop().media.map(({ filename, alt }) => [nameOf(filename), alt])
const gid = (name: string): string => {
  const image = shop().media.find(({ filename }) => nameOf(filename) === name)
  return `gid://shopify/MediaImage/${image?.id ?? 0}`
}
const product = (): string => `gid://shopify/Product/${shop().id}`
const edit = (body: Record<string, unknown>) => bench.control('edit', { edits: [body] })

const IMAGE_CALLS =
  /productUpdate|fileUpdate|fileCreate|stagedUploads|ReorderMedia|AppendMedia|DetachMedia|fileDelete/
async function imageCalls(work: () => Promise<unknown>): Promise<number> {
  const bodies = await bench.recordBodies(work)
  return bodies.filter((body) => IMAGE_CALLS.test(body)).length
}

describe('pictures of AMS', () => {
  test('come to Shopify with the product, and a second sync sends none', SLOW, async () => {
    await create([['a', 'First'], ['b']], ['b', null])
    expect(shopPictures()).toEqual([
      ['a', 'First'],
      ['b', ''],
    ])
    const again = await imageCalls(async () => {
      await bench.sync()
      bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
      await bench.push()
    })
    expect(again).toBe(0)
  })

  test(
    'that are new, gone, moved or told otherwise arrive in Shopify, each once',
    SLOW,
    async () => {
      await create(
        [
          ['a', 'A'],
          ['b', 'B'],
          ['c', 'C'],
        ],
        ['a', 'b'],
      )
      await bench.importCsv(
        catalog(
          [
            ['n', 'New'],
            ['c', 'Other'],
            ['a', 'A'],
          ],
          ['c', 'n'],
        ),
      )
      await bench.sync()
      expect(fields().sort()).toEqual([
        'image-alts',
        'image-order',
        'images',
        'variant-image',
        'variant-image',
      ])
      await decide('ours')
      expect(shopPictures()).toEqual([
        ['n', 'New'],
        ['c', 'Other'],
        ['a', 'A'],
      ])
      expect(fields()).toEqual([])
      // Taken off the product, not destroyed.
      const names = [...bench.simulator.store.files.values()].map(({ filename }) =>
        nameOf(filename),
      )
      expect(names.sort()).toEqual(['a', 'b', 'c', 'n'])
    },
  )

  test('whose answer is lost are found again and not sent twice', SLOW, async () => {
    await create([['a']])
    await bench.importCsv(catalog([['a'], ['n'], ['m']]))
    await bench.sync()
    await bench.control('faults', {
      rules: [{ operation: 'productUpdate', count: 1, effect: { kind: 'reset', when: 'after' } }],
    })
    await decide('ours')
    expect(shopPictures().map(([name]) => name)).toEqual(['a', 'n', 'm'])
    expect(fields()).toEqual([])
  })

  test(
    'that Shopify can not work through are refused with the reason, and leave nothing behind',
    SLOW,
    async () => {
      await create([['a']])
      await bench.importCsv(catalog([['a'], ['n'], ['m']]))
      await bench.sync()
      await bench.control('media', {
        next: [{ kind: 'failed', code: 'INVALID_IMAGE_RESOLUTION' }],
      })
      bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
      const summary = await bench.push()
      expect(summary).toMatchObject({ parked: 1 })
      // What Shopify shows is another than what was decided on by now, so a person looks again.
      const row = rows().find(({ field }) => field === 'images')
      expect(row?.note).toMatch(/n\.jpg.*pixels/)
      // The one that was taken stays and is known; once the other is right, it alone is sent.
      expect(shopPictures().map(([name]) => name)).toEqual(['a', 'm'])
      await bench.sync()
      await decide('ours')
      expect(shopPictures().map(([name]) => name)).toEqual(['a', 'n', 'm'])
    },
  )

  test('P1: of which an engine died in the middle are there once', SLOW, async () => {
    await create([['a']])
    await bench.importCsv(catalog([['n'], ['a'], ['m']]))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    // Long enough to die while Shopify works on them.
    await bench.control('media', { uploadedMs: 2_000, processingMs: 2_000 })
    void bench.pushState()
    await vi.waitFor(() => expect(shop().media.length).toBe(3), { timeout: 60_000, interval: 5 })
    bench.restart()
    expect(await bench.push()).toMatchObject({ parked: 0, returned: 0 })
    expect(shopPictures().map(([name]) => name)).toEqual(['n', 'a', 'm'])
    await bench.sync()
    expect(fields()).toEqual([])
  })
})

describe('pictures of Shopify', () => {
  test('that are new, gone, moved or told otherwise arrive in AMS', SLOW, async () => {
    await create(
      [
        ['a', 'A'],
        ['b', 'B'],
      ],
      ['a', null],
    )
    await edit({
      kind: 'add-image',
      product: product(),
      url: 'https://cdn.shopify.com/s/files/z.jpg',
      alt: 'Z',
    })
    await edit({ kind: 'image', product: product(), image: gid('b'), alt: 'Beta' })
    await edit({ kind: 'order-images', product: product(), images: [gid('z'), gid('b'), gid('a')] })
    const [first] = shop().variants
    await edit({
      kind: 'variant-image',
      variant: `gid://shopify/ProductVariant/${first?.id ?? 0}`,
      image: gid('z'),
    })
    await bench.sync()
    await decide('theirs')
    const ours = bench.store.ams.product('p1')
    expect(ours?.images.map(({ url, alt }) => [url, alt])).toEqual([
      ['https://cdn.shopify.com/s/files/z.jpg', 'Z'],
      [at('b'), 'Beta'],
      [at('a'), 'A'],
    ])
    expect(ours?.variants[0]?.imageId).toBe(ours?.images[0]?.id)
    expect(fields()).toEqual([])
  })

  test(
    'that were taken off are taken off in AMS, and given back they are the same again',
    SLOW,
    async () => {
      await create([['a'], ['b']])
      await edit({ kind: 'remove-image', product: product(), image: gid('a') })
      await bench.sync()
      expect(fields()).toEqual(['images'])
      await decide('theirs')
      expect(bench.store.ams.product('p1')?.images.map(({ url }) => url)).toEqual([at('b')])
      expect(fields()).toEqual([])
    },
  )
})
