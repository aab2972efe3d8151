import type { HistoryKind } from '@shared/contract/history'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,description,vendor,category,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n'

function catalog({ mug = 'Mug', price = '12.00', bowl = 'Bowl' } = {}): string {
  return `${HEADER}1,${mug},<p>Thrown</p>,Fernhill,Mugs,active,Draft,Size,1-1,MUG-S,${price},Small\r\n2,${bowl},<p>Turned</p>,Fernhill,Bowls,active,Draft,,2-1,BOWL,30.00,\r\n`
}

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
  await bench.importCsv(catalog(changes), 'autumn.csv')
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
}

/** Somebody else renames the mug in Shopify's admin. */
async function renameInShopify(title: string): Promise<void> {
  await bench.control('edit', {
    edits: [{ kind: 'product', product: 'mug', set: { title } }],
  })
}

const history = (kinds: HistoryKind[]) =>
  bench.store.screens.productHistory({ amsProductId: '1', kinds, offset: 0, limit: 50 }).rows
const newestRun = () => {
  const list = { kinds: [], withQuiet: false, offset: 0, limit: 1 }
  const [newest] = bench.store.screens.runList(list).rows
  if (!newest) throw new Error('Nothing ran')
  return newest
}
const entriesOf = (run: number, reason: string | null = null) =>
  bench.store.screens.runEntries({ run, endings: [], reason, offset: 0, limit: 50 }).rows

describe('after a push', () => {
  test("the product's history names each change with the request id of Shopify's own answer", async () => {
    await decideAmsChange({ mug: 'Big Mug', price: '14.00' })
    await bench.push()
    const rows = history(['push'])
    const [price, name, created] = ['retail-price', 'name', null].map((field) =>
      rows.find((row) => row.field === field),
    )
    expect(price).toMatchObject({ action: 'changed', before: '12.00', after: '14.00' })
    expect(name).toMatchObject({ action: 'changed', before: 'Mug', after: 'Big Mug' })
    expect(created).toMatchObject({ action: 'created', note: '' })
    const ids = [price, name, created].map((row) => row?.requestId ?? 'none')
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(bench.requestIds).toContain(id)
    expect(price?.run).toBe(newestRun().run)
    expect(history(['ams'])).toMatchObject([
      { field: 'retail-price', by: { who: 'file', name: bench.amsSource('autumn.csv') } },
      { field: 'name', before: 'Mug', after: 'Big Mug' },
    ])
  })

  test('its line counts what it did, and what Shopify charged for it', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    const summary = await bench.push()
    const line = newestRun()
    expect(line).toMatchObject({ kind: 'push', outcome: 'finished', reasons: [], error: null })
    expect(line.push).toEqual(summary)
    expect(summary.sent).toBe(1)
    // A mutation alone is charged 10 points (shopify-admin-api, cost of mutations).
    expect(summary.points).toBeGreaterThanOrEqual(10 * summary.mutations)
    expect(entriesOf(line.run)).toMatchObject([
      { amsProductId: '1', productName: 'Big Mug', ending: 'sent', after: 'Big Mug' },
    ])
  })

  test('what was skipped and what failed stands with its reason, which leads to its products', async () => {
    await decideAmsChange({ mug: 'Big Mug', bowl: 'B'.repeat(300) })
    await renameInShopify('Sold by the staff')
    await bench.push()
    const line = newestRun()
    expect(line.reasons.map(({ ending, count }) => [ending, count])).toEqual([
      ['skipped', 1],
      ['failed', 1],
    ])
    const [skipped, failed] = line.reasons
    expect(skipped?.reason).toMatch(/Shopify changed after you decided/)
    expect(failed?.reason).toMatch(/Shopify refused it/)
    expect(entriesOf(line.run, failed?.reason)).toMatchObject([
      { amsProductId: '2', ending: 'parked', field: 'name' },
    ])
    const refused = entriesOf(line.run, failed?.reason)[0]
    expect(bench.requestIds).toContain(refused?.requestId)
    // Tried again and carried out by a later push, it is still what this one left behind.
    bench.engine.review.tryAgain({ id: refused?.entryId ?? 0 })
    await bench.push()
    expect(entriesOf(line.run, failed?.reason)).toHaveLength(1)
    expect(newestRun().run).not.toBe(line.run)
  })

  test('a push that the network ended keeps why', async () => {
    await decideAmsChange({ mug: 'Big Mug' })
    await bench.control('faults', {
      rules: [{ operation: null, count: 50, effect: { kind: 'reset', when: 'before' } }],
    })
    expect(await bench.pushState()).toMatchObject({ kind: 'failed' })
    await bench.engine.runs.idle()
    expect(newestRun()).toMatchObject({
      outcome: 'failed',
      error: { code: 'store-unreachable', message: expect.any(String) },
      push: { sent: 0 },
    })
  })
})

describe('the list of runs', () => {
  test('has every sync and push, newest first, without the automatic reads that found nothing', async () => {
    await bench.sync({ mode: 'changes' })
    await renameInShopify('Renamed')
    await bench.sync({ mode: 'changes' })
    const list = { kinds: [], offset: 0, limit: 20 }
    const shown = bench.store.screens.runList({ ...list, withQuiet: false })
    expect(shown.rows.map(({ kind, sync }) => sync?.mode ?? kind)).toEqual([
      'changes',
      'full',
      'push',
      'full',
    ])
    expect(shown).toMatchObject({ total: 4, quiet: 1 })
    expect(bench.store.screens.runList({ ...list, withQuiet: true }).total).toBe(5)
    expect(bench.store.screens.runList({ ...list, kinds: ['push'], withQuiet: true }).total).toBe(1)
    expect(history(['shopify'])).toMatchObject([
      { action: 'seen', field: 'name', before: 'Mug', after: 'Renamed' },
    ])
  })
})
