import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n'
type Product = { name?: string; vendor?: string; price?: string; size?: string; status?: string }
const COUNT = 30
const row = (id: number, change: Product = {}): string => {
  const { name = `Product ${id}`, vendor = 'Fernhill', price = '10.00' } = change
  const { size = 'Small', status = 'active' } = change
  return `${id},${name},${vendor},${status},Draft,Size,${id}-1,SKU-${id},${price},${size}\r\n`
}
const catalog = (change: (id: number) => Product = () => ({}), count = COUNT): string =>
  HEADER + Array.from({ length: count }, (_, index) => row(index + 1, change(index + 1))).join('')

describe('automatic push over a store that both sides agree on', () => {
  let bench: TestBench
  const shown = (id: number) => {
    const product = [...bench.simulator.store.products.values()].find(
      ({ variants }) => variants[0]?.sku === `SKU-${id}`,
    )
    return { title: product?.title, vendor: product?.vendor, price: product?.variants[0]?.price }
  }
  const applied = (): number => bench.simulator.mutationsApplied().length
  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 200 }).rows
  const edit = (...edits: object[]): Promise<unknown> => bench.control('edit', { edits })
  const switchOn = async (): Promise<void> => {
    bench.engine.settings.set({ automaticPush: true })
    await bench.engine.runs.idle()
  }

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(catalog())
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.sync()
    await bench.control('reset-log', {})
  })
  afterEach(() => bench.close())

  test('is off at first, and then sends nothing', async () => {
    await bench.importCsv(catalog((id) => (id === 1 ? { vendor: 'Oak' } : {})))
    expect(await bench.sync()).toMatchObject({ decidedAutomatically: 0 })
    expect(bench.engine.settings.get()).toMatchObject({ automaticPush: false })
    expect(applied()).toBe(0)
  })

  test('what only AMS changed is decided and pushed after each sync, and listed', async () => {
    await switchOn()
    await bench.importCsv(catalog((id) => (id === 1 ? { vendor: 'Oak', price: '11.00' } : {})))
    expect(await bench.sync()).toMatchObject({ decidedAutomatically: 2, mutationsSent: 0 })
    expect(shown(1)).toMatchObject({ vendor: 'Oak', price: '11.00' })
    const { automaticPushRule } = bench.engine.settings.get()
    expect(automaticPushRule.decided).toBe(2)
    expect(
      bench.engine.rules.decidedBy({ id: automaticPushRule.id, offset: 0, limit: 9 }),
    ).toMatchObject({ total: 2, rows: [{ state: 'carried out' }, { state: 'carried out' }] })
    expect(bench.engine.rules.list()).toEqual([])
    const sent = applied()
    expect(await bench.sync()).toMatchObject({ decidedAutomatically: 0, differs: 0 })
    expect(applied()).toBe(sent)
  })

  test('is switched on for what is open now', async () => {
    await bench.importCsv(catalog((id) => (id === 1 ? { vendor: 'Oak' } : {})))
    await bench.sync()
    await switchOn()
    expect(shown(1)).toMatchObject({ vendor: 'Oak' })
  })

  test('leaves alone what Shopify changed, new products, options, and products taken off sale', async () => {
    await edit({ kind: 'product', product: 'product-4', set: { status: 'ACTIVE' } })
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'theirs' })
    await bench.push()
    await switchOn()
    await bench.control('reset-log', {})
    await edit(
      { kind: 'product', product: 'product-1', set: { vendor: 'Theirs' } },
      { kind: 'product', product: 'product-2', set: { title: 'Theirs' } },
    )
    const change = (id: number): Product => {
      if (id === 1) return { vendor: 'Ours' }
      if (id === 3) return { size: 'Large' }
      return id === 4 ? { status: 'inactive' } : {}
    }
    await bench.importCsv(catalog(change, COUNT + 1))
    expect(await bench.sync()).toMatchObject({ decidedAutomatically: 0 })
    expect(applied()).toBe(0)
    expect(rows().map(({ field, changedBy, choice }) => [field, changedBy, choice])).toEqual(
      expect.arrayContaining([
        ['vendor', 'both', null],
        ['name', 'shopify', null],
        ['option-values', 'ams', null],
        ['status', 'ams', null],
        [null, null, null],
      ]),
    )
  })

  test('sends only its own decisions: what a person decided waits for a person', async () => {
    await edit({ kind: 'product', product: 'product-2', set: { title: 'Theirs' } })
    await bench.importCsv(catalog((id) => (id === 2 ? { name: 'Ours' } : {})))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await switchOn()
    await bench.importCsv(catalog((id) => (id === 2 ? { name: 'Ours', vendor: 'Oak' } : {})))
    await bench.sync()
    expect(shown(2)).toMatchObject({ title: 'Theirs', vendor: 'Oak' })
    expect(bench.engine.overview().outbox).toMatchObject({ toShopify: 1 })
  })

  test('waits at a brake, says so, and goes out when its figure is typed', async () => {
    await switchOn()
    await bench.importCsv(catalog(() => ({ price: '99.00' })))
    expect(await bench.sync()).toMatchObject({ decidedAutomatically: COUNT })
    expect(applied()).toBe(0)
    expect(bench.engine.overview()).toMatchObject({
      outbox: { toShopify: COUNT },
      heldBack: { code: 'brake', message: expect.stringContaining('30 of 30 prices') },
    })
    await bench.pushState({ confirmed: { price: COUNT } })
    await bench.engine.runs.idle()
    expect(shown(7)).toMatchObject({ price: '99.00' })
    expect(bench.engine.overview().heldBack).toBeNull()
  })

  test('what waits at a brake can be undone, and stays open then', async () => {
    await switchOn()
    await bench.importCsv(catalog(() => ({ price: '99.00' })))
    await bench.sync()
    expect(bench.engine.review.undo()).toMatchObject({ label: 'Automatic push', decided: COUNT })
    expect(await bench.sync()).toMatchObject({ decidedAutomatically: 0 })
    expect(applied()).toBe(0)
  })

  test('a value that Shopify changed after the comparison comes back and is not written', async () => {
    await switchOn()
    await bench.importCsv(catalog((id) => (id === 1 ? { vendor: 'Oak' } : {})))
    // The automatic push reads the product; by then somebody has been there.
    await bench.control('faults', {
      rules: [{ operation: 'Products', effect: { kind: 'slow', delayMs: 600, when: 'before' } }],
    })
    const synced = bench.sync()
    await expect.poll(() => bench.engine.runs.push.kind).toBe('running')
    await edit({ kind: 'product', product: 'product-1', set: { vendor: 'Theirs' } })
    await synced
    expect(shown(1)).toMatchObject({ vendor: 'Theirs' })
    expect(bench.engine.overview().outbox).toMatchObject({ returned: 1 })
  })

  test('a store that fails in every push is not pushed to again and again', async () => {
    await switchOn()
    await bench.importCsv(catalog((id) => (id === 1 ? { vendor: 'Oak' } : {})))
    await bench.control('faults', {
      rules: [{ operation: 'Products', count: null, effect: { kind: 'http', status: 500 } }],
    })
    await bench.sync()
    const tried = bench.simulator
      .requests()
      .filter(({ operationName }) => operationName === 'Products')
    await bench.engine.connection.test()
    await bench.sync({ mode: 'changes' })
    const again = bench.simulator
      .requests()
      .filter(({ operationName }) => operationName === 'Products')
    expect(tried.length).toBeGreaterThan(0)
    expect(again.length).toBe(tried.length)
  })
})
