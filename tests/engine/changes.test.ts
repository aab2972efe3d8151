import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER = 'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price\r\n'
const row = (id: number, name: string): string =>
  `${id},${name},Fernhill,active,Draft,${id}-1,SKU-${id},10.00\r\n`
const NAMES = [
  'Mug',
  'Bowl',
  'Cup',
  'Vase',
  'Jar',
  'Plate',
  'Tray',
  'Lamp',
  'Box',
  'Pot',
  'Jug',
  'Urn',
]
const CATALOG = HEADER + NAMES.map((name, index) => row(index + 1, name)).join('')

describe('a store that both sides agree on, read again', () => {
  let bench: TestBench
  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows
  const edit = (...edits: object[]): Promise<unknown> => bench.control('edit', { edits })

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(CATALOG)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.sync()
  })
  afterEach(() => bench.close())

  test('a full read of what did not move compares nothing', async () => {
    expect(await bench.sync()).toMatchObject({ compared: 0, inAgreement: 12, mutationsSent: 0 })
  })

  test('changes only: what somebody changed in Shopify is read and compared, and nothing else', async () => {
    await edit({ kind: 'product', product: 'mug', set: { title: 'Mug, large' } })
    expect(await bench.sync({ mode: 'changes' })).toMatchObject({
      mode: 'changes',
      compared: 1,
      differs: 1,
      inAgreement: 11,
      shopifyProducts: 12,
    })
    expect(rows()).toMatchObject([{ field: 'name', theirs: 'Mug, large', changedBy: 'shopify' }])
  })

  test('changes only: what AMS changed is compared with it', async () => {
    await bench.importCsv(CATALOG.replace('Bowl', 'Oak bowl'))
    expect(await bench.sync({ mode: 'changes' })).toMatchObject({ compared: 1, differs: 1 })
  })

  test('comparing alone reads nothing, so it works without a network', async () => {
    await bench.importCsv(CATALOG.replace('Bowl', 'Oak bowl'))
    await bench.control('reset-log', {})
    await bench.control('shop', { state: 'frozen' })
    expect(await bench.sync({ mode: 'compare' })).toMatchObject({ compared: 1, differs: 1 })
    expect(await bench.control('log')).toMatchObject({ requests: [] })
  })

  test.each(['full', 'changes'] as const)(
    'A10: a product deleted in Shopify is a broken link after a read of mode %s, on two signs',
    async (mode) => {
      await edit({ kind: 'delete-product', product: 'cup' })
      await bench.sync({ mode })
      expect(rows()).toMatchObject([
        { productName: 'Cup', kind: 'broken-link', matchResult: 'broken-link', choices: [] },
      ])
      expect(bench.store.screens.productDetail('3')?.badge).not.toBe('synced')
      // A look-up by id is the second sign; without it nothing is called deleted.
      const log = JSON.stringify(await bench.control('log'))
      expect(log).toContain('ExistingProducts')
    },
  )

  test('a product made anew in Shopify is found by the next read of what changed', async () => {
    await edit({
      kind: 'add-product',
      product: { title: 'Stool', vendor: 'Oak', productType: 'Stools', status: 'DRAFT' },
      variants: [{ sku: 'STOOL', price: '54.00' }],
    })
    expect(await bench.sync({ mode: 'changes' })).toMatchObject({ onlyShopify: 1 })
  })

  test('a store with less than half of its products is refused with both numbers, unless it is so', async () => {
    const gone = ['mug', 'bowl', 'cup', 'vase', 'jar', 'plate', 'tray']
    await edit(...gone.map((product) => ({ kind: 'delete-product', product })))
    const state = await bench.syncState()
    await bench.engine.runs.idle()
    expect(state).toMatchObject({
      kind: 'failed',
      error: { code: 'read-shrunken', details: { before: '12', now: '5' } },
    })
    expect(bench.store.shop.count()).toBe(12)
    expect(rows()).toEqual([])
    expect(await bench.sync({ allowShrunken: true })).toMatchObject({
      shopifyProducts: 5,
      needsPerson: 7,
    })
  })

  test('a run that is canceled goes on from where it was', async () => {
    await edit({ kind: 'product', product: 'mug', set: { title: 'Mug, large' } })
    await bench.control('faults', {
      rules: [
        {
          operation: 'ProductsCount',
          count: 1,
          effect: { kind: 'slow', delayMs: 300, when: 'before' },
        },
      ],
    })
    const ended = bench.syncState()
    setTimeout(() => bench.engine.runs.cancelSync(), 100)
    expect(await ended).toMatchObject({ kind: 'canceled' })
    await bench.engine.runs.idle()
    expect(rows()).toEqual([])
    expect(await bench.sync()).toMatchObject({ compared: 1, differs: 1 })
  })
})
