import { readFileSync } from 'node:fs'
import { compareFilterSchema } from '@shared/contract/review'
import type { PushLogRow } from '@shared/contract/stock-sync'
import { pushLogFilterSchema } from '@shared/contract/stock-sync'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { openBench, sampleShop } from './support/open-engine'

async function comparedSample() {
  const bench = await openBench(sampleShop())
  onTestFinished(() => bench.close())
  bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  await bench.sync()
  return bench
}

type Bench = Awaited<ReturnType<typeof comparedSample>>
type Variant = {
  amsProductId: string
  amsVariantId: string
  available: number
  shopify: number
  shopifyId: string
}

/** Variants whose stock both sides count and agree on, or not. */
function variants({ store }: Bench, agree: boolean): Variant[] {
  const { rows } = store.screens.productRows({ search: '', badges: [], offset: 0, limit: 500 })
  return rows.flatMap(({ amsProductId }) => {
    const ours = store.ams.product(amsProductId)
    return (store.screens.productDetail(amsProductId)?.variants ?? []).flatMap((variant) => {
      const { stock, differs, id } = variant
      if (stock.tracked !== true || stock.shopifyAvailable === null) return []
      const available = (stock.onHand ?? 0) - stock.wholesaleCommitments
      if (available < 4 || differs.includes('stock') === agree) return []
      const shopifyId = ours?.variants.find((one) => one.id === id)?.shopifyVariantId ?? ''
      return [
        { amsProductId, amsVariantId: id, available, shopify: stock.shopifyAvailable, shopifyId },
      ]
    })
  })
}

function first(found: readonly Variant[]): Variant {
  const [variant] = found
  if (!variant) throw new Error('The sample has no such variant')
  return variant
}

function sell({ engine }: Bench, { amsProductId, amsVariantId }: Variant, quantity = 1) {
  return engine.stock.record({
    amsProductId,
    amsVariantId,
    kind: 'sale',
    quantity,
    reason: 'studio',
  })
}

async function pushStock({ engine }: Bench): Promise<void> {
  engine.stockQueue.pushNow({ confirmed: null })
  await engine.runs.idle()
}

function log({ store }: Bench): PushLogRow[] {
  return store.stockSync.log.rows({
    filter: pushLogFilterSchema.parse({}),
    offset: 0,
    limit: 500,
  }).rows
}

type Dump = {
  products: {
    id: string
    variants: {
      id: string
      inventoryPolicy: string
      levels: { locationId: string; available: number }[]
    }[]
  }[]
}
const dumpSchema: z.ZodType<Dump> = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      variants: z.array(
        z.object({
          id: z.string(),
          inventoryPolicy: z.string(),
          levels: z.array(z.object({ locationId: z.string(), available: z.number() })),
        }),
      ),
    }),
  ),
})

async function dumpOf(bench: Bench, { shopifyId }: Variant) {
  const { products } = dumpSchema.parse(await bench.control('products'))
  return products.flatMap((product) => product.variants).find(({ id }) => id === shopifyId)
}

async function levelsOf(bench: Bench, variant: Variant) {
  return (await dumpOf(bench, variant))?.levels.map(({ locationId, available }) => ({
    locationId,
    available,
  }))
}

async function inShopify(bench: Bench, variant: Variant): Promise<number | undefined> {
  return (await dumpOf(bench, variant))?.levels[0]?.available
}

const logSchema = z.object({ mutationsApplied: z.array(z.object({ mutation: z.string() })) })

/** Changes that took effect in the store since the last look. */
async function mutationsApplied(bench: Bench): Promise<number> {
  const { mutationsApplied } = logSchema.parse(await bench.control('log'))
  await bench.control('reset-log', {})
  return mutationsApplied.length
}

function faults(bench: Bench, operation: string, effect: object, count = 1): Promise<unknown> {
  return bench.control('faults', { rules: [{ operation, count, effect }] })
}

