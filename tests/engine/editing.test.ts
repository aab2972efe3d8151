import { readFileSync } from 'node:fs'
import type { WantedChange } from '@shared/contract/editing'
import type { ProductSelection } from '@shared/contract/products'
import { compareFilterSchema } from '@shared/contract/review'
import { expect, onTestFinished, test } from 'vitest'
import { testOfFiles } from './support/ams-by'
import { openBench, sampleShop } from './support/open-engine'

const SAMPLE = readFileSync('resources/sample/ams-catalog.csv', 'utf8')

async function comparedSample() {
  const bench = await openBench(sampleShop())
  onTestFinished(() => bench.close())
  await bench.importCsv(SAMPLE)
  await bench.sync()
  // Every edit is looked at as it was last read: nobody is asked.
  bench.hasNetwork = false
  return bench
}

type Bench = Awaited<ReturnType<typeof comparedSample>>

function productOf({ store }: Bench, badge: 'synced' | 'not-linked') {
  const { rows } = store.screens.productRows({ badges: [badge], offset: 0, limit: 500 })
  const [row] = rows
  const product = store.ams.product(row?.amsProductId ?? '')
  if (!product) throw new Error(`The sample has no product that is ${badge}`)
  return product
}

const badgeOf = ({ store }: Bench, id: string) => store.screens.productDetail(id)?.badge

function cell(
  field: 'name' | 'vendor' | 'cogs' | 'sku',
  from: string,
  to: string,
  variantId = '',
): WantedChange {
  return { kind: 'cell', field, variantId, from, to }
}

function rowsOf({ store }: Bench, amsProductId: string) {
  const filter = compareFilterSchema.parse({ amsProductId })
  return store.screens.compareRows({ filter, offset: 0, limit: 100 }).rows
}

test('an edit of a linked product is a difference at once, without network, and undo takes both away', async () => {
  const bench = await comparedSample()
  const before = productOf(bench, 'synced')
  const edited = bench.engine.editing.edit({
    amsProductId: before.id,
    changes: [cell('vendor', before.vendor, 'Somebody Else')],
  })
  expect(edited).toMatchObject({ kind: 'saved', products: 1, outOfSync: 1 })
  expect(badgeOf(bench, before.id)).toBe('out-of-sync')
  expect(rowsOf(bench, before.id)).toMatchObject([
    { field: 'vendor', changedBy: 'ams', suggestion: 'ours', ours: 'Somebody Else' },
  ])
  expect(
    bench.store.screens.productHistory({
      amsProductId: before.id,
      kinds: ['ams'],
      offset: 0,
      limit: 1,
    }).rows,
  ).toMatchObject([
    {
      action: 'edited',
      field: 'vendor',
      before: before.vendor,
      after: 'Somebody Else',
      by: { who: 'person' },
    },
  ])

  expect(await bench.engine.review.undo()).toMatchObject({ decided: 1, skipped: 0 })
  expect(bench.store.ams.product(before.id)).toEqual(before)
  expect(badgeOf(bench, before.id)).toBe('synced')
  expect(await bench.engine.review.redo()).toMatchObject({ decided: 1 })
  expect(badgeOf(bench, before.id)).toBe('out-of-sync')
})

test('a value that only AMS has is kept and undone, and leaves the badge as it is', async () => {
  const bench = await comparedSample()
  const before = productOf(bench, 'synced')
  const [variant] = before.variants
  const edited = bench.engine.editing.edit({
    amsProductId: before.id,
    changes: [cell('cogs', variant?.amsOnly['cogs'] ?? '', '7.77', variant?.id)],
  })
  expect(edited).toMatchObject({ kind: 'saved', outOfSync: 0 })
  expect(badgeOf(bench, before.id)).toBe('synced')
  expect(bench.store.ams.product(before.id)?.variants[0]?.amsOnly['cogs']).toBe('7.77')
  await bench.engine.review.undo()
  expect(bench.store.ams.product(before.id)).toEqual(before)
})

