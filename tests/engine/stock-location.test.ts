import { readFileSync } from 'node:fs'
import { compareFilterSchema, type DifferenceRow } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, sampleShop, type TestBench } from './support/open-engine'

let bench: TestBench
const edit = (...edits: object[]): Promise<unknown> => bench.control('edit', { edits })
const rows = (): readonly DifferenceRow[] =>
  bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['stock', 'name'] }),
    offset: 0,
    limit: 500,
  }).rows
const stockRows = () =>
  rows()
    .filter(({ field }) => field === 'stock')
    .map(({ key, ours, theirs }) => ({ key, ours, theirs }))
const decide = (field: 'stock' | 'name'): DifferenceRow => {
  const row = rows().find((one) => one.field === field && one.choices.includes('ours'))
  if (!row) throw new Error(`No ${field} differs`)
  expect(bench.engine.review.decide({ keys: [row.key], choice: 'ours' }).decided).toBe(1)
  return row
}
const waiting = () => bench.store.outbox.allWaiting().map(({ field }) => field)
const home = () => bench.simulator.store.primaryLocation
/** Units of a row's variant at a location; undefined where none is stocked there. */
const unitsAt = ({ sku }: DifferenceRow, location: number): number | undefined =>
  [...bench.simulator.store.variants.values()]
    .find((variant) => variant.sku === sku)
    ?.levelAt(location)?.available
const counts = (bodies: readonly string[]) =>
  bodies.filter((body) => body.includes('"SetQuantities"'))
const outbox = () =>
  bench.engine.outboxRows({ tab: 'parked', offset: 0, limit: 50, search: '' }).rows

beforeEach(async () => {
  bench = await openBench(sampleShop())
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  await bench.sync()
})
afterEach(() => bench.close())

describe('the stock location', () => {
  test('stays the same when the store gets another one that stands first by name', async () => {
    const before = stockRows()
    expect(before.length).toBeGreaterThan(3)
    await edit({ kind: 'add-location', name: 'AAA Annex' })
    bench.restart()
    await bench.sync()
    expect(stockRows()).toEqual(before)
    const row = decide('stock')
    const bodies = await bench.recordBodies(() => bench.push())
    const id = `gid://shopify/Location/${home().id}`
    expect(counts(bodies)).toHaveLength(1)
    expect(counts(bodies)[0]).toContain(`"locationId":"${id}"`)
    expect(unitsAt(row, home().id)).toBe(Number(row.ours))
  })

  test('A10: that is closed is neither read nor written, its decisions wait, and everything else goes on', async () => {
    const stock = decide('stock')
    const name = decide('name')
    const before = stockRows()
    const units = unitsAt(stock, home().id)
    await edit(
      { kind: 'add-location', name: 'AAA Annex' },
      { kind: 'location', location: `gid://shopify/Location/${home().id}`, isActive: false },
    )
    for (const mode of ['full', 'changes'] as const) {
      // Read again, and also where something else of the product moved.
      await edit({
        kind: 'product',
        product: stock.shopifyProductId ?? '',
        set: { vendor: `Somebody ${mode}` },
      })
      const { warnings } = await bench.sync({ mode })
      expect(warnings).toMatchObject([
        { kind: 'stock-unread', message: expect.stringContaining('“Fernhill Studio”') },
      ])
      expect(stockRows()).toEqual(before)
      expect(new Set(waiting())).toEqual(new Set(['name', 'stock']))
    }

    const bodies = await bench.recordBodies(() => bench.push())
    expect(counts(bodies)).toEqual([])
    expect(unitsAt(stock, home().id)).toBe(units)
    expect(waiting()).toEqual([])
    const [parked, ...others] = outbox()
    expect(others).toEqual([])
    expect(parked).toMatchObject({ field: 'stock', state: 'parked' })
    expect(parked?.reason).toContain('not active')
    expect(parked?.reason).toContain('try again')
    expect(stockRows()).toEqual(before)
    const product = Number(name.shopifyProductId?.split('/').at(-1))
    expect(bench.simulator.store.products.get(product)?.title).toBe(name.ours)

    await edit({
      kind: 'location',
      location: `gid://shopify/Location/${home().id}`,
      isActive: true,
    })
    expect((await bench.sync()).warnings).toEqual([])
    bench.engine.review.tryAgain({ id: parked?.id ?? 0 })
    await bench.push()
    expect(unitsAt(stock, home().id)).toBe(Number(stock.ours))
  })
})
