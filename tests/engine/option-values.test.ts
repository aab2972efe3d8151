import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n'
const catalog = (small: string): string =>
  `${HEADER}1,Mug,Fernhill,active,Draft,Size,1-1,MUG-S,12.00,${small}\r\n1,Mug,Fernhill,active,Draft,Size,1-2,MUG-L,15.00,Large\r\n`

let bench: TestBench
beforeEach(async () => {
  bench = await openBench({ kind: 'empty' })
  await bench.importCsv(catalog('Small'))
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  await bench.push()
  await bench.sync()
})
afterEach(() => bench.close())

/** Names by the id that Shopify gave the value. */
const values = (): (readonly [number, string])[] =>
  [...bench.simulator.store.products.values()].flatMap(({ options }) =>
    options.flatMap((option) => option.values.map(({ id, name }) => [id, name] as const)),
  )

test('a value that AMS renamed is renamed in Shopify, under the same id', async () => {
  const before = values()
  expect(before.map(([, name]) => name)).toEqual(['Small', 'Large'])
  await bench.importCsv(catalog('S'))
  await bench.sync()
  const { rows } = bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 9 })
  expect(rows).toMatchObject([{ field: 'option-values', nuance: 'rename', ours: ['S'] }])
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  expect(await bench.push()).toMatchObject({ sent: 1, parked: 0, returned: 0 })
  expect(values()).toEqual([[before[0]?.[0], 'S'], before[1]])
  expect(await bench.sync()).toMatchObject({ inAgreement: 1, differs: 0, needsPerson: 0 })
})