test('a value that moved meanwhile is not overwritten, and a wrong one is refused beside its field', async () => {
  const bench = await comparedSample()
  const { id, name, vendor } = productOf(bench, 'synced')
  const { editing } = bench.engine
  editing.edit({ amsProductId: id, changes: [cell('vendor', vendor, 'First')] })
  expect(editing.edit({ amsProductId: id, changes: [cell('vendor', vendor, 'Second')] })).toEqual({
    kind: 'moved',
    values: [{ field: 'vendor', variantId: '', now: 'First' }],
  })
  expect(
    editing.edit({
      amsProductId: id,
      changes: [cell('vendor', 'First', 'Third'), cell('name', name, ' ')],
    }),
  ).toMatchObject({ kind: 'refused', problems: [{ field: 'name', variantId: '' }] })
  expect(bench.store.ams.product(id)).toMatchObject({ name, vendor: 'First' })
})

testOfFiles(
  'an edit stands through the same file again, and gives way to what a newer one says anew',
  async () => {
    const bench = await comparedSample()
    const { id, vendor } = productOf(bench, 'synced')
    bench.engine.editing.edit({
      amsProductId: id,
      changes: [cell('vendor', vendor, 'Edited Here')],
    })
    await bench.importCsv(SAMPLE)
    expect(bench.store.ams.product(id)?.vendor).toBe('Edited Here')
    await bench.importCsv(SAMPLE.replaceAll(`,${vendor},`, ',The File Says,'))
    expect(bench.store.ams.product(id)?.vendor).toBe('The File Says')
  },
)

test('an edit between a decision and its push makes the decision come back', async () => {
  const bench = await comparedSample()
  const { id, vendor } = productOf(bench, 'synced')
  const { editing, review } = bench.engine
  editing.edit({ amsProductId: id, changes: [cell('vendor', vendor, 'One')] })
  const [row] = rowsOf(bench, id)
  review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
  editing.edit({ amsProductId: id, changes: [cell('vendor', 'One', 'Two')] })
  expect(rowsOf(bench, id)).toMatchObject([
    { decisionState: 'returned', choice: null, ours: 'Two' },
  ])
  expect(bench.store.outbox.waitingCount()).toBe(0)
})

test('what was pushed is no step of undo any more; decisions and edits are undone in turn', async () => {
  const bench = await comparedSample()
  bench.hasNetwork = true
  const { id, vendor, name } = productOf(bench, 'synced')
  const { editing, review } = bench.engine
  editing.edit({ amsProductId: id, changes: [cell('vendor', vendor, 'One')] })
  review.decide({ keys: [rowsOf(bench, id)[0]?.key ?? ''], choice: 'ours' })
  expect(await bench.push()).toMatchObject({ sent: 1 })
  expect(bench.store.edits.next('done')).toBeNull()

  editing.edit({ amsProductId: id, changes: [cell('name', name, 'Other Name')] })
  review.decide({ keys: [rowsOf(bench, id)[0]?.key ?? ''], choice: 'ours' })
  await review.undo()
  expect(rowsOf(bench, id)).toMatchObject([{ field: 'name', decisionState: 'open' }])
  await review.undo()
  expect(rowsOf(bench, id)).toEqual([])
  await review.redo()
  await review.redo()
  expect(rowsOf(bench, id)).toMatchObject([{ field: 'name', decisionState: 'waiting' }])
})

test('a bulk edit over a filter is one step of undo, and tells how many are Out of Sync', async () => {
  const bench = await comparedSample()
  const { store, engine } = bench
  const vendor = productOf(bench, 'synced').vendor
  const selection = {
    kind: 'filter' as const,
    filter: { ...EVERYTHING, vendors: [vendor] },
    except: [],
  }
  const ids = store.edits.selected(selection)
  const before = store.ams.products(ids)
  expect(ids.length).toBeGreaterThan(1)
  const edited = await engine.manyEdits.edit({
    selection,
    edit: { kind: 'set', field: 'vendor', value: 'All Of Them' },
  })
  expect(edited).toMatchObject({ kind: 'saved', products: ids.length, left: 0 })
  await engine.runs.idle()
  expect(store.edits.selected(selection)).toEqual([])
  expect(await engine.review.undo()).toMatchObject({ decided: ids.length })
  await engine.runs.idle()
  expect(store.ams.products(ids)).toEqual(before)
  expect(store.edits.selected(selection)).toEqual(ids)
})

