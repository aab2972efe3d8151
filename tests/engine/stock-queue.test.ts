import { expect, onTestFinished, test, vi } from 'vitest'
import { countedAms, countedShop } from '../support/counted-catalogs'
import { openBench } from './support/open-engine'
import {
  allCounts,
  carriedOut,
  comparedSample,
  faults,
  first,
  inShopify,
  log,
  mutationsApplied,
  pushStock,
  sell,
  stockRowKey,
  variants,
} from './support/stock-bench'

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

test('A9: a customer who is faster is seen, and AMS goes over it with the newest number', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 800, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await carriedOut(bench, 'StockLevels')
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

test('P1: a refusal that was kept for a part of its rows when Concord stopped is not sent again', async () => {
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

test('what may never have left does not leave once stock is not compared any more: it is read back', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await faults(bench, 'SetQuantities', { kind: 'reset', when: 'before' })
  await pushStock(bench)
  bench.engine.rules.setPolicy({ field: 'stock', policy: 'never' })
  await bench.engine.runs.idle()
  await mutationsApplied(bench)
  const bodies = await bench.recordBodies(() => pushStock(bench))
  expect(bodies.filter((body) => body.includes('SetQuantities'))).toEqual([])
  expect(await mutationsApplied(bench)).toBe(0)
  expect(bench.store.stockSync.openCalls()).toEqual([])
  expect(log(bench)).toMatchObject([
    { status: 'retry', message: expect.stringContaining(`Shopify has ${variant.available}`) },
  ])
  // Nothing of it is lost: compared again, the newest count goes.
  bench.engine.rules.setPolicy({ field: 'stock', policy: 'ask' })
  await bench.engine.runs.idle()
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
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

test('A6: of a batch of 250 rows with one bad row 249 are pushed, in two requests', async () => {
  const bench = await openBench({
    kind: 'file',
    text: countedShop({ products: 50, variants: 5, available: 5 }),
  })
  onTestFinished(() => bench.close())
  const importCounts = (onHand: number): Promise<void> =>
    bench.importProducts(countedAms({ products: 50, variants: 5, onHand }))
  await importCounts(5)
  await bench.sync()
  await importCounts(8)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 250, held: [] })

  // Deleted between the read and the write, of which Shopify then takes nothing.
  const [bad] = bench.store.stockSync.rows({ tab: 'open', offset: 0, limit: 1 }).rows
  const variant = bench.store.ams
    .product(bad?.amsProductId ?? '')
    ?.variants.find(({ id }) => id === bad?.amsVariantId)?.shopifyVariantId
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 500, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await carriedOut(bench, 'StockLevels')
  await bench.control('edit', { edits: [{ kind: 'delete-variant', variant }] })
  await mutationsApplied(bench)
  await bench.engine.runs.idle()

  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, parked: 1, trouble: null })
  const rows = log(bench)
  expect(rows).toHaveLength(250 + 249)
  expect(rows.filter(({ status }) => status === 'success')).toHaveLength(249)
  expect(rows.filter(({ status }) => status === 'failure')).toMatchObject([
    { amsVariantId: bad?.amsVariantId, errorCode: 'INVALID_INVENTORY_ITEM', rows: 250 },
  ])
  expect(await mutationsApplied(bench)).toBe(1)
  const arrived = (await allCounts(bench)).filter((available) => available === 8)
  expect(arrived).toHaveLength(249)
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
  await faults(bench, 'StockLevels', { kind: 'slow', delayMs: 800, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await carriedOut(bench, 'StockLevels')
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
