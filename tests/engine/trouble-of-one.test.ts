import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manyInAms, manyInShop } from './support/many-products'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price,on_hand\r\n'
const row = (n: number, name: string, price: string, onHand: number): string =>
  `${n},${name},Fernhill,active,Draft,${n}-1,SKU-${n},${price},${onHand}\r\n`

/** Where one kind of request or one product is refused, everything else goes on (invariant O12). */
describe('trouble with one kind of request or one product', () => {
  let bench: TestBench

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(HEADER + row(1, 'Mug', '12.00', 3) + row(2, 'Bowl', '30.00', 5))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    for (const variant of bench.simulator.store.variants.values()) {
      await bench.control('edit', {
        edits: [{ kind: 'variant', variant: variant.sku ?? '', set: { tracked: true } }],
      })
    }
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.sync()
  })
  afterEach(() => bench.close())

  async function decide(csv: string): Promise<void> {
    await bench.importCsv(HEADER + csv)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  }
  const faults = (...rules: object[]): Promise<unknown> => bench.control('faults', { rules })
  const products = () => [...bench.simulator.store.products.values()]
  const titles = (): string[] => products().map(({ title }) => title)
  const idOf = (title: string): string =>
    `gid://shopify/Product/${products().find((product) => product.title === title)?.id ?? ''}`
  const parked = () =>
    bench.engine.outboxRows({ tab: 'parked', search: '', offset: 0, limit: 50 }).rows

  test('what is not allowed although the look was good is parked with its name, and the rest is sent', async () => {
    await decide(row(1, 'Mug', '14.00', 9) + row(2, 'Bowl', '33.00', 5))
    await bench.control('reset-log', {})
    // The look before a push finds every scope; this one goes right after it.
    await faults({ operation: 'Products', effect: { kind: 'slow', when: 'after', delayMs: 1_500 } })
    const pushing = bench.push()
    await expect.poll(() => bench.simulator.requests().length).toBeGreaterThan(0)
    await bench.control('scopes', {
      scopes: ['read_products', 'write_products', 'read_inventory', 'read_locations'],
    })
    const summary = await pushing
    expect(parked()).toMatchObject([{ productName: 'Mug', willBe: '9' }])
    expect(parked()[0]?.reason).toMatch(/write_inventory.*Grant the missing scope/)
    expect(summary).toMatchObject({ sent: 2, parked: 1 })
  })

  test('a scope that is missing before a push has everything wait', async () => {
    await decide(row(1, 'Mug', '14.00', 9) + row(2, 'Bowl', '33.00', 5))
    await bench.control('scopes', {
      scopes: ['read_products', 'write_products', 'read_inventory', 'read_locations'],
    })
    expect(await bench.pushState()).toMatchObject({
      kind: 'failed',
      error: { code: 'scopes-missing', message: expect.stringContaining('write_inventory') },
    })
    expect(parked()).toEqual([])
  })

  test('a product that Shopify can not read out is parked once the store has answered; the others go on', async () => {
    await decide(row(1, 'Big Mug', '12.00', 3) + row(2, 'Big Bowl', '30.00', 5))
    const mentions = idOf('Mug')
    await faults(
      { operation: 'Products', count: null, mentions, effect: { kind: 'internal' } },
      { operation: 'Product', count: null, mentions, effect: { kind: 'internal' } },
    )
    expect(await bench.push()).toMatchObject({ sent: 1, parked: 1 })
    expect(titles().sort()).toEqual(['Big Bowl', 'Mug'])
    expect(parked()[0]?.reason).toMatch(/error of its own.*the store answers/)
    expect(bench.engine.overview().reach).toMatchObject({ kind: 'online' })
  })

  test('a store that does not answer when it is asked ends the push, and everything waits', async () => {
    await decide(row(1, 'Big Mug', '12.00', 3) + row(2, 'Big Bowl', '30.00', 5))
    const effect = { kind: 'http', status: 500 }
    await faults(
      { operation: 'Products', count: null, effect },
      { operation: 'Product', count: null, effect },
      { operation: 'ShopFacts', skip: 1, count: null, effect },
    )
    expect(await bench.pushState()).toMatchObject({
      kind: 'failed',
      error: { code: 'store-error' },
    })
    await bench.engine.runs.idle()
    expect(bench.engine.overview().outbox).toMatchObject({ toShopify: 2, parked: 0, unknown: 0 })
  })

  describe('and creations', () => {
    beforeEach(() =>
      decide(row(1, 'Mug', '14.00', 3) + row(2, 'Bowl', '33.00', 5) + row(3, 'Vase', '20.00', 1)),
    )

    test('wait where a day makes no more variants, while prices are sent', async () => {
      await faults({
        operation: 'productSet',
        count: null,
        effect: { kind: 'http', status: 429 },
      })
      expect(await bench.push()).toMatchObject({ sent: 2, created: 0, parked: 1 })
      expect(parked()).toMatchObject([{ productName: 'Vase' }])
      expect(parked()[0]?.reason).toMatch(/no more new variants.*try again tomorrow/)
    })

    test('wait where the field for the AMS id can not be made, while prices are sent', async () => {
      bench.restart()
      await faults({
        operation: 'metafieldDefinitionCreate',
        count: null,
        effect: { kind: 'internal' },
      })
      expect(await bench.push()).toMatchObject({ sent: 2, created: 0, parked: 1 })
      expect(parked()).toMatchObject([{ productName: 'Vase' }])
    })
  })
})

test('one product that can not be read holds no bulk change back for the others', async () => {
  const bench = await openBench(manyInShop(12), { bulkFrom: 5 })
  try {
    await bench.importCsv(manyInAms(12, (n) => ({ name: `Dish ${n}` })))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    const rule = {
      count: null,
      mentions: 'gid://shopify/Product/8000003',
      effect: { kind: 'internal' },
    }
    await bench.control('faults', {
      rules: [
        { operation: 'Products', ...rule },
        { operation: 'Product', ...rule },
      ],
    })
    expect(await bench.push()).toMatchObject({ sent: 11, parked: 1 })
  } finally {
    await bench.close()
  }
})
