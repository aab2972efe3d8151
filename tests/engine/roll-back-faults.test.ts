import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n'
const catalog = (name: string, vendor = 'Fernhill'): string =>
  `${HEADER}1,${name},${vendor},active,Draft,,1-1,MUG,12.00,\r\n`

let bench: TestBench
beforeEach(async () => {
  bench = await openBench({ kind: 'empty' })
  await bench.importCsv(catalog('Mug'))
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  await bench.push()
  await bench.importCsv(catalog('Big Mug'))
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
}, 60_000)
afterEach(() => bench.close())

const title = (): string => [...bench.simulator.store.products.values()][0]?.title ?? ''
const loseTheNextAnswer = (): Promise<unknown> =>
  bench.control('faults', {
    rules: [{ operation: 'productUpdate', count: 1, effect: { kind: 'reset', when: 'after' } }],
  })
const newest = () => {
  const push = bench.engine.pushes.list({ offset: 0, limit: 1 }).rows[0]
  if (!push) throw new Error('Nothing was pushed')
  return push
}

test('a write whose answer was lost is rolled back like any other, and so is a roll back', async () => {
  await loseTheNextAnswer()
  expect(await bench.push()).toMatchObject({ alreadyThere: 1 })
  expect(newest()).toMatchObject({ restorable: 1 })
  bench.engine.pushes.rollBack({ run: newest().run })
  await loseTheNextAnswer()
  await bench.push()
  expect(title()).toBe('Mug')
  bench.engine.pushes.rollBack({ run: newest().run })
  await bench.push()
  expect(title()).toBe('Big Mug')
})

test('a roll back waits through a comparison and a restart, and a crash in a push leaves it whole', async () => {
  await bench.push()
  const { run } = newest()
  bench.engine.pushes.rollBack({ run })
  // Another field of the product differs by now, so its decisions are held against new rows.
  await bench.importCsv(catalog('Big Mug', 'Oak & Ember'))
  expect(await bench.sync()).toMatchObject({ differs: 1 })
  bench.restart()
  expect(bench.store.outbox.waitingCount()).toBe(1)

  // A process that dies in a push: the run was begun, the product taken, the write may have arrived.
  const died = bench.store.runs.begin('push', new Date().toISOString())
  const [entry] = bench.store.outbox.take('1')
  if (!entry) throw new Error('The roll back waits')
  const { id, productKey } = entry
  const at = new Date().toISOString()
  const claim = { productKey, entryIds: [id], operation: 'update-product', payload: '{}', at }
  bench.store.outbox.claim(claim)
  bench.restart()
  expect(newest()).toMatchObject({ run: died, outcome: 'failed', restorable: 0 })
  expect(await bench.push()).toMatchObject({ sent: 1, parked: 0, returned: 0 })
  expect(title()).toBe('Mug')
  expect(newest()).toMatchObject({ restorable: 1, outcome: 'finished' })
})

test('a product that was unlinked since is left alone', async () => {
  await bench.push()
  const { run } = newest()
  bench.engine.linking.unlink({ amsProductId: '1' })
  expect(bench.engine.pushes.preview({ run })).toMatchObject({
    changed: 1,
    restorable: 0,
    spared: [{ count: 1, reason: expect.stringContaining('linked no more') }],
  })
})
