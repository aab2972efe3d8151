import { WANTED_SCOPES } from '@shared/connecting/scopes'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const WANTED = WANTED_SCOPES.map(({ scope }) => scope)
const EVERYTHING = compareFilterSchema.parse({})
const HEADER = 'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price\r\n'
const COUNT = 12
type Product = { name?: string; price?: string }
const catalog = (change: (id: number) => Product = () => ({})): string =>
  HEADER +
  Array.from({ length: COUNT }, (_, index) => {
    const id = index + 1
    const { name = `Product ${id}`, price = '10.00' } = change(id)
    return `${id},${name},Fernhill,active,Draft,${id}-1,SKU-${id},${price}\r\n`
  }).join('')

/** Every way in which a store can't be used, how it comes about and how it ends. */
const LOSSES: readonly {
  readonly name: string
  readonly reason: string
  readonly lose: (bench: TestBench) => Promise<unknown> | void
  readonly find: (bench: TestBench) => Promise<unknown> | void
}[] = [
  {
    name: 'no network',
    reason: 'no-network',
    lose: (bench) => {
      bench.hasNetwork = false
    },
    find: (bench) => {
      bench.hasNetwork = true
    },
  },
  ...(
    [
      ['a page instead of data', 'captive-portal', { kind: 'html' }],
      ['a redirect to a sign-in', 'captive-portal', { kind: 'redirect' }],
      ['a store in trouble', 'store-down', { kind: 'http', status: 503, body: 'html' }],
    ] as const
  ).map(([name, reason, effect]) => ({
    name,
    reason,
    lose: (bench: TestBench) => bench.control('faults', { rules: [{ count: null, effect }] }),
    find: (bench: TestBench) =>
      fetch(`${bench.simulator.url}/control/faults`, { method: 'DELETE' }),
  })),
  ...(['frozen', 'locked'] as const).map((state) => ({
    name: `a ${state} store`,
    reason: 'store-down',
    lose: (bench: TestBench) => bench.control('shop', { state }),
    find: (bench: TestBench) => bench.control('shop', { state: 'open' }),
  })),
  {
    name: 'a refused token',
    reason: 'sign-in-refused',
    lose: (bench) => bench.control('token', { token: 'shpat_other' }),
    find: (bench) => bench.control('token', { token: 'shpat_engine_test' }),
  },
  {
    name: 'a scope that the look itself needs',
    reason: 'scopes-missing',
    lose: (bench) =>
      bench.control('scopes', { scopes: WANTED.filter((one) => one !== 'read_locations') }),
    find: (bench) => bench.control('scopes', { scopes: WANTED }),
  },
  {
    name: 'a scope that was taken away',
    reason: 'scopes-missing',
    lose: (bench) =>
      bench.control('scopes', { scopes: WANTED.filter((one) => one !== 'write_products') }),
    find: (bench) => bench.control('scopes', { scopes: WANTED }),
  },
  {
    name: 'another shop',
    reason: 'other-shop',
    lose: (bench) => bench.control('shop', { id: 70_002 }),
    find: (bench) => bench.control('shop', { id: Number(shopIdOf(bench)) }),
  },
]
const shopIds = new WeakMap<TestBench, number>()
const shopIdOf = (bench: TestBench): number | undefined => shopIds.get(bench)

