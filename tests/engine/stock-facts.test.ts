import { readFileSync } from 'node:fs'
import { availableToPush } from '@shared/catalog/available-stock'
import { compareFilterSchema } from '@shared/contract/review'
import { expect, onTestFinished, test } from 'vitest'
import { openBench, sampleShop } from './support/open-engine'

test('the detail of a stock difference holds the numbers that its two values come from', async () => {
  const bench = await openBench(sampleShop())
  onTestFinished(() => bench.close())
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  await bench.sync()
  const rowsOf = (fields: ('stock' | 'name')[]) =>
    bench.store.screens.compareRows({
      filter: compareFilterSchema.parse({ fields }),
      offset: 0,
      limit: 100,
    }).rows
  const rows = rowsOf(['stock'])
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows) {
    const { stock } = bench.engine.review.detail({ key: row.key })
    if (!stock) throw new Error(`${row.key} has no numbers`)
    expect(String(availableToPush(stock))).toBe(row.ours)
    expect(String(stock.shopifyAvailable)).toBe(row.theirs)
    expect(stock.tracked).toBe(true)
  }
  const [ofProduct] = rowsOf(['name'])
  expect(bench.engine.review.detail({ key: ofProduct?.key ?? '' }).stock).toBeNull()

  // What is not compared says why on the product: never set in AMS, not counted by Shopify.
  const { rows: products } = bench.store.screens.productRows({
    search: '',
    badges: [],
    offset: 0,
    limit: 500,
  })
  const facts = products.flatMap(
    ({ amsProductId }) => bench.store.screens.productDetail(amsProductId)?.variants ?? [],
  )
  expect(facts.some(({ stock }) => stock.onHand === null)).toBe(true)
  expect(facts.some(({ stock }) => stock.tracked === false)).toBe(true)
})