testOfFiles(
  'undo of a bulk edit leaves alone what a file changed since, and says how many',
  async () => {
    const bench = await comparedSample()
    const { store, engine } = bench
    const [first, second] = store.ams.products(store.edits.selected(ALL))
    if (!first || !second) throw new Error('The sample is empty')
    const selection = { kind: 'ids' as const, ids: [first.id, second.id] }
    await engine.manyEdits.edit({
      selection,
      edit: { kind: 'set', field: 'category', value: 'Edited' },
    })
    const lines = SAMPLE.split('\n').map((line) =>
      line.startsWith(`${second.id},`) || line.includes(`,${second.id}-`)
        ? line.replace(`,${second.category},`, ',By The File,')
        : line,
    )
    await bench.importCsv(lines.join('\n'))
    expect(store.ams.product(second.id)?.category).toBe('By The File')
    expect(await engine.review.undo()).toMatchObject({ decided: 1, skipped: 1, isEdit: true })
    expect(store.ams.product(first.id)?.category).toBe(first.category)
    expect(store.ams.product(second.id)?.category).toBe('By The File')
  },
)

test('the differences of chosen products alone are shown, be they named or under a filter', async () => {
  const bench = await comparedSample()
  const { store } = bench
  const rowsUnder = (selection: typeof ALL | { kind: 'ids'; ids: string[] }) =>
    store.screens.compareRows({
      filter: compareFilterSchema.parse({ selection }),
      offset: 0,
      limit: 500,
    }).rows
  const all = rowsUnder(ALL)
  const [one] = all
  const id = one?.amsProductId ?? ''
  expect(all.length).toBeGreaterThan(10)
  const named = rowsUnder({ kind: 'ids', ids: [id] })
  expect(named.length).toBeGreaterThan(0)
  expect(named.every(({ amsProductId }) => amsProductId === id)).toBe(true)
  expect(rowsUnder({ ...ALL, except: [id] })).toHaveLength(all.length - named.length)
})

test('a new product can be pushed, a copy is linked to nothing, and both stay when a file comes', async () => {
  const bench = await comparedSample()
  const { engine, store } = bench
  const made = engine.editing.create({
    name: 'Stone Mug',
    vendor: 'Fernhill Pottery',
    category: 'Kitchen',
    sku: 'FP-MUG-1',
    retailPrice: '24.00',
  })
  if (made.kind !== 'saved' || made.amsProductId === null) throw new Error(made.kind)
  await engine.runs.idle()
  expect(rowsOf(bench, made.amsProductId)).toMatchObject([
    { kind: 'product', choices: ['ours'], suggestion: 'ours' },
  ])
  const copy = engine.editing.duplicate({ amsProductId: made.amsProductId })
  if (copy.kind !== 'saved' || copy.amsProductId === null) throw new Error(copy.kind)
  expect(store.ams.product(copy.amsProductId)).toMatchObject({
    name: 'Copy of Stone Mug',
    shopifyProductId: null,
    variants: [{ sku: '', retailPrice: '24.00', onHand: null }],
  })
  await engine.runs.idle()
  await bench.importCsv(SAMPLE)
  expect(store.ams.existing([made.amsProductId, copy.amsProductId])).toHaveLength(2)

  await engine.review.undo()
  expect(store.ams.product(copy.amsProductId)).toBeNull()
  expect(rowsOf(bench, copy.amsProductId)).toEqual([])
  await engine.runs.idle()

  bench.hasNetwork = true
  engine.review.decide({
    keys: rowsOf(bench, made.amsProductId).map(({ key }) => key),
    choice: 'ours',
  })
  expect(await bench.push()).toMatchObject({ created: 1 })
  expect(badgeOf(bench, made.amsProductId)).toBe('synced')
})

