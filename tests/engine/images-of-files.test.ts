import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCatalogFile } from '@main/merchant-catalog'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { png } from '../main/images/support'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const SLOW = { timeout: 300_000 }
/** More of them: `PICTURE_PRODUCTS=200`. */
const PRODUCTS = Number(process.env['PICTURE_PRODUCTS'] ?? 60)
const EACH = 3

let bench: TestBench
let following: AbortController
beforeEach(async () => {
  bench = await openBench({ kind: 'empty' })
  await bench.control('bucket', { maximumAvailable: 20_000, restoreRate: 1_000, available: 20_000 })
  await bench.control('media', { uploadedMs: 20, processingMs: 20 })
  following = new AbortController()
}, SLOW.timeout)
afterEach(async () => {
  following.abort(new Error('over'))
  await bench.close()
})

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A catalog file with its pictures in a folder beside it; the hashes of these, product by product. */
function writeCatalog(): { readonly path: string; readonly hashes: string[][] } {
  mkdirSync(join(bench.folder, 'pictures'))
  const hashes: string[][] = []
  const rows = Array.from({ length: PRODUCTS }, (_, product) => {
    const names = Array.from({ length: EACH }, (__, at) => `pictures/p${product}-${at}.png`)
    hashes.push(
      names.map((name, at) => {
        const bytes = png(20 + at, 10, product * EACH + at)
        writeFileSync(join(bench.folder, name), bytes)
        return sha(bytes)
      }),
    )
    return `${product},Bowl ${product},Fernhill,v${product},B-${product},10.00,${names.join('|')},${names[1]}`
  })
  const path = join(bench.folder, 'catalog.csv')
  const header = 'product_id,name,vendor,variant_id,sku,retail_price,image_urls,variant_image_url'
  writeFileSync(path, [header, ...rows].join('\n'))
  return { path, hashes }
}

const rows = () =>
  bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 500 }).rows

async function push(choice: 'ours' | 'theirs') {
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice })
  expect(await bench.push()).toMatchObject({ parked: 0, returned: 0 })
  await bench.sync()
  expect(rows()).toEqual([])
}

/** What a picture's bytes cost: uploads to Shopify, and fetches from it. */
async function transfers(work: () => Promise<unknown>): Promise<number> {
  let uploads = 0
  const fetched = await bench.pictureRequests(async () => {
    const bodies = await bench.recordBodies(work)
    uploads = bodies.filter((body) => /stagedUploadsCreate|originalSource/.test(body)).length
  })
  return uploads + fetched.length
}

test(
  'pictures of files go up, come back bit for bit, and no second sync moves one',
  SLOW,
  async () => {
    const { path, hashes } = writeCatalog()
    const { notes } = readCatalogFile(path)
    expect(notes).toEqual([])
    bench.engine.importCatalog(readCatalogFile(path), true)
    await bench.sync()
    await push('ours')

    // Shopify has exactly these bytes, in this order, and the variants show theirs.
    const products = [...bench.simulator.store.products.values()]
    expect(products.length).toBe(PRODUCTS)
    for (const { title, media, variants } of products) {
      const expected = hashes[Number(title.split(' ')[1])] ?? []
      const served = await Promise.all(
        media.map(async (file) => {
          const name = encodeURIComponent(file.filename)
          const answer = await fetch(`${bench.simulator.url}/cdn/files/${file.id}/${name}`)
          return sha(new Uint8Array(await answer.arrayBuffer()))
        }),
      )
      expect(served).toEqual(expected)
      expect(variants[0]?.mediaId).toBe(media[1]?.id)
    }
    expect(
      await transfers(async () => {
        bench.engine.importCatalog(readCatalogFile(path), true)
        await bench.sync()
        await push('ours')
      }),
    ).toBe(0)

    // An AMS side without them takes all of it from Shopify.
    await bench.importCsv(
      'product_id,name,vendor,variant_id,sku,retail_price\nx,Other,Fernhill,vx,X-1,1.00',
    )
    await bench.sync()
    bench.engine.review.acceptAll({
      filter: { ...EVERYTHING, matchResults: ['only'] },
      choice: 'theirs',
    })
    expect(await bench.push()).toMatchObject({ imported: PRODUCTS, parked: 0, returned: 0 })
    void bench.engine.images.follow(following.signal)
    await vi.waitFor(
      async () => {
        const { left, failed } = await bench.engine.images.overview()
        expect([left, failed]).toEqual([0, 0])
        for (const product of products) {
          const id = `gid://shopify/Product/${product.id}`
          const amsProductId = bench.store.links.linkedTo(id)
          const { ours } = bench.engine.images.ofProduct({ amsProductId, shopifyProductId: id })
          expect(
            ours?.map(({ content }) => (content.kind === 'here' ? content.sha256 : content.kind)),
          ).toEqual(hashes[Number(product.title.split(' ')[1])])
        }
      },
      { timeout: 120_000, interval: 200 },
    )
    expect(
      await transfers(async () => {
        await bench.sync()
        await bench.sync()
      }),
    ).toBe(0)
    expect(rows().filter(({ matchResult }) => matchResult === 'linked')).toEqual([])
  },
)