test('a sale in AMS arrives in the store, with its row in the log, and both sides agree', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 1, held: [] })
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 0,
    trouble: null,
    lastPush: { variants: 1 },
    day: { success: 1, retry: 0, failure: 0, sent: 1, atFirstTry: 1 },
  })
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  const [row, ...more] = log(bench)
  expect(more).toEqual([])
  expect(row).toMatchObject({
    status: 'success',
    amsVariantId: variant.amsVariantId,
    quantity: variant.available - 1,
    shopifyBefore: variant.available,
    cause: 'sale',
    causeText: 'studio',
    tryNumber: 1,
    row: 1,
    rows: 1,
  })
  expect(bench.requestIds.has(row?.requestId ?? '')).toBe(true)
  expect((row?.onHand ?? 0) - (row?.committed ?? 0)).toBe(variant.available - 1)
  expect(first(variants(bench, true))).toEqual({
    ...variant,
    available: variant.available - 1,
    shopify: variant.available - 1,
  })

  await mutationsApplied(bench)
  await pushStock(bench)
  await bench.sync()
  expect(await mutationsApplied(bench)).toBe(0)
  expect(bench.store.comparison.movedCount()).toBe(0)
})

test('only the newest of several changes travels', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  sell(bench, variant)
  sell(bench, variant)
  const { waiting } = bench.engine.stockQueue.health()
  expect(waiting).toBe(1)
  await pushStock(bench)
  expect(log(bench)).toMatchObject([{ quantity: variant.available - 3, status: 'success' }])
})

test('a count that both sides never agreed on waits for a person, and follows once it is decided', async () => {
  const bench = await comparedSample()
  const variant = first(
    variants(bench, false).filter(({ available, shopify }) => available - shopify !== 1),
  )
  const before = await inShopify(bench, variant)
  sell(bench, variant)
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 0,
    held: [{ why: 'never-agreed', count: 1 }],
  })
  expect(bench.engine.stockQueue.queue({ tab: 'held', offset: 0, limit: 10 }).rows).toMatchObject([
    { amsVariantId: variant.amsVariantId, hold: 'never-agreed' },
  ])
  expect(await inShopify(bench, variant)).toBe(before)

  const key = stockRowKey(bench, variant)
  bench.engine.review.decide({ keys: [key], choice: 'ours' })
  await bench.push()
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, held: [] })
  // What a push of decisions sends of stock stands in the same log.
  expect(log(bench)).toMatchObject([
    {
      cause: 'decision',
      status: 'success',
      quantity: variant.available - 1,
      shopifyBefore: before,
    },
  ])
  sell(bench, variant)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 2)
})

test('a count that was decided for Shopify waits for its push', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  bench.engine.review.decide({ keys: [stockRowKey(bench, variant)], choice: 'theirs' })
  await pushStock(bench)
  expect(bench.engine.stockQueue.health().held).toEqual([{ why: 'decided', count: 1 }])
  await bench.push()
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, held: [] })
})

test('a customer who is faster is seen, and AMS goes over it with the newest number', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 400, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await new Promise((resolve) => setTimeout(resolve, 200))
  await bench.control('edit', {
    edits: [{ kind: 'sell', variant: variant.shopifyId, quantity: 2 }],
  })
  await bench.engine.runs.idle()
  expect(log(bench)).toMatchObject([
    { status: 'success', tryNumber: 2, shopifyBefore: variant.available - 2 },
    {
      status: 'retry',
      tryNumber: 1,
      shopifyBefore: variant.available,
      errorCode: 'CHANGE_FROM_QUANTITY_STALE',
    },
  ])
  expect(bench.store.stockSync.log.story(log(bench)[0]?.sequence ?? 0)).toHaveLength(2)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
})

test('an answer that was lost is asked for again under the same key, and nothing is set twice', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await mutationsApplied(bench)
  await faults(bench, 'SetQuantities', { kind: 'reset', when: 'after' })
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 1,
    trouble: { code: 'store-unreachable' },
  })
  // A newer change waits behind it.
  sell(bench, variant)
  bench.restart()
  await pushStock(bench)
  expect(log(bench)).toMatchObject([
    { status: 'success', quantity: variant.available - 2, shopifyBefore: variant.available - 1 },
    { status: 'success', quantity: variant.available - 1, shopifyBefore: variant.available },
  ])
  expect(await mutationsApplied(bench)).toBe(2)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, trouble: null })
  expect(await inShopify(bench, variant)).toBe(variant.available - 2)
})

