import { expect, test } from 'vitest'
import {
  type Bench,
  comparedSample,
  first,
  inShopify,
  log,
  mutationsApplied,
  pushStock,
  sell,
  stockRowKey,
  type Variant,
  variants,
} from './support/stock-bench'

/** Customers buy in the web shop, and nothing is shipped yet. */
function order(bench: Bench, { shopifyId }: Variant, quantity: number): Promise<unknown> {
  return bench.control('edit', { edits: [{ kind: 'sell', variant: shopifyId, quantity }] })
}

async function countWebOrders(bench: Bench, counts: boolean): Promise<void> {
  bench.engine.settings.set({ amsCountsWebOrders: counts })
  await bench.engine.runs.idle()
}

function stockOf({ store }: Bench, { amsProductId, amsVariantId }: Variant) {
  const detail = store.screens.productDetail(amsProductId)
  return detail?.variants.find(({ id }) => id === amsVariantId)?.stock
}

/** The row of Compare about its stock; null where both sides agree. */
function rowOf(bench: Bench, variant: Variant) {
  const key = stockRowKey(bench, variant)
  return key === '' ? null : bench.engine.review.detail({ key }).row
}

test('where AMS takes web orders off its count, one shows as a difference, and a push would sell it anew', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await order(bench, variant, 2)
  await bench.sync()
  expect(stockOf(bench, variant)).toMatchObject({ webOrders: 0 })
  expect(rowOf(bench, variant)).toMatchObject({
    ours: String(variant.available),
    theirs: String(variant.available - 2),
    changedBy: 'shopify',
  })
})

test('where AMS does not, units in web orders are taken off what it has: no difference, and no unit is sold twice', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await countWebOrders(bench, true)
  await order(bench, variant, 2)
  await bench.sync()
  expect(stockOf(bench, variant)).toMatchObject({ webOrders: 2 })
  expect(rowOf(bench, variant)).toBeNull()

  // Another order arrives after the read, and a sale is entered in AMS.
  await order(bench, variant, 1)
  sell(bench, variant)
  await pushStock(bench)
  const left = variant.available - 2 - 1 - 1
  expect(await inShopify(bench, variant)).toBe(left)
  expect(log(bench)[0]).toMatchObject({
    status: 'success',
    quantity: left,
    webOrders: 3,
    shopifyBefore: left + 1,
  })
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, trouble: null })

  // What arrived is agreed on, and stays so.
  expect(rowOf(bench, variant)).toBeNull()
  await mutationsApplied(bench)
  await bench.sync()
  await pushStock(bench)
  expect(rowOf(bench, variant)).toBeNull()
  expect(await mutationsApplied(bench)).toBe(0)
})

test('more orders than AMS has on hand come to 0, which is in agreement', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await countWebOrders(bench, true)
  await order(bench, variant, variant.available)
  sell(bench, variant)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(0)
  await bench.sync()
  expect(rowOf(bench, variant)).toBeNull()
})

test('Shopify’s count, taken into AMS, has its web orders on top', async () => {
  const bench = await comparedSample()
  await countWebOrders(bench, true)
  const variant = first(variants(bench, false))
  await order(bench, variant, 1)
  await bench.sync()
  const onHand = variant.shopify - 1 + 1 + (stockOf(bench, variant)?.wholesaleCommitments ?? 0)
  bench.engine.review.decide({ keys: [stockRowKey(bench, variant)], choice: 'theirs' })
  await bench.push()
  expect(stockOf(bench, variant)).toMatchObject({ onHand, webOrders: 1 })
  await bench.sync()
  expect(rowOf(bench, variant)).toBeNull()
})

test('AMS’s count, decided in Compare, goes out less web orders, and a roll back gives exactly the earlier one', async () => {
  const bench = await comparedSample()
  await countWebOrders(bench, true)
  const variant = first(variants(bench, false))
  await order(bench, variant, 1)
  await bench.sync()
  bench.engine.review.decide({ keys: [stockRowKey(bench, variant)], choice: 'ours' })
  await bench.push()
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(log(bench)[0]).toMatchObject({
    cause: 'decision',
    quantity: variant.available - 1,
    webOrders: 1,
  })

  const [push] = bench.engine.pushes.list({ offset: 0, limit: 1 }).rows
  bench.engine.pushes.rollBack({ run: push?.run ?? 0 })
  await bench.push()
  expect(await inShopify(bench, variant)).toBe(variant.shopify - 1)
})

test('counting them from now on brings what followed AMS so far down, after a whole read', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await order(bench, variant, 2)
  await bench.sync()
  // The count that was known of it before the order, so that Shopify oversells.
  sell(bench, variant)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)

  await countWebOrders(bench, true)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1 - 2)
  expect(log(bench)[0]).toMatchObject({ cause: 'web-orders', webOrders: 2 })

  await countWebOrders(bench, false)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(stockOf(bench, variant)).toMatchObject({ webOrders: 0 })
})

test('counting them otherwise overwrites nothing that waits for a person', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  const counted = variant.available + 5
  await bench.control('edit', {
    edits: [{ kind: 'stock', variant: variant.shopifyId, available: counted }],
  })
  await bench.sync()
  await countWebOrders(bench, true)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(counted)
  expect(rowOf(bench, variant)).toMatchObject({ theirs: String(counted), changedBy: 'shopify' })
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, held: [] })
})

test('a sale that waits when they are counted otherwise still goes', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await order(bench, variant, 1)
  await countWebOrders(bench, true)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1 - 1)
  expect(log(bench)[0]).toMatchObject({ cause: 'sale', webOrders: 1 })
})

test('no stock goes between the change and the whole read, restarts or not', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await bench.control('faults', {
    rules: [{ operation: 'ProductsPage', count: 3, effect: { kind: 'http', status: 503 } }],
  })
  sell(bench, variant)
  await countWebOrders(bench, true)
  bench.restart()
  await mutationsApplied(bench)
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    trouble: {
      code: 'stock-location-closed',
      message: expect.stringContaining('setting of stock'),
    },
  })
  expect(await mutationsApplied(bench)).toBe(0)
  await bench.sync()
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
})
