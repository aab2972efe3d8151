import { compareFilterSchema } from '@shared/contract/review'
import type { PushState } from '@shared/contract/sync'
import { afterEach, describe, expect, test } from 'vitest'
import { type Bowl, manyInAms, manyInShop } from './support/many-products'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const open: TestBench[] = []
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.close()
})

/** Both sides agree; then AMS changes, and the changes are decided for AMS. */
async function decided(
  products: number,
  changed: (n: number) => Bowl,
  bulkFrom?: number,
): Promise<TestBench> {
  const bench = await openBench(manyInShop(products), bulkFrom === undefined ? {} : { bulkFrom })
  open.push(bench)
  await bench.importCsv(manyInAms(products))
  await bench.sync()
  await bench.importCsv(manyInAms(products, changed))
  await bench.sync({ mode: 'compare' })
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  await bench.control('reset-log', {})
  return bench
}

const fault = (bench: TestBench, operation: string, effect: object, count = 1): Promise<unknown> =>
  bench.control('faults', { rules: [{ operation, count, effect }] })
const titles = (bench: TestBench): string[] =>
  [...bench.simulator.store.products.values()].map(({ title }) => title)
const prices = (bench: TestBench): unknown[] =>
  [...bench.simulator.store.products.values()].map(({ variants }) => String(variants[0]?.price))
const sentNames = (bench: TestBench): Record<string, number> => {
  const names: Record<string, number> = {}
  for (const { operationName } of bench.simulator.requests()) {
    names[operationName ?? ''] = (names[operationName ?? ''] ?? 0) + 1
  }
  return names
}
const effects = (bench: TestBench): number => bench.simulator.mutationsApplied().length
const pushed = async (bench: TestBench): Promise<PushState> => {
  const state = await bench.pushState({ confirmed: bench.confirmed() })
  await bench.engine.runs.idle()
  return state
}

describe('a large push', () => {
  test('of 3,000 edits goes by bulk operations, each line settled on its own product', {
    timeout: 180_000,
  }, async () => {
    const bench = await decided(1500, (n) => ({ name: `Big bowl ${n}`, price: `${n}.50` }))
    const state = await pushed(bench)
    expect(state).toMatchObject({
      kind: 'finished',
      summary: { sent: 3000, parked: 0, returned: 0 },
    })
    expect(titles(bench).sort()).toEqual(
      Array.from({ length: 1500 }, (_, index) => `Big bowl ${index + 1}`).sort(),
    )
    for (const { title, variants } of bench.simulator.store.products.values()) {
      expect(`Big bowl ${Number(variants[0]?.price)}`).toBe(`${title}.5`)
    }
    const sent = sentNames(bench)
    expect(sent).toMatchObject({ RunBulkMutation: 6, StageBulkLines: 6 })
    expect(sent).not.toHaveProperty('UpdateProduct')
    expect(sent).not.toHaveProperty('UpdateVariants')
    expect(effects(bench)).toBe(3000)
    expect(await bench.sync()).toMatchObject({ inAgreement: 1500, differs: 0 })
  })

  test('that is not large goes by single requests', async () => {
    const bench = await decided(30, (n) => ({ name: `Big bowl ${n}` }))
    expect(await pushed(bench)).toMatchObject({ summary: { sent: 30 } })
    expect(sentNames(bench)).toMatchObject({ UpdateProduct: 30 })
    expect(sentNames(bench)).not.toHaveProperty('StageBulkLines')
  })
})

