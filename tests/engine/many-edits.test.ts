import type { BulkEdit } from '@shared/contract/editing'
import { productFilterSchema } from '@shared/contract/products'
import { compareFilterSchema } from '@shared/contract/review'
import { expect, onTestFinished, test } from 'vitest'
import { countedShop } from '../support/counted-catalogs'
import { testOfFiles } from './support/ams-by'
import { openBench, type TestBench } from './support/open-engine'

/** More than any computer edits in one slice. */
const MANY = 1_500
const ALL = { kind: 'filter' as const, filter: productFilterSchema.parse({}), except: [] }
const VENDOR = { kind: 'set', field: 'vendor', value: 'Everybody' } as const satisfies BulkEdit

function catalogOf(products: number): string {
  const rows = Array.from(
    { length: products },
    (_, n) => `${n + 1},Name ${n + 1},Fernhill,${n + 1}-0,SKU-${n}-0,64.00,9`,
  )
  return ['product_id,name,vendor,variant_id,sku,retail_price,on_hand', ...rows].join('\n')
}

async function benchWith(products = MANY): Promise<TestBench> {
  const bench = await openBench({ kind: 'empty' })
  onTestFinished(() => bench.close())
  await bench.importCsv(catalogOf(products))
  return bench
}

/** Does `work` at the first turn that others get. */
async function atFirstTurn(work: () => unknown): Promise<void> {
  await new Promise((done) => setImmediate(done))
  await work()
}

const vendors = (bench: TestBench, vendor: string): number =>
  bench.store.edits.selected({ ...ALL, filter: { ...ALL.filter, vendors: [vendor] } }).length

/** Edits all, and has a person cancel after the first slice. */
async function canceled(bench: TestBench, edit: BulkEdit = VENDOR) {
  const { manyEdits, works } = bench.engine
  const [edited] = await Promise.all([
    manyEdits.edit({ selection: ALL, edit }),
    atFirstTurn(() => works.cancel({ work: 'edit' })),
  ])
  if (edited.kind !== 'saved') throw new Error(edited.kind)
  return edited
}

test('P8: an edit of many products lets others in between, tells how far it is, and is one step of undo', async () => {
  const bench = await benchWith(4_000)
  const { engine, store } = bench
  const before = store.ams.products(['1', '3999'])
  const seen: number[] = []
  let isOver = false
  const edit = engine.manyEdits.edit({ selection: ALL, edit: VENDOR }).finally(() => {
    isOver = true
  })
  const halfWay: number[] = []
  while (!isOver) {
    await atFirstTurn(() => {
      const { done, total = 4_000 } = engine.works.state().edit ?? {}
      expect(total).toBe(4_000)
      if (done !== undefined) seen.push(done)
      halfWay.push(vendors(bench, 'Everybody'))
    })
  }
  expect(await edit).toMatchObject({ kind: 'saved', products: 4_000, left: 0, notReached: 0 })
  expect(halfWay.filter((count) => count > 0 && count < 4_000).length).toBeGreaterThan(4)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(engine.works.state().edit).toBeNull()
  expect(store.edits.next('done')?.label).toBe('Vendor of 4,000 products')

  expect(await engine.review.undo()).toMatchObject({ decided: 4_000, skipped: 0, notReached: 0 })
  expect(vendors(bench, 'Fernhill')).toBe(4_000)
  expect(store.ams.products(['1', '3999'])).toEqual(before)
  expect(store.edits.next('done')).toBeNull()
  expect(await engine.review.redo()).toMatchObject({ decided: 4_000 })
  expect(vendors(bench, 'Everybody')).toBe(4_000)
}, 60_000)

