import { readFileSync } from 'node:fs'
import { compareFilterSchema } from '@shared/contract/review'
import { expect, onTestFinished, test } from 'vitest'
import { openBench, sampleShop } from './support/open-engine'

async function comparedSample() {
  const bench = await openBench(sampleShop())
  onTestFinished(() => bench.close())
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  await bench.sync()
  return bench
}

type Bench = Awaited<ReturnType<typeof comparedSample>>

/** A variant whose stock both sides count and agree on. */
function agreeing({ store }: Bench) {
  const { rows } = store.screens.productRows({ search: '', badges: [], offset: 0, limit: 500 })
  for (const { amsProductId } of rows) {
    const found = store.screens
      .productDetail(amsProductId)
      ?.variants.find(
        ({ stock, differs }) =>
          stock.tracked === true && (stock.onHand ?? 0) > 3 && !differs.includes('stock'),
      )
    if (found) return { amsProductId, amsVariantId: found.id, onHand: found.stock.onHand ?? 0 }
  }
  throw new Error('The sample has no such variant')
}

function stockRow({ store }: Bench, variant: string) {
  return store.screens
    .compareRows({
      filter: compareFilterSchema.parse({ fields: ['stock'] }),
      offset: 0,
      limit: 500,
    })
    .rows.find(({ key }) => key.includes(`|${variant}|`))
}

test('a sale in AMS is in the ledger, in Compare at once, and arrives in the store by a push', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId, onHand } = agreeing(bench)
  const before = stockRow(bench, amsVariantId)
  expect(before).toBeUndefined()

  const after = bench.engine.stock.record({
    amsProductId,
    amsVariantId,
    kind: 'sale',
    quantity: 2,
    reason: 'Market stall',
  })
  expect(after).toMatchObject({ onHand: onHand - 2 })
  expect(bench.engine.stock.movements({ amsProductId, amsVariantId })).toMatchObject([
    {
      kind: 'sale',
      quantity: 2,
      reason: 'Market stall',
      before: { onHand },
      after: { onHand: onHand - 2 },
    },
  ])
  const row = stockRow(bench, amsVariantId)
  expect(row).toMatchObject({ changedBy: 'ams', suggestion: 'ours' })

  bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
  expect(await bench.push()).toMatchObject({ sent: 1 })
  await bench.sync()
  expect(stockRow(bench, amsVariantId)).toBeUndefined()
  expect(
    bench.store.screens.productDetail(amsProductId)?.variants.find(({ id }) => id === amsVariantId)
      ?.stock,
  ).toMatchObject({ onHand: onHand - 2 })
})

test('a decision about the earlier count comes back', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId } = agreeing(bench)
  const sell = () =>
    bench.engine.stock.record({ amsProductId, amsVariantId, kind: 'sale', quantity: 1, reason: '' })
  sell()
  const key = stockRow(bench, amsVariantId)?.key ?? ''
  bench.engine.review.decide({ keys: [key], choice: 'ours' })
  sell()
  expect(stockRow(bench, amsVariantId)).toMatchObject({ decisionState: 'returned' })
  expect(await bench.push()).toMatchObject({ sent: 0 })
})

test('what can not be is refused with both figures, and nothing changes', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId, onHand } = agreeing(bench)
  expect(() =>
    bench.engine.stock.record({
      amsProductId,
      amsVariantId,
      kind: 'sale',
      quantity: onHand + 1,
      reason: '',
    }),
  ).toThrow(`There are ${onHand} on hand, so ${onHand + 1} can’t go. Nothing was changed.`)
  expect(bench.engine.stock.movements({ amsProductId, amsVariantId })).toEqual([])
  expect(stockRow(bench, amsVariantId)).toBeUndefined()
})

test('an import that says nothing new of the stock keeps what was sold since', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId, onHand } = agreeing(bench)
  bench.engine.stock.record({ amsProductId, amsVariantId, kind: 'sale', quantity: 2, reason: '' })
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  expect(
    bench.store.ams.product(amsProductId)?.variants.find(({ id }) => id === amsVariantId)?.onHand,
  ).toBe(onHand - 2)
})

test('the count of Shopify, taken into AMS, is an adjustment with its reason', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId, onHand } = agreeing(bench)
  bench.engine.stock.record({ amsProductId, amsVariantId, kind: 'sale', quantity: 2, reason: '' })
  const key = stockRow(bench, amsVariantId)?.key ?? ''
  bench.engine.review.decide({ keys: [key], choice: 'theirs' })
  expect(await bench.push()).toMatchObject({ takenIntoAms: 1 })
  expect(bench.engine.stock.movements({ amsProductId, amsVariantId })).toMatchObject([
    {
      kind: 'adjustment',
      quantity: onHand,
      reason: 'Decided in Compare, settled by a push.',
      before: { onHand: onHand - 2 },
      after: { onHand },
    },
    { kind: 'sale' },
  ])
  expect(stockRow(bench, amsVariantId)).toBeUndefined()
})

test('during a push the stock is left alone, with the reason', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId } = agreeing(bench)
  const sale = { amsProductId, amsVariantId, kind: 'sale', quantity: 1, reason: '' } as const
  bench.engine.stock.record(sale)
  bench.engine.review.decide({
    keys: [stockRow(bench, amsVariantId)?.key ?? ''],
    choice: 'ours',
  })
  const pushing = bench.push()
  expect(() => bench.engine.stock.record(sale)).toThrow(
    'A push is running. A change of stock has to wait until it has ended; nothing was changed.',
  )
  await pushing
  bench.engine.stock.record(sale)
})

test('K5: while a sync reads, stock may change: the sync ends with what is there', async () => {
  const bench = await comparedSample()
  const { amsProductId, amsVariantId, onHand } = agreeing(bench)
  const syncing = bench.sync()
  bench.engine.stock.record({ amsProductId, amsVariantId, kind: 'sale', quantity: 1, reason: '' })
  await syncing
  expect(stockRow(bench, amsVariantId)).toMatchObject({ changedBy: 'ams' })
  expect(
    bench.store.ams.product(amsProductId)?.variants.find(({ id }) => id === amsVariantId)?.onHand,
  ).toBe(onHand - 1)
})