describe('a bulk operation of 20 products', () => {
  const names = (n: number): Bowl => ({ name: `Big bowl ${n}` })

  test('settles a refused line with its reason and blocks nobody else', async () => {
    const bench = await decided(20, (n) => ({ price: n === 7 ? '-5.00' : '65.00' }), 1)
    expect(await pushed(bench)).toMatchObject({ summary: { sent: 19, parked: 1 } })
    expect(sentNames(bench)).not.toHaveProperty('UpdateVariants')
    const page = bench.engine.outboxRows({ tab: 'parked', search: '', offset: 0, limit: 9 })
    expect(page.rows).toMatchObject([{ productName: 'Bowl 7', state: 'refused' }])
    expect(page.rows[0]?.reason).toMatch(/Shopify refused it: .*price/i)
    expect(prices(bench).filter((price) => price === '65.00')).toHaveLength(19)
  })

  test('carries what it can; the rest of the same product goes the ordinary way', async () => {
    const bench = await decided(20, (n) => ({ name: `Big bowl ${n}`, price: '65.00' }), 1)
    const { rows } = bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 99 })
    const [first] = rows
    if (first) bench.engine.review.decide({ keys: [first.key], choice: 'theirs' })
    expect(await pushed(bench)).toMatchObject({ summary: { sent: 39, takenIntoAms: 1 } })
    expect(effects(bench)).toBe(39)
    expect(await bench.sync()).toMatchObject({ inAgreement: 20 })
  })

  test('whose start was not answered is found again and not started twice', async () => {
    const bench = await decided(20, names, 1)
    await fault(bench, 'RunBulkMutation', { kind: 'reset', when: 'after' })
    expect(await pushed(bench)).toMatchObject({ summary: { sent: 20, alreadyThere: 0 } })
    expect(sentNames(bench)).toMatchObject({ RunBulkMutation: 1, NewestBulkRuns: 1 })
    expect(sentNames(bench)).not.toHaveProperty('UpdateProduct')
    expect(effects(bench)).toBe(20)
  })

  test('that never began is told by its absence; its changes are read back and go one by one', async () => {
    const bench = await decided(20, names, 1)
    await fault(bench, 'RunBulkMutation', { kind: 'reset', when: 'before' })
    expect(await pushed(bench)).toMatchObject({ summary: { sent: 20 } })
    expect(sentNames(bench)).toMatchObject({ RunBulkMutation: 1, UpdateProduct: 20 })
    expect(effects(bench)).toBe(20)
  })

  test('P1: that still runs when Concord dies is taken over by the next push', async () => {
    const bench = await decided(20, names, 1)
    await bench.control('bulk', { hold: 'running' })
    bench.engine.runs.startPush({ confirmed: bench.confirmed() })
    await expect.poll(() => sentNames(bench)['BulkMutationRun'] ?? 0).toBeGreaterThan(0)
    bench.restart()
    expect(bench.engine.overview().outbox).toMatchObject({ unknown: 20, toShopify: 0 })
    bench.engine.runs.startPush({ confirmed: bench.confirmed() })
    await new Promise((later) => setTimeout(later, 700))
    // While it runs, nothing else is sent.
    expect(bench.engine.runs.push).toMatchObject({ kind: 'running', bulk: { total: 20 } })
    await bench.control('bulk', { hold: null })
    await bench.engine.runs.idle()
    expect(bench.engine.runs.push).toMatchObject({ summary: { sent: 20, unknown: 0 } })
    expect(sentNames(bench)).toMatchObject({ RunBulkMutation: 1 })
    expect(sentNames(bench)).not.toHaveProperty('UpdateProduct')
    expect(effects(bench)).toBe(20)
    // A roll back knows what stood there before.
    const [push] = bench.store.pushes.list({ offset: 0, limit: 1 }).rows
    expect(push?.restorable).toBe(20)
  })

  test('whose result has expired is read back: nothing is sent twice', async () => {
    const bench = await decided(20, names, 1)
    await bench.control('bulk', { hold: 'running' })
    bench.engine.runs.startPush({ confirmed: bench.confirmed() })
    await expect.poll(() => sentNames(bench)['BulkMutationRun'] ?? 0).toBeGreaterThan(0)
    bench.restart()
    await bench.control('bulk', { hold: null })
    await expect.poll(() => effects(bench)).toBe(20)
    await new Promise((later) => setTimeout(later, 100))
    await bench.control('bulk', { expire: true })
    // Its own state, not an event: the engine of before still hears of its end.
    bench.engine.runs.startPush({ confirmed: bench.confirmed() })
    await bench.engine.runs.idle()
    expect(bench.engine.runs.push).toMatchObject({ summary: { alreadyThere: 20, unknown: 0 } })
    expect(sentNames(bench)).not.toHaveProperty('UpdateProduct')
    expect(effects(bench)).toBe(20)
  })

  test('that Shopify breaks off keeps what was done; the rest is read back and sent', async () => {
    const bench = await decided(20, names, 1)
    await bench.control('bulk', { next: [{ kind: 'failed', afterLines: 6 }] })
    expect(await pushed(bench)).toMatchObject({ summary: { sent: 20, parked: 0 } })
    expect(sentNames(bench)).toMatchObject({ RunBulkMutation: 1, UpdateProduct: 14 })
    expect(effects(bench)).toBe(20)
  })

  test('whose result is cut settles by reading what the result does not tell', async () => {
    const bench = await decided(20, names, 1)
    await fault(bench, 'bulk-result', { kind: 'cut' })
    const state = await pushed(bench)
    expect(state.kind === 'finished' && state.summary.sent + state.summary.alreadyThere).toBe(20)
    expect(sentNames(bench)).not.toHaveProperty('UpdateProduct')
    expect(effects(bench)).toBe(20)
  })

  test.each<[string, (bench: TestBench) => Promise<unknown>]>([
    ['file is not taken', (bench) => fault(bench, 'upload', { kind: 'http', status: 500 })],
    ['access is denied', (bench) => bench.control('bulk', { mutationAccess: 'denied' })],
  ])('whose %s gives way to single requests', async (_, spoil) => {
    const bench = await decided(20, names, 1)
    await spoil(bench)
    expect(await pushed(bench)).toMatchObject({ kind: 'finished', summary: { sent: 20 } })
    expect(sentNames(bench)).toMatchObject({ UpdateProduct: 20 })
    expect(effects(bench)).toBe(20)
  })

  test('overwrites nothing that moved before it starts, not even while its file is on the way', async () => {
    const bench = await decided(20, names, 1)
    const edit = (product: string, title: string): Promise<unknown> =>
      bench.control('edit', { edits: [{ kind: 'product', product, set: { title } }] })
    await edit('bowl-3', 'Moved before')
    await fault(bench, 'StageBulkLines', { kind: 'slow', delayMs: 800, when: 'before' })
    const ended = pushed(bench)
    await expect.poll(() => sentNames(bench)['Products'] ?? 0).toBeGreaterThan(0)
    await new Promise((later) => setTimeout(later, 200))
    await edit('bowl-4', 'Moved meanwhile')
    expect(await ended).toMatchObject({ summary: { sent: 18, returned: 2 } })
    expect(titles(bench)).toEqual(expect.arrayContaining(['Moved before', 'Moved meanwhile']))
    expect(sentNames(bench)).toMatchObject({ RunBulkMutation: 1, StageBulkLines: 2 })
  })

  test('says where it replaced an edit of somebody else, and a roll back gives that back', async () => {
    const bench = await decided(20, names, 1)
    await bench.control('bulk', { lineMs: 500 })
    const ended = pushed(bench)
    await expect.poll(() => sentNames(bench)['BulkMutationRun'] ?? 0).toBeGreaterThan(0)
    await bench.control('edit', {
      edits: [{ kind: 'product', product: 'bowl-20', set: { title: 'Edited while it ran' } }],
    })
    expect(await ended).toMatchObject({ summary: { sent: 20, replaced: 1 } })
    expect(titles(bench)).toContain('Big bowl 20')
    const [push] = bench.store.pushes.list({ offset: 0, limit: 1 }).rows
    bench.engine.pushes.rollBack({ run: push?.run ?? 0 })
    expect(await pushed(bench)).toMatchObject({ kind: 'finished', summary: { sent: 20 } })
    expect(titles(bench)).toEqual(expect.arrayContaining(['Edited while it ran', 'Bowl 19']))
  })

  test('is stopped by a cancel; what was not carried out goes on waiting', async () => {
    const bench = await decided(20, names, 1)
    await bench.control('bulk', { hold: 'created' })
    const ended = pushed(bench)
    await expect.poll(() => sentNames(bench)['BulkMutationRun'] ?? 0).toBeGreaterThan(0)
    bench.engine.runs.cancelPush()
    expect(await ended).toMatchObject({ kind: 'canceled', summary: { sent: 0 } })
    expect(sentNames(bench)).toMatchObject({ CancelBulkOperation: 1 })
    expect(effects(bench)).toBe(0)
    await bench.control('bulk', { hold: null })
    expect(await pushed(bench)).toMatchObject({ kind: 'finished', summary: { sent: 20 } })
    expect(effects(bench)).toBe(20)
  })

  test('N1: is not looked past when the network fails: nothing else is sent until its end is seen', async () => {
    const bench = await decided(20, names, 1)
    await bench.control('bulk', { hold: 'running' })
    await fault(bench, 'BulkMutationRun', { kind: 'http', status: 500 }, 9)
    expect(await pushed(bench)).toMatchObject({ kind: 'failed', error: { code: 'store-error' } })
    expect(bench.engine.overview().outbox).toMatchObject({ unknown: 20, sending: 0 })
    expect(await pushed(bench)).toMatchObject({ kind: 'failed' })
    await fetch(`${bench.simulator.url}/control/faults`, { method: 'DELETE' })
    await bench.control('bulk', { hold: null })
    expect(await pushed(bench)).toMatchObject({ kind: 'finished', summary: { sent: 20 } })
    expect(sentNames(bench)).toMatchObject({ RunBulkMutation: 1 })
    expect(effects(bench)).toBe(20)
  })
})
