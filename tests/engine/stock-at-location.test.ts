import { expect, test } from 'vitest'
import {
  comparedSample,
  faults,
  first,
  levelsOf,
  log,
  mutationsApplied,
  pushStock,
  sell,
  variants,
} from './support/stock-bench'

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
