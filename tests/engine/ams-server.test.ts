import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readCatalogText } from '@main/merchant-catalog'
import { drawnPicture } from '@main/store-simulator/media/drawn-picture'
import { compareFilterSchema } from '@shared/contract/review'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type TestAmsServer, testAmsServer } from '../support/ams-server'
import { openBench, sampleShop, type TestBench } from './support/open-engine'

const SAMPLE = readCatalogText(
  readFileSync('resources/sample/ams-catalog.csv', 'utf8'),
  'ams-catalog.csv',
).products

async function connected(server: TestAmsServer): Promise<TestBench> {
  const bench = await openBench(sampleShop(), {
    amsServer: { baseUrl: server.url, server: () => server.client() },
  })
  onTestFinished(() => bench.close())
  return bench
}

test('a sync reads the catalog from the server, and an accepted Shopify value arrives there', async () => {
  const server = await testAmsServer(SAMPLE)
  const bench = await connected(server)
  expect(await bench.sync()).toMatchObject({ amsProducts: 95, warnings: [] })
  expect(bench.store.ams.info()?.sourceName).toContain('AMS server')

  const [row] = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['name'] }),
    offset: 0,
    limit: 1,
  }).rows
  bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'theirs' })
  await bench.push()
  await bench.amsWritten()
  const id = row?.amsProductId ?? ''
  expect(server.catalog.products.find(id)?.product.name).toBe(row?.theirs)

  server.requests()
  await bench.sync()
  expect(server.requests()).toEqual(['GET /v1/shop', 'GET /v1/products'])

  server.edit(id, (product) => ({ ...product, category: 'Told by the office' }))
  await bench.sync()
  const { rows } = bench.store.screens.productHistory({
    amsProductId: id,
    kinds: ['ams'],
    offset: 0,
    limit: 1,
  })
  expect(rows).toMatchObject([
    {
      action: 'file-changed',
      field: 'category',
      after: 'Told by the office',
      by: { who: 'file', name: bench.store.ams.info()?.sourceName },
    },
  ])
})

describe('A4, A5: the line rests as a whole, with its reason, and nothing that was decided is lost', () => {
  async function withChangeWaiting() {
    const server = await testAmsServer(SAMPLE)
    let token: string | undefined
    const bench = await openBench(sampleShop(), {
      amsServer: {
        baseUrl: server.url,
        server: () => server.client(token === undefined ? {} : { token }),
      },
    })
    onTestFinished(() => bench.close())
    await bench.sync()
    await bench.amsWritten()
    const use = (next: string | undefined): void => {
      token = next
      bench.engine.amsLine.use(server.url)
    }
    const sell = (): void => {
      const [variant] = bench.store.ams.product('1001')?.variants ?? []
      const sold = { amsProductId: '1001', amsVariantId: variant?.id ?? '', reason: '' }
      bench.engine.stock.record({ ...sold, kind: 'sale', quantity: 1 })
    }
    const onServer = () => server.catalog.products.find('1001')?.product.variants[0]?.onHand
    const trouble = () => bench.engine.amsLine.state().trouble?.code
    const tried = async (code: string): Promise<void> => {
      bench.engine.amsLine.sendNow()
      await vi.waitFor(() => expect(trouble()).toBe(code))
      await bench.engine.runs.idle()
    }
    return { server, bench, use, sell, onServer, tried }
  }

  test('a token that is revoked: a sync still compares and says so, a new token sends what waited', async () => {
    const { server, bench, use, sell, onServer, tried } = await withChangeWaiting()
    const before = onServer() ?? 0
    use('revoked')
    sell()
    await tried('ams-unauthorized')
    server.requests()
    bench.engine.amsLine.sendNow()
    expect(server.requests()).toEqual([])
    expect(bench.engine.amsLine.state()).toMatchObject({ waiting: 1, nextTryAt: null })
    const { warnings } = await bench.sync()
    expect(warnings).toMatchObject([{ kind: 'ams-server-unread' }])

    use(undefined)
    await bench.amsWritten()
    expect(onServer()).toBe(before - 1)
  })

  test('another catalog behind the same address is neither read nor written to', async () => {
    const { server, bench, sell, onServer, tried } = await withChangeWaiting()
    const before = onServer()
    server.spoil = ({ url }) => {
      if (url.pathname !== '/v1/shop') return null
      const body = JSON.stringify({ ...server.catalog.shop(), id: 'another' })
      return { when: 'before', answer: { status: 200, body } }
    }
    sell()
    await tried('ams-mismatch')
    expect(await bench.sync()).toMatchObject({ warnings: [{ kind: 'ams-server-unread' }] })
    expect(onServer()).toBe(before)
  })

  test('Retry-After is kept to, with a countdown, also by a sync', async () => {
    const { server, bench, sell, tried } = await withChangeWaiting()
    server.spoil = () => ({
      when: 'before',
      answer: { status: 429, headers: { 'retry-after': '200' }, body: '{}' },
    })
    sell()
    await tried('ams-throttled')
    const { nextTryAt } = bench.engine.amsLine.state()
    const waitMs = Date.parse(nextTryAt ?? '') - Date.now()
    expect(waitMs).toBeGreaterThan(190_000)
    expect(waitMs).toBeLessThan(301_000)
    server.requests()
    bench.engine.amsLine.sendNow()
    expect(await bench.sync()).toMatchObject({ warnings: [{ kind: 'ams-server-unread' }] })
    expect(server.requests()).toEqual([])
    expect(bench.engine.amsLine.state().nextTryAt).toBe(nextTryAt)
  })

  test('a token that was revoked while Concord was closed is found without a sync, and so is its end', async () => {
    const { server, bench, use, tried } = await withChangeWaiting()
    server.spoil = () => ({ when: 'before', answer: { status: 401, body: '{}' } })
    server.requests()
    bench.restart()
    await tried('ams-unauthorized')
    expect(server.requests()).toEqual(['GET /v1/shop'])
    bench.engine.amsLine.sendNow()
    expect(server.requests()).toEqual([])
    const { answeredAt } = bench.engine.amsLine.state()
    expect(answeredAt).toBeNull()

    server.spoil = null
    use(undefined)
    expect(bench.engine.amsLine.state().trouble).toBeNull()
    bench.engine.amsLine.sendNow()
    await vi.waitFor(() => expect(bench.engine.amsLine.state().answeredAt).not.toBeNull())
    expect(server.requests()).toEqual(['GET /v1/shop'])
  })

  test('a server that is back is found although nothing waits for it', async () => {
    const { server, bench } = await withChangeWaiting()
    server.spoil = () => ({ when: 'before' })
    expect(await bench.sync()).toMatchObject({ warnings: [{ kind: 'ams-server-unread' }] })
    expect(bench.engine.amsLine.state().trouble?.code).toBe('ams-unreachable')
    server.spoil = null
    await bench.amsWritten()
    expect(bench.engine.amsLine.state()).toMatchObject({ trouble: null })
  })

  test('N1: offline: what is changed waits, review goes on, and it goes when the line is back', async () => {
    const { server, bench, sell, onServer, tried } = await withChangeWaiting()
    const before = onServer() ?? 0
    server.spoil = () => ({ when: 'before' })
    sell()
    sell()
    await tried('ams-unreachable')
    bench.restart()
    server.spoil = null
    await bench.amsWritten()
    expect(onServer()).toBe(before - 2)
    // One movement, as only what differs is sent.
    expect(server.requests().filter((one) => one.startsWith('PUT /v1/movements'))).toHaveLength(1)
  })
})