test('a refusal that was kept for a part of its rows when Concord stopped is not sent again', async () => {
  const bench = await comparedSample()
  const some = variants(bench, true).slice(0, 2)
  for (const variant of some) sell(bench, variant)
  await faults(bench, 'SetQuantities', { kind: 'reset', when: 'before' })
  await pushStock(bench)
  const [call] = bench.store.stockSync.openCalls()
  const row = call?.rows[0]
  if (!call || !row) throw new Error('No call is open')
  const ending = { row, status: 'retry', errorCode: '', message: 'moved', entry: 'again' } as const
  const at = new Date().toISOString()
  bench.store.stockSync.settle({ endings: [ending], pairs: [], requestId: '', at })
  bench.restart()
  const bodies = await bench.recordBodies(() => pushStock(bench))
  expect(bodies.filter((body) => body.includes(call.idempotencyKey))).toEqual([])
  expect(log(bench).map(({ status }) => status)).toEqual(['success', 'success', 'retry', 'retry'])
  for (const variant of some) expect(await inShopify(bench, variant)).toBe(variant.available - 1)
})

test('a decided count does not overtake a change whose answer was lost: that one is found out first', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await faults(bench, 'SetQuantities', { kind: 'reset', when: 'before' })
  await pushStock(bench)
  bench.engine.review.decide({ keys: [stockRowKey(bench, variant)], choice: 'theirs' })
  await bench.push()
  expect(log(bench)).toMatchObject([{ status: 'success', quantity: variant.available - 1 }])
  await pushStock(bench)
  await bench.sync()
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(first(variants(bench, true))).toMatchObject({
    amsVariantId: variant.amsVariantId,
    available: variant.available - 1,
  })
})

test('while stock is paused, a decided count waits for the change whose answer was lost', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await faults(bench, 'SetQuantities', { kind: 'reset', when: 'before' })
  await pushStock(bench)
  bench.engine.stockQueue.pause()
  bench.engine.review.decide({ keys: [stockRowKey(bench, variant)], choice: 'ours' })
  await mutationsApplied(bench)
  await bench.push()
  expect(await mutationsApplied(bench)).toBe(0)
  const parked = { tab: 'parked', search: '', offset: 0, limit: 10 } as const
  expect(bench.engine.outboxRows(parked).rows).toMatchObject([
    { reason: expect.stringContaining('answer was lost') },
  ])
  bench.engine.stockQueue.resume({ confirmed: null })
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(log(bench)).toMatchObject([{ status: 'success', quantity: variant.available - 1 }])
})

test('what the throttle holds back when stock is paused does not leave any more', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await mutationsApplied(bench)
  await faults(bench, 'SetQuantities', { kind: 'throttled' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await vi.waitFor(() => expect(log(bench)).toHaveLength(1))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const bodies = await bench.recordBodies(async () => {
    bench.engine.stockQueue.pause()
    await bench.engine.runs.idle()
  })
  expect(bodies).toEqual([])
  expect(await mutationsApplied(bench)).toBe(0)
  expect(log(bench)).toMatchObject([{ status: 'retry', errorCode: 'canceled' }])
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 1, trouble: null })
  bench.engine.stockQueue.resume({ confirmed: null })
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
})

test('one bad row is set aside with its reason and the others go', async () => {
  const bench = await comparedSample()
  const some = variants(bench, true)
  const [bad, ...others] = some.filter(
    ({ amsProductId }, index) =>
      some.findIndex((other) => other.amsProductId === amsProductId) === index,
  )
  if (!bad) throw new Error('The sample has no such variant')
  for (const variant of [bad, ...others]) sell(bench, variant)
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 400, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const product = bench.store.ams.product(bad.amsProductId)?.shopifyProductId
  await bench.control('edit', { edits: [{ kind: 'delete-product', product }] })
  await bench.engine.runs.idle()
  const rows = log(bench)
  expect(rows.filter(({ status }) => status === 'success')).toHaveLength(others.length)
  expect(rows.filter(({ status }) => status === 'failure')).toMatchObject([
    { amsVariantId: bad.amsVariantId, errorCode: 'INVALID_INVENTORY_ITEM' },
  ])
  expect(rows.filter(({ status }) => status === 'retry')).toHaveLength(others.length)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, parked: 1 })
  const parked = bench.engine.stockQueue.queue({ tab: 'parked', offset: 0, limit: 10 }).rows
  expect(parked).toMatchObject([{ amsVariantId: bad.amsVariantId }])
  expect(parked[0]?.reason).not.toBe('')
  bench.engine.stockQueue.tryAgain({ id: parked[0]?.id ?? 0 })
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 1, parked: 0 })
})

