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

test('a backup that is older than the store sends none of its counts before Shopify was read, nor after without a person', async () => {
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
  expect(bench.engine.stockQueue.health()).toMatchObject({ waiting: 1 })
  await pushStock(bench)
  expect(bench.engine.stockQueue.health().trouble).toMatchObject({
    code: 'stock-location-closed',
    message: expect.stringContaining('restored or copied'),
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
  bench.engine.review.decide({
    keys: [stockRowKey(bench, some), stockRowKey(bench, other)],
    choice: 'theirs',
  })
  await bench.push()
  sell(bench, some)
  await pushStock(bench)
  expect(await inShopify(bench, some)).toBe(some.available - 4)
})

test('a call that was on its way when the backup was made is read back, not sent again', async () => {
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
    status: 'retry',
    message: `The answer was lost. Read back: Shopify has ${variant.available - 3}.`,
  })
  expect(await inShopify(bench, variant)).toBe(variant.available - 3)
})

test('what was asked to be sent when online is not, and what was pushed since is not pushed again', async () => {
  const bench = await comparedSample()
  const row = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['name'] }),
    offset: 0,
    limit: 1,
  }).rows[0]
  if (!row) throw new Error('The sample has no such row')
  bench.engine.review.decide({ keys: [row.key], choice: 'ours' })
  const backup = await bench.backUp()
  await bench.push()
  await bench.restore(backup)
  await mutationsApplied(bench)
  expect(bench.store.outbox.counts('9999').toShopify).toBe(1)
  await bench.push()
  expect(await mutationsApplied(bench)).toBe(0)
})
