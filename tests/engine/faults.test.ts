import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,description,vendor,category,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n'

/** Two products that both sides have, as AMS writes them. */
function catalog(changes: { mug?: string; price?: string; bowl?: string } = {}): string {
  const { mug = 'Mug', price = '12.00', bowl = 'Bowl' } = changes
  return `${HEADER}1,${mug},<p>Thrown</p>,Fernhill,Mugs,active,Draft,Size,1-1,MUG-S,${price},Small\r\n1,${mug},<p>Thrown</p>,Fernhill,Mugs,active,Draft,Size,1-2,MUG-L,15.00,Large\r\n2,${bowl},<p>Turned</p>,Fernhill,Bowls,active,Draft,,2-1,BOWL,30.00,\r\n`
}

describe('a store that both sides agree on, and things that go wrong', () => {
  let bench: TestBench

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(catalog())
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.sync()
  })
  afterEach(() => bench.close())

  /** AMS changes; the differences are decided for AMS and wait. */
  async function decideAmsChange(changes: Parameters<typeof catalog>[0]): Promise<void> {
    await bench.importCsv(catalog(changes))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('reset-log', {})
  }

  const fault = (operation: string, effect: object, count = 1): Promise<unknown> =>
    bench.control('faults', { rules: [{ operation, count, effect }] })
  const titles = (): string[] =>
    [...bench.simulator.store.products.values()].map((product) => product.title).sort()
  const applied = async (): Promise<number> => bench.simulator.mutationsApplied().length

  test('A7: an answer that was lost after the write is confirmed by reading, and never written twice', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await fault('productUpdate', { kind: 'reset', when: 'after' })
    expect(await bench.push()).toMatchObject({ alreadyThere: 1, unknown: 0, parked: 0 })
    expect(titles()).toEqual(['Big Mug', 'Bowl'])
    expect(await applied()).toBe(1)
    expect(await bench.sync()).toMatchObject({ differs: 0, needsPerson: 0 })
  })

  test('a write that was lost before it arrived is sent again, once', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await fault('productUpdate', { kind: 'reset', when: 'before' })
    expect(await bench.push()).toMatchObject({ sent: 1, mutations: 2 })
    expect(titles()).toEqual(['Big Mug', 'Bowl'])
    expect(await applied()).toBe(1)
  })

  test('a product whose creation was answered by silence exists exactly once', async () => {
    await bench.importCsv(`${catalog()}3,Vase,,Fernhill,Vases,active,Draft,,3-1,VASE,20.00,\r\n`)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await fault('productSet', { kind: 'reset', when: 'after' })
    expect(await bench.push()).toMatchObject({ created: 1, unknown: 0 })
    expect(titles()).toEqual(['Bowl', 'Mug', 'Vase'])
    expect(await bench.sync()).toMatchObject({ inAgreement: 3, onlyAms: 0, onlyShopify: 0 })
  })

  test('A12: a value that Shopify changed after the decision is not overwritten; the row comes back', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await bench.control('edit', {
      edits: [{ kind: 'product', product: 'mug', set: { title: 'Mug, hand-thrown' } }],
    })
    expect(await bench.push()).toMatchObject({ sent: 0, returned: 1, mutations: 0 })
    expect(titles()).toEqual(['Bowl', 'Mug, hand-thrown'])
    const { rows } = bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 9 })
    expect(rows).toMatchObject([
      {
        field: 'name',
        ours: 'Big Mug',
        theirs: 'Mug, hand-thrown',
        base: 'Mug',
        changedBy: 'both',
        decisionState: 'returned',
        choice: null,
      },
    ])
  })

  test('a decision survives a price that is merely spelt another way', async () => {
    await decideAmsChange({ price: '14' })
    await bench.importCsv(catalog({ price: '14.00' }))
    await bench.sync()
    expect(bench.engine.overview().outbox).toMatchObject({ toShopify: 1, returned: 0 })
    expect(await bench.push()).toMatchObject({ sent: 1 })
  })

  test('TM2: a product that was read too long before its write is read again first', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await fault('Products', { kind: 'slow', delayMs: 2300, when: 'after' })
    expect(await bench.push()).toMatchObject({ sent: 1, mutations: 1 })
    const reads = bench.simulator
      .requests()
      .map(({ operationName }) => operationName)
      .filter((name) => name === 'Products' || name === 'Product')
    expect(reads).toEqual(['Products', 'Product'])
  })

  test('TM2: a write that the throttle holds back for long is read again before it leaves', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await fault('productUpdate', { kind: 'throttled' }, 3)
    const ended = bench.pushState()
    await expect.poll(() => bench.simulator.requests().length).toBeGreaterThan(2)
    await bench.control('edit', {
      edits: [{ kind: 'product', product: 'mug', set: { title: 'Mug, hand-thrown' } }],
    })
    expect(await ended).toMatchObject({ summary: { sent: 0, returned: 1 } })
    await bench.engine.runs.idle()
    expect(titles()).toEqual(['Bowl', 'Mug, hand-thrown'])
    expect(await applied()).toBe(0)
  })

  test('A6: one refused row is named with its reason and blocks nobody else', async () => {
    await bench.importCsv(catalog({ price: '-5.00', bowl: 'Big Bowl' }))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(await bench.push()).toMatchObject({ sent: 1, parked: 1 })
    expect(titles()).toEqual(['Big Bowl', 'Mug'])
    const { rows } = bench.engine.outboxRows({
      tab: 'parked',
      search: '',
      offset: 0,
      limit: 9,
    })
    expect(rows[0]).toMatchObject({ productName: 'Mug', state: 'refused' })
    expect(rows[0]?.reason).toMatch(/Shopify refused it: .*price/i)
    expect(bench.engine.overview().badges).toMatchObject({ syncError: 1, synced: 1 })
  })

  test('A4: a revoked token stops the queue as a whole, keeps every decision, and goes on afterwards', async () => {
    await decideAmsChange({ mug: 'Big Mug', bowl: 'Big Bowl' })
    await bench.control('token', { token: 'shpat_other' })
    const state = await bench.pushState()
    await bench.engine.runs.idle()
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'store-unauthorized' } })
    expect(bench.engine.overview().outbox).toMatchObject({ toShopify: 2, parked: 0, unknown: 0 })
    expect(await applied()).toBe(0)
    await bench.control('token', { token: 'shpat_engine_test' })
    expect(await bench.push()).toMatchObject({ sent: 2 })
  })

  test('a store in trouble (500) changes nothing here and nothing there', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await bench.control('faults', { rules: [{ count: 50, effect: { kind: 'http', status: 500 } }] })
    const state = await bench.pushState()
    await bench.engine.runs.idle()
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'store-error' } })
    expect(bench.engine.overview().outbox.toShopify).toBe(1)
    expect(titles()).toEqual(['Bowl', 'Mug'])
  })

  test('A5: a storm of THROTTLED answers delays a push and loses nothing', async () => {
    await decideAmsChange({ mug: 'Big Mug', bowl: 'Big Bowl' })
    await bench.control('faults', { rules: [{ count: 2, effect: { kind: 'throttled' } }] })
    expect(await bench.push()).toMatchObject({ sent: 2, parked: 0 })
  })

  test('P1: a crash in the middle of a push loses no decision and sends nothing twice', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await fault('productUpdate', { kind: 'slow', delayMs: 700, when: 'after' })
    bench.engine.runs.startPush({ confirmed: {} })
    await expect.poll(() => applied()).toBe(1)
    bench.restart()
    expect(bench.engine.overview().outbox).toMatchObject({ unknown: 1, toShopify: 0 })
    expect(await bench.push()).toMatchObject({ alreadyThere: 1, mutations: 0 })
    expect(titles()).toEqual(['Big Mug', 'Bowl'])
    expect(await applied()).toBe(1)
  })

  test('P2: what was being sent when engine after engine died is set aside, and hinders nothing else', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await fault('productUpdate', { kind: 'slow', delayMs: 700, when: 'after' })
    bench.engine.runs.startPush({ confirmed: {} })
    await expect.poll(() => applied()).toBe(1)
    bench.restart({ isCautious: true })
    expect(bench.engine.overview().outbox).toMatchObject({ parked: 1, unknown: 0, toShopify: 0 })
    const list = { tab: 'parked', search: '', offset: 0, limit: 9 } as const
    const [parked] = bench.engine.outboxRows(list).rows
    expect(parked?.reason).toContain('Concord’s engine stopped several times')

    await bench.importCsv(catalog({ mug: 'Big Mug', bowl: 'Big Bowl' }))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(await bench.push()).toMatchObject({ sent: 1, alreadyThere: 0 })
    expect(titles()).toEqual(['Big Bowl', 'Big Mug'])
    expect(await applied()).toBe(2)
  })

  test('a canceled run leaves the earlier comparison', async () => {
    await bench.importCsv(catalog({ mug: 'Big Mug' }))
    await fault('ProductsPage', { kind: 'slow', delayMs: 400, when: 'before' })
    const ended = bench.syncState()
    await new Promise((later) => setTimeout(later, 150))
    bench.engine.runs.cancelSync()
    expect(await ended).toMatchObject({ kind: 'canceled' })
    await bench.engine.runs.idle()
    expect(bench.store.comparison.counts()).toMatchObject({ inAgreement: 2, differs: 0 })
  })

  test('A1: an HTML page in place of data is no data', async () => {
    await fault('ProductsPage', { kind: 'html' }, 9)
    const state = await bench.syncState()
    await bench.engine.runs.idle()
    expect(state).toMatchObject({ kind: 'failed', error: { code: 'store-behind-page' } })
    expect(bench.store.comparison.counts()).toMatchObject({ inAgreement: 2 })
  })
})