test('paused, nothing leaves and changes are kept; resuming asks where many would go', async () => {
  const bench = await comparedSample()
  const some = variants(bench, true).slice(0, 3)
  bench.engine.settings.set({ stockResumeAsksFrom: 2 })
  bench.engine.stockQueue.pause()
  for (const variant of some) sell(bench, variant)
  await mutationsApplied(bench)
  expect(() => bench.engine.stockQueue.pushNow({ confirmed: null })).toThrow('paused')
  expect(await mutationsApplied(bench)).toBe(0)
  bench.restart()
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 3, nextAt: null })
  expect(bench.engine.stockQueue.health().pausedAt).not.toBeNull()
  expect(() => bench.engine.stockQueue.resume({ confirmed: null })).toThrow('3 changes of stock')
  bench.engine.stockQueue.resume({ confirmed: 3 })
  await pushStock(bench)
  expect(log(bench)).toHaveLength(3)
})

test('a file that changes counts fills the queue; one that sells much of the shop out is braked', async () => {
  const bench = await comparedSample()
  const csv = readFileSync('resources/sample/ams-catalog.csv', 'utf8')
  const empty = setCounts(csv, '0')
  bench.importCsv(empty, 'empty.csv')
  await bench.sync({ mode: 'compare' })
  const { brake, waiting } = bench.engine.stockQueue.health()
  expect(waiting).toBeGreaterThan(20)
  expect(brake?.count).toBeGreaterThan(20)
  await mutationsApplied(bench)
  expect(() => bench.engine.stockQueue.pushNow({ confirmed: null })).toThrow('would be set to 0')
  expect(await mutationsApplied(bench)).toBe(0)
  bench.engine.stockQueue.pushNow({ confirmed: brake?.count ?? 0 })
  await bench.engine.runs.idle()
  const { held } = bench.engine.stockQueue.health()
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, parked: 0 })
  expect(held.every(({ why }) => why !== 'decided')).toBe(true)
  const rows = log(bench)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.every(({ status, quantity }) => status === 'success' && quantity === 0)).toBe(true)
  expect(rows).toMatchObject(rows.map(() => ({ cause: 'import', causeText: 'empty.csv' })))
})

test('a wrong file that comes in during a push of stock meets the brake all the same', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await mutationsApplied(bench)
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 400, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const csv = readFileSync('resources/sample/ams-catalog.csv', 'utf8')
  bench.importCsv(setCounts(csv, '0'), 'empty.csv')
  await bench.engine.runs.idle()
  expect(log(bench).filter(({ quantity }) => quantity === 0)).toEqual([])
  expect(bench.engine.stockQueue.health().brake?.count).toBeGreaterThan(20)
  expect(() => bench.engine.stockQueue.pushNow({ confirmed: null })).toThrow('would be set to 0')
})

test('what Shopify does not count or stock waits until a person lets Concord switch it on, once', async () => {
  const bench = await comparedSample()
  const [untracked, unstocked] = variants(bench, true)
  if (!untracked || !unstocked) throw new Error('The sample has no such variants')
  await bench.control('edit', {
    edits: [
      { kind: 'variant', variant: untracked.shopifyId, set: { tracked: false } },
      { kind: 'stock', variant: unstocked.shopifyId, isActive: false },
    ],
  })
  sell(bench, untracked)
  sell(bench, unstocked)
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  const { held } = bench.engine.stockQueue.health()
  expect(new Set(held.map(({ why }) => why))).toEqual(new Set(['untracked', 'not-stocked']))
  await bench.sync()

  bench.engine.settings.set({ stockSwitchesOn: true })
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, held: [], trouble: null })
  expect(await inShopify(bench, untracked)).toBe(untracked.available - 1)
  expect(await inShopify(bench, unstocked)).toBe(unstocked.available - 1)
  await mutationsApplied(bench)
  await bench.sync()
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  expect(variants(bench, true).map(({ shopifyId }) => shopifyId)).toEqual(
    expect.arrayContaining([untracked.shopifyId, unstocked.shopifyId]),
  )
})

