import { compareFilterSchema, type DifferenceRow } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n'
const line = (id: string, sku: string, value: string): string =>
  `1,Mug,Fernhill,active,Draft,Size,${id},${sku},12.00,${value}\r\n`
const CATALOG = `${HEADER}${line('1-1', 'MUG-S', 'Small')}${line('1-2', 'MUG-L', 'Large')}`

let bench: TestBench
beforeEach(async () => {
  bench = await openBench({ kind: 'empty' })
  await bench.importCsv(CATALOG)
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  await bench.push()
  for (const [sku, value] of [
    ['MUG-X', 'Extra'],
    ['MUG-Y', 'Yet another'],
  ] as const) {
    const variant = { optionValues: [value], sku, price: '14.50', tracked: true, available: 3 }
    await edit({ kind: 'add-variant', product: productGid(), variant })
  }
  await bench.sync()
})
afterEach(() => bench.close())

function storeProduct() {
  const [found] = [...bench.simulator.store.products.values()]
  if (!found) throw new Error('The store has no product')
  return found
}
const productGid = (): string => `gid://shopify/Product/${storeProduct().id}`
const skus = (): (string | null)[] => storeProduct().variants.map(({ sku }) => sku)
const edit = (one: object): Promise<unknown> => bench.control('edit', { edits: [one] })
const rows = (): DifferenceRow[] =>
  bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows
const rowOf = (sku: string): DifferenceRow => {
  const row = rows().find((candidate) => candidate.kind === 'variant' && candidate.sku === sku)
  if (!row) throw new Error(`No row about ${sku}`)
  return row
}
function decide(sku: string, choice: 'ours' | 'theirs' | 'skip'): void {
  expect(bench.engine.review.decide({ keys: [rowOf(sku).key], choice }).decided).toBe(1)
}
async function pushConfirmed(deletion: number) {
  const state = await bench.pushState({ confirmed: { deletion } })
  await bench.engine.runs.idle()
  if (state.kind !== 'finished') throw new Error(JSON.stringify(state))
  return state.summary
}