describe('a large shop, read by one export', () => {
  test('an export that is cut short marks nothing as missing and says so; the next one is complete', async () => {
    const bench = await openBench({
      kind: 'generated',
      products: 300,
      variantsPerProduct: 2,
      seed: 7,
    })
    try {
      await bench.importCsv(catalog())
      const first = await bench.sync()
      expect(first).toMatchObject({ shopifyProducts: 300, onlyShopify: 300, mutationsSent: 0 })
      await bench.control('faults', {
        rules: [{ operation: 'bulk-result', effect: { kind: 'cut' } }],
      })
      const state = await bench.syncState()
      await bench.engine.runs.idle()
      expect(state).toMatchObject({ kind: 'failed', error: { code: 'read-incomplete' } })
      expect(bench.store.shop.count()).toBe(300)
      expect(bench.store.comparison.counts()).toMatchObject({ onlyShopify: 300 })
      expect(await bench.sync()).toMatchObject({ shopifyProducts: 300 })
    } finally {
      await bench.close()
    }
  })

  test('where bulk operations are denied the catalog is read by pages, completely', async () => {
    const bench = await openBench({
      kind: 'generated',
      products: 260,
      variantsPerProduct: 3,
      seed: 3,
    })
    try {
      await bench.importCsv(catalog())
      await bench.control('bulk', { access: 'denied' })
      expect(await bench.sync()).toMatchObject({ shopifyProducts: 260, onlyShopify: 260 })
    } finally {
      await bench.close()
    }
  })
})