test('P6: a restored state file sends no stock that may have been sent since: both figures are shown', async () => {
  const server = await testAmsServer(SAMPLE)
  const bench = await connected(server)
  await bench.sync()
  await bench.amsWritten()
  const product = bench.store.ams.product('1001')
  const variant = product?.variants[0]
  const onHand = variant?.onHand ?? 0
  const sold = { amsProductId: '1001', amsVariantId: variant?.id ?? '', reason: '' }
  bench.engine.stock.record({ ...sold, kind: 'sale', quantity: 1 })
  const copy = await bench.backUp()
  await bench.amsWritten()
  const served = () => server.catalog.products.find('1001')?.product.variants[0]?.onHand
  expect(served()).toBe(onHand - 1)

  await bench.restore(copy)
  await bench.sync()
  bench.engine.amsLine.sendNow()
  await bench.engine.runs.idle()
  expect(served()).toBe(onHand - 1)
  // The sale that waited in the copy is the one that was sent: both say the same, and nobody is asked.
  expect(bench.store.ams.product('1001')?.variants[0]?.onHand).toBe(onHand - 1)
  expect(bench.engine.amsLine.state()).toMatchObject({ conflicts: 0, waiting: 0 })
})

test('a picture that only the server has is fetched from there, by its content, and goes to Shopify', async () => {
  const bytes = drawnPicture('vase.png')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const server = await testAmsServer(SAMPLE)
  server.catalog.pictures.keep(sha256, 'image/png', bytes)
  server.edit('1002', (product) => ({
    ...product,
    images: [{ id: 'vase', url: null, sha256, alt: 'A bud vase' }],
  }))
  const bench = await connected(server)
  await bench.sync()
  const [row] = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['images'], search: 'Bud Vase' }),
    offset: 0,
    limit: 5,
  }).rows
  bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
  expect(await bench.push()).toMatchObject({ mutations: 1, parked: 0, returned: 0 })
  expect(server.requests()).toContain(`GET /v1/images/${sha256}`)

  const seen = new AbortController()
  const following = bench.engine.images.follow(seen.signal)
  const pictures = { amsProductId: '1002', shopifyProductId: null }
  await vi.waitFor(() =>
    expect(bench.engine.images.ofProduct(pictures).ours).toMatchObject([
      { content: { kind: 'here', sha256 } },
    ]),
  )
  seen.abort()
  await following
})
