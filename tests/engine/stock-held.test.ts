import { readFileSync } from 'node:fs'
import { compareFilterSchema } from '@shared/contract/review'
import { expect, test } from 'vitest'
import {
  carriedOut,
  comparedSample,
  faults,
  first,
  inShopify,
  log,
  mutationsApplied,
  pushStock,
  sell,
  setCounts,
  stockRowKey,
  variants,
} from './support/stock-bench'

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
  await bench.importCsv(empty, 'empty.csv')
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
  expect(rows).toMatchObject(
    rows.map(() => ({ cause: 'import', causeText: bench.amsSource('empty.csv') })),
  )
})

test('a wrong file that comes in during a push of stock meets the brake all the same', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await mutationsApplied(bench)
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 800, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await carriedOut(bench, 'StockLevels')
  const csv = readFileSync('resources/sample/ams-catalog.csv', 'utf8')
  await bench.importCsv(setCounts(csv, '0'), 'empty.csv')
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

test('what somebody else has Shopify count since it was read is a first count, for a person to decide', async () => {
  const bench = await comparedSample()
  const variant = first(
    variants(bench, false).filter(({ available, shopify }) => available - shopify !== 1),
  )
  const track = (tracked: boolean) =>
    bench.control('edit', {
      edits: [{ kind: 'variant', variant: variant.shopifyId, set: { tracked } }],
    })
  await track(false)
  await bench.sync()
  bench.engine.settings.set({ stockSwitchesOn: true })
  await track(true)
  const before = await inShopify(bench, variant)
  sell(bench, variant)
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  expect(await inShopify(bench, variant)).toBe(before)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 0,
    held: [{ why: 'never-agreed', count: 1 }],
  })
})

test('TM1: rows of the log go with age, by sequence and clock, and what waits never goes', async () => {
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

test('a variant that somebody else made meanwhile keeps the count that it has, for a person to decide', async () => {
  const bench = await comparedSample()
  const { rows } = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({}),
    offset: 0,
    limit: 500,
  })
  const variantOf = ({ amsProductId, key }: (typeof rows)[number]) =>
    bench.store.ams
      .product(amsProductId ?? '')
      ?.variants.find(({ id }) => key.includes(`|${id}|`) || key.endsWith(`|${id}`))
  const row = rows.find((one) => one.kind === 'variant' && variantOf(one) !== undefined)
  const ours = row && variantOf(row)
  bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
  await bench.control('edit', {
    edits: [
      {
        kind: 'add-variant',
        product: row?.shopifyProductId,
        variant: {
          sku: ours?.sku,
          price: ours?.retailPrice,
          optionValues: ours?.optionValues,
          tracked: true,
          available: 50,
        },
      },
    ],
  })
  expect(await bench.push()).toMatchObject({ alreadyThere: 1 })
  await pushStock(bench)
  const detail = bench.store.screens.productDetail(row?.amsProductId ?? '')
  const variant = detail?.variants.find(({ id }) => id === ours?.id)
  expect(variant?.stock).toMatchObject({ shopifyAvailable: 50 })
  expect(log(bench)).toEqual([])
})
