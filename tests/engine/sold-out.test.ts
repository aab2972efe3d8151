import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  comparedSample,
  dumpOf,
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
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
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
