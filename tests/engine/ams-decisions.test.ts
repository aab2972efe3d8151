import { previewMany } from '@main/engine/ams-server'
import type { AmsProduct } from '@shared/catalog/product'
import type { AmsMany, AmsManyPreview, AmsScope } from '@shared/contract/ams-decisions'
import { productFilterSchema } from '@shared/contract/products'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type TestAmsServer, testAmsServer } from '../support/ams-server'
import { amsProduct, amsVariant } from '../support/products'
import { lightConcord } from './support/light-concord'
import { openBench, type TestBench } from './support/open-engine'

/** More than are decided as one transaction, and than any computer decides in one slice. */
const MANY = 1_200
const KEPT = 'kept'
const REMOVED = 'removed-here'
const ALL = { kind: 'filter' as const, filter: productFilterSchema.parse({}), except: [] }

function productsOf(count: number) {
  return [KEPT, ...Array.from({ length: count }, (_, n) => `p${n}`)].map((id) =>
    amsProduct({
      id,
      name: `Name of ${id}`,
      category: 'Bowl',
      vendor: 'Fernhill',
      variants: [amsVariant({ id: `${id}-1`, sku: id, onHand: 5 })],
    }),
  )
}

async function opened(count: number): Promise<{ server: TestAmsServer; bench: TestBench }> {
  const server = await testAmsServer(productsOf(count))
  const bench = await openBench(
    { kind: 'empty' },
    { amsServer: { baseUrl: server.url, server: () => server.client() } },
  )
  onTestFinished(() => bench.close())
  await bench.sync()
  await bench.amsWritten()
  return { server, bench }
}

/** A file that has one of the products of the last file alone: about every other one a person is asked. */
async function lacked(count: number) {
  const { server, bench } = await opened(count)
  const imported = (sourceName: string, products: readonly AmsProduct[]) =>
    bench.engine.importCatalog({ sourceName, products, notes: [] }, true)
  imported('all.csv', productsOf(count))
  const told = bench.told('ams-line')
  imported('part.csv', productsOf(0))
  // Nobody has to wait until something is sent to see that there is a question.
  await told
  return { server, bench }
}

/** The categories of all, and the vendor of the first, are others here and on the server. */
async function changedOnBoth(count: number) {
  const { server, bench } = await opened(count)
  const edit = (field: 'category' | 'vendor', value: string, selection: typeof ALL | Ids) =>
    bench.engine.manyEdits.edit({ selection, edit: { kind: 'set', field, value } })
  await edit('category', 'Ours', ALL)
  await edit('vendor', 'Ours', { kind: 'ids', ids: ['p0'] })
  await bench.engine.runs.idle()
  for (const id of server.ids()) {
    server.edit(id, (product) => ({ ...product, category: 'Theirs' }))
  }
  server.edit('p0', (product) => ({ ...product, vendor: 'Theirs' }))
  await bench.sync()
  return { server, bench }
}
type Ids = { kind: 'ids'; ids: string[] }

const all = (kind: string): AmsScope => ({ of: 'kind', kind })
const figures = ({ parts }: AmsManyPreview) =>
  Object.fromEntries(parts.flatMap(({ effect, brake }) => (brake ? [[effect, brake.count]] : [])))

/** A person looks at what happens, types the figures, and answers. */
function decideAll({ engine }: TestBench, many: AmsMany) {
  const preview = engine.amsDecisions.previewMany(many)
  const { seen } = preview
  return engine.amsDecisions.decideMany({ ...many, seen, confirmed: figures(preview) })
}

/** Does `work` at the first turn that others get. */
async function atFirstTurn(work: () => unknown): Promise<void> {
  await new Promise((done) => setImmediate(done))
  await work()
}

const here = ({ store }: TestBench): number => store.ams.info()?.products ?? 0
const conflicts = ({ store }: TestBench): number => store.amsServer.counts().conflicts