describe('without the store', () => {
  let bench: TestBench
  const titleOf = (id: number): string | undefined =>
    [...bench.simulator.store.products.values()].find(
      ({ variants }) => variants[0]?.sku === `SKU-${id}`,
    )?.title
  const sentTitles = (): number => bench.simulator.mutationsApplied().length
  const acceptAll = () => bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  const overview = () => bench.engine.overview()
  const tryNow = () => bench.engine.connection.test()
  const renamed = (ids: readonly number[]) => (id: number) =>
    ids.includes(id) ? { name: `New ${id}` } : {}
  const moveInShopify = (id: number): Promise<unknown> =>
    bench.control('edit', {
      edits: [{ kind: 'product', product: `product-${id}`, set: { title: 'Theirs' } }],
    })

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    shopIds.set(bench, Number(bench.simulator.store.shop.id))
    await bench.importCsv(catalog())
    await bench.sync()
    acceptAll()
    await bench.push()
    await bench.sync()
  })
  afterEach(() => bench.close())

  test.each(LOSSES)(
    'N1, N2: $name: review goes on, and what was asked for meanwhile is sent once when it is back',
    async ({ reason, lose, find }) => {
      await bench.importCsv(catalog(renamed([1, 2, 3])))
      await bench.sync()
      const readAt = overview().shopifyReadAt
      await bench.control('reset-log', {})
      await lose(bench)
      const lostAt = Date.now()
      await tryNow()
      const { reach } = overview()
      expect(reach).toMatchObject({ kind: 'offline', reason })
      const since = reach.kind === 'offline' ? Date.parse(reach.since) : 0
      expect(Math.abs(since - lostAt)).toBeLessThan(5_000)
      expect(overview()).toMatchObject({ shopifyReadAt: readAt, currencyCode: 'USD' })

      // Deciding, comparing and importing need no store.
      acceptAll()
      await bench.importCsv(catalog(renamed([1, 2, 3, 4])))
      await bench.sync({ mode: 'compare' })
      acceptAll()
      expect(overview().outbox).toMatchObject({ toShopify: 4, returned: 0 })
      bench.engine.byItself.whenOnline({ wanted: true })
      await bench.engine.runs.idle()
      expect(sentTitles()).toBe(0)

      await find(bench)
      await moveInShopify(2)
      await tryNow()
      await bench.engine.runs.idle()
      expect(overview()).toMatchObject({
        reach: { kind: 'online' },
        outbox: { toShopify: 0, returned: 1, unknown: 0 },
      })
      expect([1, 2, 3, 4].map(titleOf)).toEqual(['New 1', 'Theirs', 'New 3', 'New 4'])
      expect(sentTitles()).toBe(3)
      expect(bench.store.screens.cameBack({ limit: 9 }).rows).toMatchObject([
        { seen: { ours: 'New 2', theirs: 'Product 2' }, now: { ours: 'New 2', theirs: 'Theirs' } },
      ])
      await tryNow()
      await bench.engine.runs.idle()
      expect(sentTitles()).toBe(3)
    },
  )

  test('a scope that is taken away in the middle of a push has the rest wait, instead of being refused', async () => {
    await bench.importCsv(catalog(renamed([1, 2, 3])))
    await bench.sync()
    acceptAll()
    await bench.control('reset-log', {})
    // Between the push's own look at the store and its first write.
    await bench.control('faults', {
      rules: [{ operation: 'Products', effect: { kind: 'slow', when: 'after', delayMs: 1_500 } }],
    })
    const pushed = bench.pushState()
    await expect.poll(() => bench.simulator.requests().length).toBeGreaterThan(0)
    await bench.control('scopes', { scopes: WANTED.filter((one) => one !== 'write_products') })
    await tryNow()
    expect(await pushed).toMatchObject({ kind: 'failed', error: { code: 'scopes-missing' } })
    await bench.engine.runs.idle()
    expect(overview().outbox).toMatchObject({ toShopify: 3, parked: 0, returned: 0, unknown: 0 })
    expect(sentTitles()).toBe(0)
  })

  test('what nobody asked for waits for a person when the store is back', async () => {
    await bench.importCsv(catalog(renamed([1])))
    await bench.sync()
    bench.hasNetwork = false
    await tryNow()
    acceptAll()
    bench.hasNetwork = true
    await tryNow()
    await bench.engine.runs.idle()
    expect(overview().outbox.toShopify).toBe(1)
    expect(titleOf(1)).toBe('Product 1')
  })

  test('N1: a push that loses the network on the way goes on by itself, without what was decided later', async () => {
    await bench.importCsv(catalog(renamed([1, 2])))
    await bench.sync()
    acceptAll()
    bench.hasNetwork = false
    expect(await bench.pushState()).toMatchObject({ error: { code: 'store-unreachable' } })
    await bench.engine.runs.idle()
    expect(overview().reach).toMatchObject({ kind: 'offline', reason: 'no-network' })
    await bench.importCsv(catalog(renamed([1, 2, 3])))
    await bench.sync({ mode: 'compare' })
    acceptAll()
    expect(bench.store.screens.outboxWaiting()).toMatchObject({ asked: 2 })
    // A restart forgets nothing of it.
    bench.restart()
    bench.hasNetwork = true
    await tryNow()
    await bench.engine.runs.idle()
    expect([1, 2, 3].map(titleOf)).toEqual(['New 1', 'New 2', 'Product 3'])
    expect(overview().outbox.toShopify).toBe(1)
  })

  test('N1, N3: a push that lost the store for a moment goes on by itself', async () => {
    await bench.importCsv(catalog(renamed([1])))
    await bench.sync()
    acceptAll()
    // The read fails with all its tries, and nothing else does.
    await bench.control('faults', {
      rules: [{ operation: 'Products', count: 3, effect: { kind: 'reset', when: 'before' } }],
    })
    const closing = new AbortController()
    const kept = bench.engine.keepUpToDate(closing.signal)
    expect(await bench.pushState()).toMatchObject({ kind: 'failed' })
    await expect.poll(() => titleOf(1), { timeout: 30_000 }).toBe('New 1')
    closing.abort()
    await kept
  })

  test('N3: a line that comes and goes sends each change once, and loses none', async () => {
    const all = Array.from({ length: 4 }, (_, at) => at + 1)
    await bench.importCsv(catalog(renamed(all)))
    await bench.sync()
    acceptAll()
    await bench.control('reset-log', {})
    await bench.control('faults', {
      rules: [{ operation: 'productUpdate', count: 2, effect: { kind: 'reset', when: 'after' } }],
    })
    const closing = new AbortController()
    const kept = bench.engine.keepUpToDate(closing.signal)
    // For a while every other request of Concord finds nobody.
    let asked = 0
    Object.defineProperty(bench, 'hasNetwork', { get: () => ++asked > 7 || asked % 2 === 0 })
    bench.engine.runs.startPush({ confirmed: {} })
    await expect
      .poll(() => all.map(titleOf), { timeout: 40_000 })
      .toEqual(all.map((id) => `New ${id}`))
    await expect.poll(() => overview().outbox.unknown, { timeout: 40_000 }).toBe(0)
    closing.abort()
    await kept
    expect(overview().outbox).toMatchObject({ toShopify: 0, parked: 0, returned: 0 })
    expect(sentTitles()).toBe(all.length)
  })

  test('nothing goes by itself where that is switched off', async () => {
    bench.engine.settings.set({ sendWhenOnline: false })
    await bench.importCsv(catalog(renamed([1])))
    await bench.sync()
    acceptAll()
    bench.hasNetwork = false
    await bench.pushState()
    await bench.engine.runs.idle()
    expect(() => bench.engine.byItself.whenOnline({ wanted: true })).toThrow(/switched off/)
    bench.hasNetwork = true
    await tryNow()
    await bench.engine.runs.idle()
    expect(overview().outbox.toShopify).toBe(1)
    expect(titleOf(1)).toBe('Product 1')
  })

  test('N1: a lost store is found again by itself, within seconds', async () => {
    const closing = new AbortController()
    const kept = bench.engine.keepUpToDate(closing.signal)
    await expect.poll(() => overview().reach.kind).toBe('online')
    bench.hasNetwork = false
    await tryNow()
    expect(overview().reach.kind).toBe('offline')
    bench.hasNetwork = true
    await expect.poll(() => overview().reach.kind, { timeout: 20_000 }).toBe('online')
    closing.abort()
    await kept
  })
})