test('P8: what was done when a person cancels stays, is told, and is one step of undo', async () => {
  const bench = await benchWith()
  const edited = await canceled(bench)
  expect(edited.products).toBeGreaterThan(0)
  expect(edited.notReached).toBeGreaterThan(0)
  expect(edited.products + edited.notReached).toBe(MANY)
  expect(vendors(bench, 'Everybody')).toBe(edited.products)
  expect(edited.label).toBe(`Vendor of ${edited.products} products`)
  expect(bench.store.edits.next('done')?.label).toBe(edited.label)
  expect(await bench.engine.review.undo()).toMatchObject({ decided: edited.products, skipped: 0 })
  expect(vendors(bench, 'Fernhill')).toBe(MANY)
  await expect(bench.engine.review.undo()).rejects.toThrow(/nothing to undo/)
})

test('an undo that is stopped half way goes on, or is made again, from where it is', async () => {
  const bench = await benchWith()
  const { engine } = bench
  await engine.manyEdits.edit({ selection: ALL, edit: VENDOR })
  const stop = () => atFirstTurn(() => engine.works.cancel({ work: 'edit' }))
  const [first] = await Promise.all([engine.review.undo(), stop()])
  const { decided, notReached = 0 } = first
  expect(notReached).toBeGreaterThan(0)
  expect(vendors(bench, 'Fernhill')).toBe(decided)

  expect(await engine.review.redo()).toMatchObject({ decided, notReached: 0 })
  expect(vendors(bench, 'Everybody')).toBe(MANY)
  await expect(engine.review.redo()).rejects.toThrow(/nothing to redo/)

  await Promise.all([engine.review.undo(), stop()])
  const left = vendors(bench, 'Everybody')
  expect(left).toBeGreaterThan(0)
  expect(await engine.review.undo()).toMatchObject({ decided: left, notReached: 0 })
  expect(vendors(bench, 'Fernhill')).toBe(MANY)
  await Promise.all([engine.review.redo(), stop()])
  expect(await engine.review.redo()).toMatchObject({ notReached: 0 })
  expect(vendors(bench, 'Everybody')).toBe(MANY)
})

test('what was taken back half way is made again no more once something else was done', async () => {
  const bench = await benchWith()
  const { engine } = bench
  await engine.manyEdits.edit({ selection: ALL, edit: VENDOR })
  await Promise.all([
    engine.review.undo(),
    atFirstTurn(() => engine.works.cancel({ work: 'edit' })),
  ])
  const left = vendors(bench, 'Everybody')
  engine.editing.create({ name: 'New', vendor: 'V', category: '', sku: '', retailPrice: null })
  await expect(engine.review.redo()).rejects.toThrow(/nothing to redo/)
  await engine.review.undo()
  expect(await engine.review.undo()).toMatchObject({ decided: left })
  expect(vendors(bench, 'Fernhill')).toBe(MANY)
})

test('P1: what was edited when Concord dies is whole, and undone in one step after the next start', async () => {
  const bench = await benchWith()
  const edit = bench.engine.manyEdits.edit({ selection: ALL, edit: VENDOR })
  const died = expect(edit).rejects.toThrow()
  await atFirstTurn(() => bench.restart())
  await died
  const edited = vendors(bench, 'Everybody')
  expect(edited).toBeGreaterThan(0)
  expect(edited).toBeLessThan(MANY)
  expect(bench.store.edits.next('done')?.label).toBe(`Vendor of ${edited} products`)

  expect(await bench.engine.review.undo()).toMatchObject({ decided: edited, skipped: 0 })
  expect(vendors(bench, 'Fernhill')).toBe(MANY)
})

test('P1: an undo that Concord dies in goes on after the next start', async () => {
  const bench = await benchWith()
  await bench.engine.manyEdits.edit({ selection: ALL, edit: VENDOR })
  const died = expect(bench.engine.review.undo()).rejects.toThrow()
  await atFirstTurn(() => bench.restart())
  await died
  const left = vendors(bench, 'Everybody')
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(MANY)
  expect(await bench.engine.review.undo()).toMatchObject({ decided: left })
  expect(vendors(bench, 'Fernhill')).toBe(MANY)
})

