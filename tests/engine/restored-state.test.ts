import { compareFilterSchema } from '@shared/contract/review'
import { expect, test } from 'vitest'
import {
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

test('P6: a backup that is older than the store sends none of its counts before Shopify was read, nor after without a person', async () => {
  const bench = await comparedSample()
  const [some, other] = variants(bench, true)
  if (!some || !other) throw new Error('The sample has no such variants')
  // The backup has a change that waits, which then arrives, and a second one that it knows nothing of.
  sell(bench, some)
  const backup = await bench.backUp()
  await pushStock(bench)
  sell(bench, some, 2)
  sell(bench, other)
  await pushStock(bench)
  expect(await inShopify(bench, some)).toBe(some.available - 3)

  await bench.restore(backup)
  await mutationsApplied(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 0, held: [], parked: 0 })
  // What is entered now waits for the read as well, also after a comparison with what the file remembers.
  sell(bench, other, 3)
  bench.engine.runs.startCompare()
  await bench.engine.runs.idle()
  await pushStock(bench)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 1,
    trouble: {
      code: 'stock-location-closed',
      message: expect.stringContaining('restored or copied'),
    },
  })
  await bench.sync()
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  expect(bench.engine.stockQueue.health()).toMatchObject({
    waiting: 0,
    held: [{ why: 'never-agreed', count: 1 }],
    trouble: null,
  })
  expect(await inShopify(bench, some)).toBe(some.available - 3)

  // Both are shown, and a person decides; what agrees follows again.
  expect(stockRowKey(bench, some)).not.toBe('')
  expect(stockRowKey(bench, other)).not.toBe('')
  sell(bench, some)
  await pushStock(bench)
  expect(await mutationsApplied(bench)).toBe(0)
  bench.engine.review.decide({
    keys: [stockRowKey(bench, some), stockRowKey(bench, other)],
    choice: 'theirs',
  })
  await bench.push()
  sell(bench, some)
  await pushStock(bench)
  expect(await inShopify(bench, some)).toBe(some.available - 4)
})

test('P6: a decision about stock waits for the read, and says so', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, false))
  bench.engine.review.decide({ keys: [stockRowKey(bench, variant)], choice: 'ours' })
  const backup = await bench.backUp()
  await bench.push()
  await bench.control('edit', {
    edits: [{ kind: 'stock', variant: variant.shopifyId, available: variant.shopify }],
  })
  await bench.restore(backup)
  expect(await bench.push()).toMatchObject({ sent: 0, parked: 1 })
  expect(await inShopify(bench, variant)).toBe(variant.shopify)
})

test('P6: what was taken off sale in the backup, and put back since, is not taken off again', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  const { amsProductId, amsVariantId } = variant
  bench.engine.stock.soldOutNow({ amsProductId, amsVariantId, isSoldOut: true })
  const backup = await bench.backUp()
  await pushStock(bench)
  bench.engine.stock.soldOutNow({ amsProductId, amsVariantId, isSoldOut: false })
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available)
  await bench.restore(backup)
  await bench.sync()
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available)
})

test('P6: a product that was made since the backup is adopted with the count that it has', async () => {
  const bench = await comparedSample()
  const onlyAms = compareFilterSchema.parse({ groups: ['only-ams'] })
  const [row] = bench.store.screens.compareRows({ filter: onlyAms, offset: 0, limit: 1 }).rows
  bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
  const backup = await bench.backUp()
  await bench.push()
  await pushStock(bench)
  const id = bench.store.ams.product(row?.amsProductId ?? '')?.variants[0]?.shopifyVariantId ?? ''
  await bench.control('edit', { edits: [{ kind: 'sell', variant: id, quantity: 1 }] })
  const left = await inShopify(bench, { shopifyId: id })
  await bench.restore(backup)
  await bench.push()
  await bench.sync()
  await pushStock(bench)
  expect(await inShopify(bench, { shopifyId: id })).toBe(left)
})

test('P6: a call that was on its way when the backup was made is read back, not sent again', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  sell(bench, variant)
  await faults(bench, 'SetQuantities', { kind: 'reset', when: 'after' })
  await pushStock(bench)
  const backup = await bench.backUp()
  await pushStock(bench)
  sell(bench, variant, 2)
  await pushStock(bench)
  expect(await inShopify(bench, variant)).toBe(variant.available - 3)

  await bench.restore(backup)
  await bench.sync()
  await mutationsApplied(bench)
  const bodies = await bench.recordBodies(() => pushStock(bench))
  expect(bodies.some((body) => body.includes('SetQuantities'))).toBe(false)
  expect(await mutationsApplied(bench)).toBe(0)
  expect(log(bench)[0]).toMatchObject({
    status: 'failure',
    message: `The answer was lost. Read back: Shopify has ${variant.available - 3}.`,
  })
  expect(await inShopify(bench, variant)).toBe(variant.available - 3)
})

test('P6: what was asked to be sent when online is not, and what was pushed since is not pushed again', async () => {
  const bench = await comparedSample()
  const row = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['name'] }),
    offset: 0,
    limit: 1,
  }).rows[0]
  if (!row) throw new Error('The sample has no such row')
  bench.engine.review.decide({ keys: [row.key], choice: 'ours' })
  bench.hasNetwork = false
  await bench.engine.connection.test()
  bench.engine.byItself.whenOnline({ wanted: true })
  const backup = await bench.backUp()
  expect(bench.store.screens.outboxWaiting()).toMatchObject({ asked: 1 })
  bench.hasNetwork = true
  await bench.push()
  await bench.restore(backup)
  expect(bench.store.screens.outboxWaiting()).toMatchObject({ asked: 0 })
  await mutationsApplied(bench)
  expect(bench.store.outbox.counts('9999').toShopify).toBe(1)
  await bench.push()
  expect(await mutationsApplied(bench)).toBe(0)
})