test('the Sold-Out Override stops selling at zero, or goes on, and puts back what was there', async () => {
  const bench = await comparedSample()
  const [one, two] = variants(bench, true).filter(({ available }) => available < 100)
  if (!one || !two) throw new Error('The sample has no such variants')
  const policyOf = async (variant: Variant): Promise<string | undefined> =>
    (await dumpOf(bench, variant))?.inventoryPolicy
  await bench.control('edit', {
    edits: [
      { kind: 'variant', variant: one.shopifyId, set: { inventoryPolicy: 'CONTINUE' } },
      { kind: 'variant', variant: two.shopifyId, set: { inventoryPolicy: 'DENY' } },
    ],
  })
  bench.engine.settings.set({ soldOutRule: 'force' })
  bench.engine.stock.setSoldOutRule({
    amsProductId: two.amsProductId,
    amsVariantId: two.amsVariantId,
    rule: 'keep',
  })
  sell(bench, one, one.available)
  sell(bench, two, two.available)
  await pushStock(bench)
  expect(await policyOf(one)).toBe('DENY')
  expect(await policyOf(two)).toBe('CONTINUE')
  expect(log(bench)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ amsVariantId: one.amsVariantId, quantity: 0, rule: 'force' }),
      expect.objectContaining({ amsVariantId: two.amsVariantId, quantity: 0, rule: 'keep' }),
    ]),
  )

  // With another rule of the store the first one gets back what it had; the exception stays.
  bench.engine.settings.set({ soldOutRule: 'respect' })
  await pushStock(bench)
  expect(await policyOf(one)).toBe('CONTINUE')
  expect(await policyOf(two)).toBe('CONTINUE')

  const { amsProductId, amsVariantId } = two
  const receive = { amsProductId, amsVariantId, kind: 'receipt', quantity: 3, reason: '' } as const
  bench.engine.stock.record(receive)
  await pushStock(bench)
  expect(await policyOf(two)).toBe('DENY')
  expect(await inShopify(bench, two)).toBe(3)
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
})

test('a policy that somebody changed since the override set it stays as they want it', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  bench.engine.settings.set({ soldOutRule: 'keep' })
  sell(bench, variant, variant.available)
  await pushStock(bench)
  expect((await dumpOf(bench, variant))?.inventoryPolicy).toBe('CONTINUE')
  await bench.control('edit', {
    edits: [{ kind: 'variant', variant: variant.shopifyId, set: { inventoryPolicy: 'DENY' } }],
  })
  bench.engine.settings.set({ soldOutRule: 'respect' })
  await pushStock(bench)
  await bench.control('edit', {
    edits: [{ kind: 'variant', variant: variant.shopifyId, set: { inventoryPolicy: 'CONTINUE' } }],
  })
  const { amsProductId, amsVariantId } = variant
  bench.engine.stock.record({
    amsProductId,
    amsVariantId,
    kind: 'receipt',
    quantity: 2,
    reason: '',
  })
  await pushStock(bench)
  expect((await dumpOf(bench, variant))?.inventoryPolicy).toBe('CONTINUE')
})

test('sold out now sends 0 whatever the count, through files and restarts, until it is put back', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  const { amsProductId, amsVariantId } = variant
  bench.engine.stock.soldOutNow({ amsProductId, amsVariantId, isSoldOut: true })
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(0)
  expect(log(bench)).toMatchObject([{ quantity: 0, rule: 'sold-out', cause: 'sold-out' }])
  bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  bench.restart()
  await bench.sync()
  expect(stockRowKey(bench, variant)).toBe('')
  await mutationsApplied(bench)
  sell(bench, variant)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)

  bench.engine.stock.soldOutNow({ amsProductId, amsVariantId, isSoldOut: false })
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(bench.engine.stock.soldOutRules({ amsProductId }).variants).toContainEqual({
    amsVariantId,
    rule: null,
    isSoldOut: false,
  })
})