testOfFiles('nothing else edits, pushes or replaces the catalog meanwhile', async () => {
  const bench = await benchWith()
  const { engine } = bench
  const busy = { error: { code: 'already-running' } }
  const codes: unknown[] = []
  const tryAll = async (): Promise<void> => {
    const change = { kind: 'cell', field: 'name', variantId: '', from: 'Name 1', to: 'X' } as const
    const tries: readonly (() => unknown)[] = [
      () => engine.editing.edit({ amsProductId: '1', changes: [change] }),
      () => engine.manyEdits.edit({ selection: ALL, edit: { kind: 'archive' } }),
      () => engine.review.undo(),
      () => engine.runs.startSync({ mode: 'full', allowShrunken: false }),
      () => engine.runs.startPush({ confirmed: {} }),
      () => bench.importCsv(catalogOf(2)),
    ]
    for (const attempt of tries) {
      await Promise.resolve()
        .then(attempt)
        .catch((thrown: unknown) => codes.push(thrown))
    }
  }
  const [edited] = await Promise.all([
    engine.manyEdits.edit({ selection: ALL, edit: VENDOR }),
    atFirstTurn(tryAll),
  ])
  expect(edited).toMatchObject({ products: MANY })
  expect(codes).toMatchObject([busy, busy, busy, busy, busy, busy])
  expect(bench.store.ams.info()?.products).toBe(MANY)
})

test('a value that no product may have changes none, and leaves no step', async () => {
  const bench = await benchWith()
  const edit = { kind: 'set', field: 'retail-price', value: '-1' } as const
  expect(await bench.engine.manyEdits.edit({ selection: ALL, edit })).toMatchObject({
    kind: 'refused',
    problems: [{ field: 'retail-price' }],
  })
  expect(bench.store.edits.next('done')).toBeNull()
})

test('prices of variants, and values that only AMS has, come and go with the list', async () => {
  const bench = await benchWith()
  const { engine, store } = bench
  const before = store.ams.products(['1', '777'])
  const priced = (): unknown =>
    store.screens.productRows({ ...ALL.filter, search: 'sku-776-0', offset: 0, limit: 1 }).rows[0]
      ?.priceFrom
  await engine.manyEdits.edit({
    selection: ALL,
    edit: { kind: 'set', field: 'retail-price', value: '7.50' },
  })
  await engine.manyEdits.edit({ selection: ALL, edit: { kind: 'set', field: 'cogs', value: '3' } })
  expect(store.ams.product('777')?.variants).toMatchObject([
    { retailPrice: '7.50', amsOnly: { cogs: '3' } },
  ])
  expect(priced()).toBe('7.50')
  await engine.review.undo()
  await engine.review.undo()
  expect(store.ams.products(['1', '777'])).toEqual(before)
  expect(priced()).toBe('64.00')
})

test('linked products are Out of Sync after it, also where it was canceled, and agree again when it is undone', async () => {
  const COUNT = 900
  const shop = countedShop({ products: COUNT, variants: 1, available: 9 })
  const bench = await openBench({ kind: 'file', text: shop })
  onTestFinished(() => bench.close())
  await bench.importCsv(catalogOf(COUNT))
  await bench.sync()
  const outOfSync = () => bench.store.screens.badges().outOfSync
  const different = outOfSync()
  const edited = await canceled(bench, { kind: 'set', field: 'category', value: 'Elsewhere' })
  await bench.engine.runs.idle()
  expect(edited.outOfSync).toBe(edited.products)
  expect(edited.products).toBeLessThan(COUNT)
  const apart = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['category'] }),
    offset: 0,
    limit: 1,
  }).total
  expect(apart).toBeGreaterThanOrEqual(edited.products)
  await bench.engine.review.undo()
  await bench.engine.runs.idle()
  expect(outOfSync()).toBe(different)
}, 120_000)