test('archive makes a product inactive and archived, restore a draft', async () => {
  const bench = await comparedSample()
  const { id } = productOf(bench, 'synced')
  const selection = { kind: 'ids' as const, ids: [id] }
  await bench.engine.manyEdits.edit({ selection, edit: { kind: 'archive' } })
  expect(bench.store.ams.product(id)).toMatchObject({
    status: 'inactive',
    shopifyStatus: 'ARCHIVED',
  })
  expect(badgeOf(bench, id)).toBe('out-of-sync')
  await bench.engine.manyEdits.edit({ selection, edit: { kind: 'restore' } })
  expect(bench.store.ams.product(id)).toMatchObject({ status: 'active', shopifyStatus: 'DRAFT' })
})

test('with automatic push an edit goes out by itself', async () => {
  const bench = await comparedSample()
  bench.hasNetwork = true
  await bench.sync()
  bench.engine.settings.set({ automaticPush: true })
  await bench.engine.runs.idle()
  await bench.control('reset-log', {})
  const { id, vendor } = productOf(bench, 'synced')
  bench.engine.editing.edit({ amsProductId: id, changes: [cell('vendor', vendor, 'By Itself')] })
  await bench.engine.runs.idle()
  expect(badgeOf(bench, id)).toBe('synced')
  const vendors = [...bench.simulator.store.products.values()].map((product) => product.vendor)
  expect(vendors).toContain('By Itself')
})

test('K5: what is made while a comparison is past its matching is matched and compared after it', async () => {
  const bench = await comparedSample()
  const { runs } = bench.engine
  bench.store.comparison.markEverything()
  runs.startCompare()
  const stepNow = () => (runs.sync.kind === 'running' ? runs.sync.step : runs.sync.kind)
  while (stepNow() !== 'compare') await new Promise((done) => setImmediate(done))
  const made = bench.engine.editing.create({
    name: 'Made Meanwhile',
    vendor: '',
    category: '',
    sku: 'MEANWHILE-1',
    retailPrice: null,
  })
  if (made.kind !== 'saved' || made.amsProductId === null) throw new Error(made.kind)
  await bench.engine.runs.idle()
  expect(rowsOf(bench, made.amsProductId)).toMatchObject([{ kind: 'product' }])
})

const EVERYTHING = {
  search: '',
  badges: [],
  vendors: [],
  categories: [],
  shopifyStatuses: [],
  amsStatuses: [],
  stock: [],
}

const ALL: Extract<ProductSelection, { kind: 'filter' }> = {
  kind: 'filter',
  filter: EVERYTHING,
  except: [],
}

test('a picture that is added, worded and shown for a variant differs at once, and goes again with undo', async () => {
  const bench = await comparedSample()
  const before = productOf(bench, 'synced')
  const [variant] = before.variants
  if (!variant) throw new Error('A product of the sample has a variant')
  const url = 'https://cdn.example.com/side.jpg'
  const nothing = {
    images: [],
    shows: Object.fromEntries(before.variants.map(({ id }) => [id, null])),
  }
  const edited = bench.engine.editing.edit({
    amsProductId: before.id,
    changes: [
      {
        kind: 'pictures',
        from: nothing,
        to: {
          images: [{ label: url, alt: 'From the side', url }],
          shows: { ...nothing.shows, [variant.id]: url },
        },
      },
    ],
  })
  expect(edited).toMatchObject({ kind: 'saved', outOfSync: 1 })
  expect(bench.store.ams.product(before.id)?.images).toMatchObject([{ url, alt: 'From the side' }])
  expect(rowsOf(bench, before.id).map(({ field }) => field)).toEqual(
    expect.arrayContaining(['images', 'variant-image']),
  )
  await bench.engine.review.undo()
  expect(bench.store.ams.product(before.id)).toEqual(before)
  expect(rowsOf(bench, before.id)).toEqual([])
})