test('rows of the log go with age, by sequence and clock, and what waits never goes', async () => {
  const bench = await comparedSample()
  const [one, two] = variants(bench, true)
  if (!one || !two) throw new Error('The sample has no such variants')
  sell(bench, one)
  await pushStock(bench)
  const old = log(bench)[0]?.at ?? ''
  sell(bench, two)
  await pushStock(bench)
  bench.engine.stockQueue.pause()
  sell(bench, one)
  const { log: pushLog } = bench.store.stockSync
  pushLog.forgetBefore(old)
  expect(log(bench)).toHaveLength(2)
  pushLog.forgetBefore(log(bench)[0]?.at ?? '')
  expect(log(bench)).toMatchObject([{ amsVariantId: two.amsVariantId }])
  pushLog.forgetBefore('2999-01-01T00:00:00.000Z')
  expect(log(bench)).toEqual([])
  expect(bench.engine.stockQueue.health().waiting).toBe(1)
})

test('stock that is kept at another location goes there, once its counts were read; the earlier one stays', async () => {
  const bench = await comparedSample()
  const following = variants(bench, true)
  const some = first(following)
  const home = bench.store.runs.setting('stock-location') ?? ''
  await bench.control('bucket', { maximumAvailable: 20_000, restoreRate: 1000 })
  await bench.control('edit', { edits: [{ kind: 'add-location', name: 'Barn' }] })
  const { kept, locations, follows } = await bench.engine.stockLocations.list()
  expect(kept).toMatchObject({ id: home, isUsable: true })
  expect(follows).toBeGreaterThan(following.length)
  const barn = locations.find(({ name }) => name === 'Barn')?.id ?? ''
  sell(bench, some)
  bench.engine.settings.set({ stockSwitchesOn: true })
  await expect(
    bench.engine.stockLocations.change({ locationId: 'gid://shopify/Location/9' }),
  ).rejects.toThrow('no such')
  await faults(bench, 'ProductsPage', { kind: 'http', status: 503 }, 3)
  await bench.engine.stockLocations.change({ locationId: barn })
  await bench.engine.runs.idle()

  // The read failed: nothing goes on the ground of the earlier location's counts, restart or not.
  bench.restart()
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(bench.engine.stockQueue.health().trouble).toMatchObject({ code: 'stock-location-closed' })
  expect(await mutationsApplied(bench)).toBe(0)

  await bench.sync()
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, parked: 0, trouble: null })
  const rows = log(bench)
  expect(
    rows.every(({ status, locationName }) => status === 'success' && locationName === 'Barn'),
  ).toBe(true)
  expect(rows.find(({ amsVariantId }) => amsVariantId === some.amsVariantId)).toMatchObject({
    cause: 'location',
    quantity: some.available - 1,
  })
  const levels = await levelsOf(bench, some)
  expect(levels).toEqual([
    { locationId: home, available: some.available },
    { locationId: barn, available: some.available - 1 },
  ])
  await bench.sync()
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  expect(variants(bench, true).map(({ shopifyId }) => shopifyId)).toContain(some.shopifyId)
})

test('where the location is closed nothing is sent, with the reason', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  const location = bench.store.runs.setting('stock-location')
  await bench.control('edit', {
    edits: [
      { kind: 'add-location', name: 'Barn' },
      { kind: 'location', location, isActive: false },
    ],
  })
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 1,
    trouble: { code: 'stock-location-closed' },
  })
  expect(await mutationsApplied(bench)).toBe(0)
  expect(log(bench)).toEqual([])
})

function stockRowKey({ store }: Bench, { amsVariantId }: Variant): string {
  const { rows } = store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['stock'] }),
    offset: 0,
    limit: 500,
  })
  return rows.find(({ key }) => key.includes(`|${amsVariantId}|`))?.key ?? ''
}

/** The sample's file with another count on hand wherever it has one for a linked variant. */
function setCounts(csv: string, onHand: string): string {
  return csv.replace(/(,9\d{6}),\d+,(\d+),/g, `$1,${onHand},$2,`)
}