describe('a variant that only Shopify has', () => {
  test('may be kept, taken or deleted; deleting is never suggested, and nothing decides it for many', async () => {
    expect(rowOf('MUG-X')).toMatchObject({ choices: ['ours', 'theirs'], suggestion: 'theirs' })
    const preview = bench.engine.review.previewAcceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(preview.accepted).toBe(0)
    expect(bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' }).decided).toBe(0)
    const { decided } = bench.engine.rules.save({
      name: 'AMS always',
      filter: EVERYTHING,
      choice: 'ours',
      enabled: true,
    })
    expect(decided).toBe(0)
    decide('MUG-X', 'skip')
    expect(await bench.push()).toMatchObject({ sent: 0, mutations: 0 })
    expect(skus()).toContain('MUG-X')
  })

  test('is listed by product, SKU, price and stock, needs its figure typed, and is deleted alone', async () => {
    decide('MUG-X', 'ours')
    const preview = bench.engine.review.previewPush()
    expect(preview.deletions).toEqual([
      {
        entry: expect.any(Number),
        side: 'shopify',
        productName: 'Mug',
        sku: 'MUG-X',
        variantLabel: 'Extra',
        price: '14.50',
        stock: 3,
      },
    ])
    expect(preview.brakes).toMatchObject([{ kind: 'deletion', count: 1 }])
    expect(preview.notUndoable).toEqual([
      expect.stringContaining('1 variant is deleted in Shopify'),
    ])
    expect(preview.calls.map(({ call }) => call)).toContain('productVariantsBulkDelete')
    for (const confirmed of [{}, { deletion: 2 }]) {
      expect(() => bench.engine.runs.startPush({ confirmed })).toThrow(/can't be undone/)
    }
    expect(skus()).toEqual(['MUG-S', 'MUG-L', 'MUG-X', 'MUG-Y'])

    expect(await pushConfirmed(1)).toMatchObject({ sent: 1, returned: 0, mutations: 1 })
    expect(skus()).toEqual(['MUG-S', 'MUG-L', 'MUG-Y'])
    expect(rows().map(({ sku }) => sku)).toEqual(['MUG-Y'])
    const [push] = bench.engine.pushes.list({ offset: 0, limit: 1 }).rows
    const rollBack = bench.engine.pushes.preview({ run: push?.run ?? 0 })
    expect(rollBack.notUndoable).toEqual([expect.stringContaining('was deleted in Shopify')])
  })

  test.each<[string, object]>([
    ['price', { kind: 'variant', variant: 'MUG-X', set: { price: '15.00' } }],
    ['SKU', { kind: 'variant', variant: 'MUG-X', set: { sku: 'MUG-X2' } }],
    ['stock', { kind: 'sell', variant: 'MUG-X', quantity: 1 }],
    ['option value', { kind: 'option', product: '', option: 'Size', values: { Extra: 'More' } }],
  ])('comes back when its %s changed since it was listed', async (_, change) => {
    decide('MUG-X', 'ours')
    await edit('product' in change ? { ...change, product: productGid() } : change)
    expect(await pushConfirmed(1)).toMatchObject({ returned: 1, sent: 0, mutations: 0 })
    expect(storeProduct().variants).toHaveLength(4)
    const row = rows().find(({ decisionState }) => decisionState === 'returned')
    expect(row?.note).toContain('changed in Shopify after it was listed')
  })

  test('stays when it is the last one, or when all of a product would go', async () => {
    await bench.importCsv(
      `${HEADER}${line('1-8', 'MUG-OLD', 'Old')}${line('1-9', 'MUG-NEW', 'New')}`,
    )
    await bench.sync()
    for (const sku of ['MUG-S', 'MUG-L', 'MUG-X', 'MUG-Y']) decide(sku, 'ours')
    expect(await pushConfirmed(4)).toMatchObject({ returned: 4, sent: 0, mutations: 0 })
    expect(storeProduct().variants).toHaveLength(4)
    for (const sku of ['MUG-S', 'MUG-L', 'MUG-X']) decide(sku, 'ours')
    expect(await pushConfirmed(3)).toMatchObject({ sent: 3 })
    expect(skus()).toEqual(['MUG-Y'])
    expect(rowOf('MUG-Y').choices).toEqual(['theirs'])
  })

  test('that was decided while a push runs waits for the next list', async () => {
    decide('MUG-X', 'ours')
    const ended = bench.pushState({ confirmed: { deletion: 1 } })
    decide('MUG-Y', 'ours')
    await ended
    await bench.engine.runs.idle()
    expect(skus()).toEqual(['MUG-S', 'MUG-L', 'MUG-Y'])
    expect(bench.engine.review.previewPush().deletions.map(({ sku }) => sku)).toEqual(['MUG-Y'])
    expect(await pushConfirmed(1)).toMatchObject({ sent: 1 })
    expect(skus()).toEqual(['MUG-S', 'MUG-L'])
  })

  test('is deleted once when the answer is lost: it is read back', async () => {
    decide('MUG-X', 'ours')
    await bench.control('faults', {
      rules: [{ operation: 'DeleteVariants', count: 1, effect: { kind: 'reset', when: 'after' } }],
    })
    expect(await pushConfirmed(1)).toMatchObject({ alreadyThere: 1, parked: 0, mutations: 1 })
    expect(skus()).toEqual(['MUG-S', 'MUG-L', 'MUG-Y'])
  })

  test('is taken into AMS as before, with nothing deleted', async () => {
    decide('MUG-X', 'theirs')
    expect(bench.engine.review.previewPush()).toMatchObject({ deletions: [], brakes: [] })
    expect(await bench.push()).toMatchObject({ takenIntoAms: 1, mutations: 0 })
    expect(bench.store.ams.product('1')?.variants.map(({ sku }) => sku)).toContain('MUG-X')
  })
})

describe('a variant that only AMS has', () => {
  const MORE = `${CATALOG}${line('1-3', 'MUG-T', 'Tall')}`

  test('is removed from AMS after its list was confirmed, and stays away while the file says nothing new', async () => {
    await bench.importCsv(MORE)
    await bench.sync()
    expect(rowOf('MUG-T')).toMatchObject({ choices: ['ours', 'theirs'], suggestion: 'ours' })
    decide('MUG-T', 'theirs')
    expect(bench.engine.review.previewPush()).toMatchObject({
      deletions: [{ side: 'ams', sku: 'MUG-T', price: '12.00' }],
      brakes: [{ kind: 'deletion', count: 1 }],
    })
    expect(() => bench.engine.runs.startPush({ confirmed: {} })).toThrow(/can't be undone/)
    expect(await pushConfirmed(1)).toMatchObject({ takenIntoAms: 1, mutations: 0 })
    const inAms = () => bench.store.ams.product('1')?.variants.map(({ sku }) => sku)
    expect(inAms()).toEqual(['MUG-S', 'MUG-L'])
    await bench.importCsv(MORE)
    expect(inAms()).toEqual(['MUG-S', 'MUG-L'])
    await bench.importCsv(MORE.replace('MUG-T', 'MUG-TALL'))
    expect(inAms()).toEqual(['MUG-S', 'MUG-L', 'MUG-TALL'])
  })
})

describe('a variant that is made in Shopify', () => {
  const COUNTED = HEADER.replace('option1_value', 'option1_value,on_hand')
  const row = (id: string, sku: string, value: string, price: string, onHand: string): string =>
    `1,Mug,Fernhill,active,Draft,Size,${id},${sku},${price},${value},${onHand}\r\n`
  const made = (sku: string) => storeProduct().variants.find((variant) => variant.sku === sku)
  const [small, large] = [
    row('1-1', 'MUG-S', 'Small', '12.00', ''),
    row('1-2', 'MUG-L', 'Large', '12.00', ''),
  ]

  test('is counted where AMS counts it, with nothing to sell until its stock is decided', async () => {
    const tall = row('1-3', 'MUG-T', 'Tall', '12.00', '5')
    const wide = row('1-4', 'MUG-W', 'Wide', '12.00', '')
    await bench.importCsv(COUNTED + small + large + tall + wide)
    await bench.sync()
    decide('MUG-T', 'ours')
    decide('MUG-W', 'ours')
    await bench.push()
    const home = bench.simulator.store.primaryLocation.id
    expect(made('MUG-T')?.tracked).toBe(true)
    expect(made('MUG-T')?.levelAt(home)?.available).toBe(0)
    expect(made('MUG-W')?.tracked).toBe(false)
    const stock = rows().filter(({ field }) => field === 'stock')
    expect(stock).toMatchObject([{ sku: 'MUG-T', ours: '5', theirs: '0' }])
    await bench.sync()
    expect(rows().filter(({ field }) => field === 'stock')).toHaveLength(1)
  })

  test('is stocked at the location of this store, and nowhere else', async () => {
    await edit({ kind: 'add-location', name: 'Annex' })
    const annex = bench.simulator.store.locations.at(-1)?.id ?? 0
    bench.store.runs.setSetting('stock-location', `gid://shopify/Location/${annex}`)
    await bench.importCsv(COUNTED + small + large + row('1-3', 'MUG-T', 'Tall', '12.00', '5'))
    await bench.sync()
    decide('MUG-T', 'ours')
    await bench.push()
    expect(made('MUG-T')?.levelAt(annex)?.available).toBe(0)
    expect(rows().filter(({ field }) => field === 'stock')).toMatchObject([
      { sku: 'MUG-T', ours: '5', theirs: '0' },
    ])
  })

  test('needs a price', async () => {
    await bench.importCsv(COUNTED + small + large + row('1-3', 'MUG-T', 'Tall', '', '5'))
    await bench.sync()
    expect(rowOf('MUG-T')).toMatchObject({
      choices: ['theirs'],
      note: expect.stringContaining('no price'),
    })
  })
})
