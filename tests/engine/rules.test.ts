import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'
import { pushStock } from './support/stock-bench'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price,on_hand,wholesale_commitments\r\n'
type Product = { name?: string; vendor?: string; price?: string; onHand?: number }
const row = (id: number, { name, vendor = 'Fernhill', price = '10.00', onHand = 8 }: Product) =>
  `${id},${name ?? `Product ${id}`},${vendor},active,Draft,${id}-1,SKU-${id},${price},${onHand},3\r\n`
const catalog = (count: number, change: (id: number) => Product = () => ({})): string =>
  HEADER + Array.from({ length: count }, (_, index) => row(index + 1, change(index + 1))).join('')

describe('rules, policies, skips and brakes over a store that both sides agree on', () => {
  let bench: TestBench
  const COUNT = 30
  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 200 }).rows
  const edit = (...edits: object[]): Promise<unknown> => bench.control('edit', { edits })

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(catalog(COUNT))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await pushStock(bench)
    await bench.sync()
  })
  afterEach(() => bench.close())

  const alwaysAmsVendor = {
    name: 'Vendor: always AMS',
    filter: { ...EVERYTHING, fields: ['vendor' as const] },
    choice: 'ours' as const,
    enabled: true,
  }

  test('a rule decides what is open now and what later runs find, and lists what it decided', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Oak', name: 'New' } : {})))
    await bench.sync()
    expect(bench.engine.rules.save(alwaysAmsVendor)).toMatchObject({ decided: 1 })
    expect(rows()).toMatchObject([
      { field: 'name', choice: null },
      { field: 'vendor', choice: 'ours', decidedByRule: 'Vendor: always AMS' },
    ])
    await edit({ kind: 'product', product: 'product-2', set: { vendor: 'Somebody' } })
    expect(await bench.sync({ mode: 'changes' })).toMatchObject({ decidedByRules: 1 })
    const [rule] = bench.engine.rules.list()
    expect(rule).toMatchObject({ decided: 2, enabled: true })
    expect(bench.engine.rules.decidedBy({ id: rule?.id ?? 0, offset: 0, limit: 10 })).toMatchObject(
      {
        total: 2,
        rows: [
          { productName: 'Product 2', field: 'vendor', theirs: 'Somebody', state: 'waits' },
          { productName: 'New', field: 'vendor', ours: 'Oak', choice: 'ours' },
        ],
      },
    )
  })

  test('what a person took back from a rule stays open until a value changes', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Oak' } : {})))
    await bench.sync()
    bench.engine.rules.save(alwaysAmsVendor)
    expect(bench.engine.review.undo()).toMatchObject({ label: 'Rule: Vendor: always AMS' })
    expect(await bench.sync()).toMatchObject({ decidedByRules: 0 })
    expect(rows()).toMatchObject([{ choice: null }])
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Elm' } : {})))
    expect(await bench.sync()).toMatchObject({ decidedByRules: 1 })
  })

  test('a rule that is removed decides nothing more', async () => {
    bench.engine.rules.save(alwaysAmsVendor)
    const [rule] = bench.engine.rules.list()
    bench.engine.rules.remove({ id: rule?.id ?? 0 })
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Oak' } : {})))
    expect(await bench.sync()).toMatchObject({ decidedByRules: 0 })
    expect(bench.engine.rules.list()).toEqual([])
  })

  test('a policy suggests where both sides changed; "never" does not compare the field at all', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Oak' } : {})))
    await edit({ kind: 'product', product: 'product-1', set: { vendor: 'Somebody' } })
    await bench.sync()
    expect(rows()).toMatchObject([{ changedBy: 'both', suggestion: null, group: 'needs-person' }])
    bench.engine.rules.setPolicy({ field: 'vendor', policy: 'theirs' })
    await bench.engine.runs.idle()
    expect(rows()).toMatchObject([
      { suggestion: 'theirs', suggestedBy: 'policy', group: 'differs' },
    ])
    bench.engine.rules.setPolicy({ field: 'vendor', policy: 'never' })
    await bench.engine.runs.idle()
    expect(rows()).toEqual([])
    bench.engine.rules.setPolicy({ field: 'vendor', policy: 'ask' })
    await bench.engine.runs.idle()
    expect(rows()).toMatchObject([{ changedBy: 'both', suggestion: null }])
  })

  test('a skipped row is left out of every push and comes back when a value changes', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Oak' } : {})))
    await bench.sync()
    const [key = ''] = rows().map((found) => found.key)
    expect(bench.engine.review.decide({ keys: [key], choice: 'skip' })).toMatchObject({
      decided: 1,
    })
    expect(bench.engine.overview().outbox).toMatchObject({ toShopify: 0, toAms: 0 })
    expect(await bench.push()).toMatchObject({ sent: 0, mutations: 0 })
    await bench.sync()
    expect(rows()).toMatchObject([{ decisionState: 'skipped', choice: 'skip' }])
    await edit({ kind: 'product', product: 'product-1', set: { vendor: 'Somebody' } })
    await bench.sync()
    expect(rows()).toMatchObject([{ decisionState: 'returned', choice: null }])
  })

  test('a skip is undone and redone like any decision', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { vendor: 'Oak' } : {})))
    await bench.sync()
    const [key = ''] = rows().map((found) => found.key)
    bench.engine.review.decide({ keys: [key], choice: 'skip' })
    bench.engine.review.undo()
    expect(rows()).toMatchObject([{ decisionState: 'open' }])
    bench.engine.review.redo()
    expect(rows()).toMatchObject([{ decisionState: 'skipped' }])
  })

  test('a mass change of prices is not sent before its figure is typed, and then it is', async () => {
    await bench.importCsv(catalog(COUNT, () => ({ price: '19.00' })))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
    expect(bench.engine.review.previewPush().brakes).toEqual([
      { kind: 'price', count: COUNT, of: COUNT, limitPercent: 25 },
    ])
    await bench.control('reset-log', {})
    expect(() => bench.engine.runs.startPush({ confirmed: {} })).toThrow(/30 of 30 prices/)
    expect(() => bench.engine.runs.startPush({ confirmed: { price: 29 } })).toThrow(
      /30 of 30 prices/,
    )
    expect(await bench.control('counts')).toMatchObject({ mutations: 0 })
    expect(await bench.pushState({ confirmed: { price: 30 } })).toMatchObject({
      kind: 'finished',
      summary: { sent: COUNT },
    })
  })

  test('a renumbering of SKUs is recognised, and no link is lost by it', async () => {
    await bench.importCsv(catalog(COUNT).replaceAll('SKU-', 'NEW-'))
    const summary = await bench.sync()
    expect(summary.warnings).toMatchObject([{ kind: 'mass-sku-change' }])
    expect(summary.warnings[0]?.message).toContain(`${COUNT} of ${COUNT} linked variants`)
    expect(summary).toMatchObject({ differs: COUNT, onlyAms: 0, onlyShopify: 0 })
  })

  test('prices agreed in one currency are not sent to a shop that sells in another now', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { price: '19.00' } : {})))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('shop', { currencyCode: 'EUR' })
    expect((await bench.sync()).warnings).toMatchObject([{ kind: 'currency-changed' }])
    expect(() => bench.engine.runs.startPush({ confirmed: {} })).toThrow(/sells in EUR/)
  })

  test('nor is a product made there with them', async () => {
    await bench.importCsv(catalog(COUNT + 1))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('shop', { currencyCode: 'EUR' })
    await bench.sync()
    expect(() => bench.engine.runs.startPush({ confirmed: {} })).toThrow(
      '1 decision with prices waits in USD, but the shop sells in EUR now.',
    )
  })

  test('nor are they where the push itself is the first to find the other currency', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { price: '19.00' } : {})))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('shop', { currencyCode: 'EUR' })
    expect(await bench.pushState()).toMatchObject({
      kind: 'failed',
      summary: { mutations: 0 },
      error: { code: 'currency-changed' },
    })
    expect(bench.store.outbox.waitingCount()).toBe(1)
  })

  test('nor by a push by itself, which keeps what was asked for and says why', async () => {
    await bench.importCsv(catalog(COUNT, (id) => (id === 1 ? { price: '19.00' } : {})))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('shop', { currencyCode: 'EUR' })
    bench.engine.byItself.whenOnline({ wanted: true })
    await bench.engine.runs.idle()
    expect(bench.engine.overview()).toMatchObject({
      push: { kind: 'failed', error: { code: 'currency-changed' } },
      heldBack: { code: 'currency-changed' },
    })
    expect(bench.store.screens.outboxWaiting()).toMatchObject({ asked: 1 })
  })
})