describe('products that a file lacks', () => {
  test('are told with their number and examples, and go from the server with one answer', async () => {
    const { server, bench } = await lacked(40)
    const { engine } = bench
    expect(engine.amsDecisions.open().kinds).toEqual([
      { kind: REMOVED, label: 'Removed in Concord', values: 40, products: 40 },
    ])
    const many = { scope: all(REMOVED), keep: 'ours' } as const
    const preview = engine.amsDecisions.previewMany(many)
    expect(preview).toMatchObject({
      parts: [{ effect: 'removes-there', brake: { kind: 'removal', count: 40 } }],
      values: 40,
      products: 40,
      held: 0,
    })
    expect(preview.examples[0]).toMatchObject({ productName: 'Name of p0', ours: '' })
    const { seen } = preview
    for (const confirmed of [{}, { 'removes-there': 39 }, { 'removes-here': 40 }]) {
      await expect(
        engine.amsDecisions.decideMany({ ...many, seen, confirmed }),
      ).rejects.toMatchObject({ error: { code: 'brake' } })
    }
    expect(engine.amsLine.state()).toMatchObject({ conflicts: 40, gone: 40 })
    server.requests()
    const decided = await engine.amsDecisions.decideMany({
      ...many,
      seen,
      confirmed: { 'removes-there': 40 },
    })
    expect(decided).toEqual({ values: 40, products: 40, notReached: 0, gone: 0 })
    await bench.amsWritten()
    expect(server.ids()).toEqual([KEPT])
    expect(server.requests().filter((one) => one.startsWith('DELETE'))).toHaveLength(40)
    expect(bench.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
  })

  test('come back as the server has them, many thousands too, and others get their turns meanwhile', async () => {
    const { server, bench } = await lacked(MANY)
    const { engine } = bench
    server.requests()
    let isOver = false
    const answered = decideAll(bench, { scope: all(REMOVED), keep: 'theirs' }).finally(() => {
      isOver = true
    })
    const seen: number[] = []
    const halfWay: number[] = []
    while (!isOver) {
      await atFirstTurn(() => {
        const { done, total } = engine.works.state()['ams-decisions'] ?? {}
        if (done !== undefined) seen.push(done)
        expect([undefined, MANY]).toContain(total)
        halfWay.push(here(bench))
      })
    }
    expect(await answered).toEqual({ values: MANY, products: MANY, notReached: 0, gone: 0 })
    expect(halfWay.filter((count) => count > 1 && count < MANY).length).toBeGreaterThan(2)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(engine.works.state()['ams-decisions']).toBeNull()
    expect(here(bench)).toBe(MANY + 1)
    expect(bench.store.ams.product('p7')).toMatchObject({ variants: [{ sku: 'p7', onHand: 5 }] })
    await bench.amsWritten()
    expect(server.requests()).toEqual([])
  }, 60_000)

  test('stay as they are from where a person cancels, which is told, and go on from there', async () => {
    const { bench } = await lacked(MANY)
    const many = { scope: all(REMOVED), keep: 'theirs' } as const
    const [first] = await Promise.all([
      decideAll(bench, many),
      atFirstTurn(() => bench.engine.works.cancel({ work: 'ams-decisions' })),
    ])
    expect(first.products).toBeGreaterThan(0)
    expect(first.notReached).toBeGreaterThan(0)
    expect(first.products + first.notReached).toBe(MANY)
    expect(here(bench)).toBe(first.products + 1)
    expect(conflicts(bench)).toBe(first.notReached)
    await bench.engine.runs.idle()

    expect(await decideAll(bench, many)).toMatchObject({ products: first.notReached })
    expect(here(bench)).toBe(MANY + 1)
    // Asked once more, it does nothing.
    expect(await decideAll(bench, many)).toEqual({ values: 0, products: 0, notReached: 0, gone: 0 })
  }, 60_000)

  test('are decided or open, and nothing between, when Concord dies on the way', async () => {
    const { server, bench } = await lacked(MANY)
    const many = { scope: all(REMOVED), keep: 'theirs' } as const
    const died = expect(decideAll(bench, many)).rejects.toThrow()
    await atFirstTurn(() => bench.restart())
    await died
    expect(here(bench)).toBeGreaterThan(1)
    expect(here(bench)).toBeLessThan(MANY + 1)
    expect(conflicts(bench)).toBe(MANY + 1 - here(bench))
    await decideAll(bench, many)
    await bench.amsWritten()
    expect(here(bench)).toBe(MANY + 1)
    expect(server.ids()).toHaveLength(MANY + 1)
  }, 60_000)

  test('are answered once where a person presses twice, and neither beside a sync', async () => {
    const { bench } = await lacked(MANY)
    const { engine } = bench
    const many = { scope: all(REMOVED), keep: 'theirs' } as const
    const busy = { error: { code: 'already-running' } }
    const [first] = await Promise.all([
      decideAll(bench, many),
      atFirstTurn(async () => {
        await expect(decideAll(bench, many)).rejects.toMatchObject(busy)
        expect(() => engine.runs.startSync({ mode: 'full', allowShrunken: false })).toThrow()
      }),
    ])
    expect(first.products).toBe(MANY)
    expect(here(bench)).toBe(MANY + 1)
  }, 60_000)
})

describe('values that both sides changed', () => {
  test.each(['ours', 'theirs'] as const)('are answered by their kind: %s', async (keep) => {
    const { server, bench } = await changedOnBoth(30)
    const { engine } = bench
    expect(engine.amsDecisions.open().kinds).toEqual([
      { kind: 'category', label: 'Category', values: 31, products: 31 },
      { kind: 'vendor', label: 'Vendor', values: 1, products: 1 },
    ])
    const preview = engine.amsDecisions.previewMany({ scope: all('category'), keep })
    expect(preview).toMatchObject({
      parts: [
        {
          effect: keep === 'ours' ? 'writes-there' : 'writes-here',
          brake: { kind: 'many', count: 31, of: 31 },
        },
      ],
      examples: [{ ours: 'Ours', theirs: 'Theirs' }, ...Array.from({ length: 4 }, () => ({}))],
    })
    expect(await decideAll(bench, { scope: all('category'), keep })).toMatchObject({ products: 31 })
    await bench.amsWritten()
    const wanted = keep === 'ours' ? 'Ours' : 'Theirs'
    for (const id of server.ids()) {
      expect(server.catalog.products.find(id)?.product.category).toBe(wanted)
      expect(bench.store.ams.product(id)?.category).toBe(wanted)
    }
    // The other kind is still a question.
    expect(bench.store.amsServer.conflictsOf('p0')).toEqual([{ variantId: '', field: 'vendor' }])
    expect(server.catalog.products.find('p0')?.product.vendor).toBe('Theirs')
    expect(bench.store.ams.product('p0')?.vendor).toBe('Ours')
  })

  test('are not answered where the server has them otherwise than a person saw', async () => {
    const { server, bench } = await changedOnBoth(3)
    const { engine } = bench
    const many = { scope: all('category'), keep: 'theirs' } as const
    const { seen } = engine.amsDecisions.previewMany(many)
    server.edit('p1', (product) => ({ ...product, category: 'Newer' }))
    await bench.sync()
    await expect(
      engine.amsDecisions.decideMany({ ...many, seen, confirmed: {} }),
    ).rejects.toMatchObject({ error: { code: 'not-found' } })
    expect(bench.store.ams.product('p0')?.category).toBe('Ours')
    expect(conflicts(bench)).toBe(5)
    await decideAll(bench, many)
    expect(bench.store.ams.product('p1')?.category).toBe('Newer')
  })
})

const ticked = (...places: readonly (readonly [string, string, string?])[]): AmsScope => ({
  of: 'ticked',
  places: places.map(([amsProductId, field, amsVariantId = '']) => ({
    amsProductId,
    amsVariantId,
    field,
  })),
})

describe('what a person ticked', () => {
  test.each(['ours', 'theirs'] as const)(
    'is answered together, of whatever kind, and nothing beside it: %s',
    async (keep) => {
      const { server, bench } = await changedOnBoth(5)
      const scope = ticked(['p0', 'category'], ['p0', 'vendor'], ['p3', 'category'])
      const preview = bench.engine.amsDecisions.previewMany({ scope, keep })
      expect(preview).toMatchObject({
        parts: [{ effect: keep === 'ours' ? 'writes-there' : 'writes-here', values: 3 }],
        values: 3,
        products: 2,
        held: 0,
        gone: 0,
      })
      const shown = preview.examples.map(({ amsProductId, field }) => `${amsProductId} ${field}`)
      expect(shown.toSorted()).toEqual(['p0 category', 'p0 vendor', 'p3 category'])
      expect(await decideAll(bench, { scope, keep })).toEqual({
        values: 3,
        products: 2,
        notReached: 0,
        gone: 0,
      })
      await bench.amsWritten()
      const wanted = keep === 'ours' ? 'Ours' : 'Theirs'
      for (const product of [
        server.catalog.products.find('p0')?.product,
        bench.store.ams.product('p0'),
      ]) {
        expect(product).toMatchObject({ category: wanted, vendor: wanted })
      }
      expect(bench.store.ams.product('p3')?.category).toBe(wanted)
      expect(bench.store.ams.product('p1')?.category).toBe('Ours')
      expect(server.catalog.products.find('p1')?.product.category).toBe('Theirs')
      expect(conflicts(bench)).toBe(4)
    },
  )

  test('and that nobody is asked about any more is counted and left as it is', async () => {
    const { bench } = await changedOnBoth(3)
    const { amsDecisions } = bench.engine
    amsDecisions.decide({ amsProductId: 'p1', amsVariantId: '', field: 'category', keep: 'ours' })
    const scope = ticked(['p0', 'category'], ['p1', 'category'], ['nobody', 'name'])
    const many = { scope, keep: 'theirs' } as const
    expect(amsDecisions.previewMany(many)).toMatchObject({ values: 1, products: 1, gone: 2 })
    expect(await decideAll(bench, many)).toEqual({
      values: 1,
      products: 1,
      notReached: 0,
      gone: 2,
    })
    expect(bench.store.ams.product('p0')?.category).toBe('Theirs')
    expect(bench.store.ams.product('p1')?.category).toBe('Ours')
    expect(await decideAll(bench, many)).toEqual({ values: 0, products: 0, notReached: 0, gone: 3 })
    expect(amsDecisions.previewMany(many)).toMatchObject({ parts: [], gone: 3 })
  })

  test('is not answered where one of it became another question since the preview', async () => {
    const { server, bench } = await changedOnBoth(3)
    const { amsDecisions } = bench.engine
    const many = { scope: ticked(['p0', 'category'], ['p1', 'category']), keep: 'theirs' } as const
    const { seen } = amsDecisions.previewMany(many)
    // Of no concern: it is not ticked.
    server.edit('p2', (product) => ({ ...product, category: 'Newer' }))
    await bench.sync()
    expect(amsDecisions.previewMany(many).seen).toBe(seen)
    server.edit('p1', (product) => ({ ...product, category: 'Newer' }))
    await bench.sync()
    await expect(amsDecisions.decideMany({ ...many, seen, confirmed: {} })).rejects.toMatchObject({
      error: { code: 'not-found' },
    })
    expect(conflicts(bench)).toBe(5)
  })

  test('needs the figure of what goes, however few there are', async () => {
    const { bench } = await lacked(3)
    const { amsDecisions } = bench.engine
    const many = { scope: ticked(['p0', 'removed'], ['p2', 'removed']), keep: 'ours' } as const
    const { seen, parts } = amsDecisions.previewMany(many)
    expect(parts).toMatchObject([{ effect: 'removes-there', brake: { count: 2 } }])
    for (const confirmed of [{}, { 'removes-there': 3 }, { 'writes-there': 2 }]) {
      await expect(amsDecisions.decideMany({ ...many, seen, confirmed })).rejects.toMatchObject({
        error: { code: 'brake' },
      })
    }
    await amsDecisions.decideMany({ ...many, seen, confirmed: { 'removes-there': 2 } })
    await bench.amsWritten()
    expect(conflicts(bench)).toBe(1)
  })
})

test('what is held by another question about the same product is counted', async () => {
  const server = await testAmsServer(productsOf(2))
  const concord = lightConcord(server)
  onTestFinished(() => concord.close())
  await concord.read()
  const changed = (by: string) => (product: AmsProduct) => ({
    ...product,
    name: by,
    optionNames: product.id === 'p0' ? [by] : [],
    variants: product.variants.map((one) => ({
      ...one,
      optionValues: product.id === 'p0' ? [by] : [],
    })),
  })
  for (const id of ['p0', 'p1']) {
    concord.edit(id, changed('Ours'))
    server.edit(id, changed('Theirs'))
  }
  await concord.read()
  const held = (scope: AmsScope, keep: AmsMany['keep']) =>
    previewMany(concord.store, { scope, keep }).held
  expect(concord.store.amsServer.conflictKinds()).toMatchObject([
    { kind: 'name', products: 2 },
    { kind: 'options', products: 1 },
  ])
  expect(held(all('name'), 'ours')).toBe(1)
  expect(held(all('name'), 'theirs')).toBe(0)
  expect(held(all('options'), 'ours')).toBe(0)
  expect(held(ticked(['p0', 'name'], ['p1', 'name']), 'ours')).toBe(1)
  expect(held(ticked(['p0', 'name'], ['p0', 'options']), 'ours')).toBe(0)
})

describe('products and variants that went from the server, and that were changed here', () => {
  async function goneThere() {
    const { server, bench } = await opened(0)
    const [kept] = productsOf(0)
    const more = ['a', 'b', 'c'].map((id) =>
      amsProduct({
        id,
        name: `Name of ${id}`,
        variants: ['1', '2'].map((n) => amsVariant({ id: `${id}-${n}`, sku: `${id}-${n}` })),
      }),
    )
    server.replace([...(kept ? [kept] : []), ...more])
    await bench.sync()
    const edit = (field: 'category' | 'cogs', ids: string[]) =>
      bench.engine.manyEdits.edit({
        selection: { kind: 'ids', ids },
        edit: { kind: 'set', field, value: '3' },
      })
    await edit('category', ['a', 'b'])
    await edit('cogs', ['c'])
    await bench.engine.runs.idle()
    for (const id of ['a', 'b']) {
      server.catalog.products.remove(id, server.catalog.products.find(id)?.version ?? '')
    }
    server.edit('c', (product) => ({ ...product, variants: product.variants.slice(0, 1) }))
    await bench.sync()
    return { server, bench }
  }
  const PRODUCTS = 'removed-there'
  const VARIANTS = 'variant-removed-there'
  const variantsOf = (product: AmsProduct | null | undefined): number =>
    product?.variants.length ?? 0

  test('are made there again', async () => {
    const { server, bench } = await goneThere()
    expect(bench.engine.amsDecisions.open().kinds).toEqual([
      { kind: PRODUCTS, label: 'Removed on the AMS server', values: 2, products: 2 },
      { kind: VARIANTS, label: 'Variant removed on the AMS server', values: 1, products: 1 },
    ])
    await decideAll(bench, { scope: all(PRODUCTS), keep: 'ours' })
    await decideAll(bench, { scope: all(VARIANTS), keep: 'ours' })
    await bench.amsWritten()
    expect(server.ids().sort()).toEqual(['a', 'b', 'c', KEPT])
    expect(server.catalog.products.find('a')?.product.category).toBe('3')
    expect(variantsOf(server.catalog.products.find('c')?.product)).toBe(2)
  })

  test('or go here too, with the figure of what goes', async () => {
    const { server, bench } = await goneThere()
    const { amsDecisions } = bench.engine
    const of = (kind: string) => amsDecisions.previewMany({ scope: all(kind), keep: 'theirs' })
    expect(of(PRODUCTS)).toMatchObject({
      parts: [{ effect: 'removes-here', brake: { count: 2 } }],
    })
    expect(of(VARIANTS)).toMatchObject({
      parts: [{ effect: 'removes-variants-here', brake: { count: 1 } }],
    })
    await decideAll(bench, { scope: all(PRODUCTS), keep: 'theirs' })
    await decideAll(bench, { scope: all(VARIANTS), keep: 'theirs' })
    await bench.amsWritten()
    expect(bench.store.ams.existing(['a', 'b', 'c', KEPT]).sort()).toEqual(['c', KEPT])
    expect(variantsOf(bench.store.ams.product('c'))).toBe(1)
    expect(server.ids().sort()).toEqual(['c', KEPT])
    expect(bench.store.amsServer.counts()).toEqual({ waiting: 0, conflicts: 0, refused: 0 })
  })
})
