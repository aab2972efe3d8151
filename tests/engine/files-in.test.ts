import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ImportDesk, StateStore } from '@main/engine/ports'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { importBench } from '../support/import-bench'
import { openState, type TestState, temporaryFolder } from '../support/state'

const VARIANTS = 4

/** A file of so many rows, four for each product, the last ones far away from the first. */
function largeCsv(rows: number, price = '9.50'): string {
  const products = rows / VARIANTS
  const lines = Array.from({ length: rows }, (_, at) => {
    const [product, variant] = [at % products, Math.floor(at / products)]
    return `P${product},P${product}-${variant},"Bowl ${product}, round",<p>Turned.</p>,Size,${variant},SKU-${product}-${variant},${price},${variant}`
  })
  return `product_id,variant_id,name,description,option1_name,option1_value,sku,retail_price,on_hand\n${lines.join('\n')}\n`
}

describe('P8: a file of 100,000 rows', () => {
  test('goes into AMS whole, with progress and with room for others', async () => {
    const bench = importBench(join(temporaryFolder(), 'state.sqlite'))
    let turns = 0
    const others = setInterval(() => turns++, 0)
    const { counts } = await bench.ready(largeCsv(100_000))
    clearInterval(others)
    expect(counts).toMatchObject({ rows: 100_000, products: 25_000, variants: 100_000, refused: 0 })
    expect(turns).toBeGreaterThan(100)
    const told = bench.states.flatMap((state) => (state.kind === 'working' ? [state] : []))
    for (const phase of ['read', 'compare'] as const) {
      const done = told.filter((state) => state.phase === phase).map((state) => state.done)
      expect(done.length).toBeGreaterThan(2)
      expect(done).toEqual([...done].sort((a, b) => a - b))
    }
    await bench.imports.confirm({ allowShrunken: false })
    expect(bench.store.ams.info()).toMatchObject({ products: 25_000, variants: 100_000 })
  })

  test('can be stopped at any time', async () => {
    const bench = importBench()
    const chosen = bench.choose(largeCsv(40_000))
    while (!bench.states.some((state) => state.kind === 'working' && state.phase === 'compare')) {
      await new Promise((done) => setImmediate(done))
    }
    bench.imports.discard()
    await chosen
    await bench.imports.idle()
    expect(bench.imports.state()).toEqual({ kind: 'none' })
    expect(bench.store.ams.info()).toBeNull()
    expect(bench.copies()).toEqual([])
    expect(bench.store.imports.sweep(1)).toBe(true)
  })
})

describe('C13: the process ends in the middle of an import', () => {
  test.each([
    ['while rows are read', 'addRows', 2],
    ['while products are put down', 'stage', 200],
    ['right before the switch', 'switchTo', 1],
  ] as const)(
    '%s: the earlier catalog is whole, and the file can be taken anew',
    async (_, step, at) => {
      const state = openState()
      const bench = importBench(state)
      await bench.ready(largeCsv(2_000))
      await bench.imports.confirm({ allowShrunken: false })
      const image = await imageAt(state, step, at, async (store) => {
        const next = importBench({ store })
        await next.ready(largeCsv(2_000, '19.00'))
        await next.imports.confirm({ allowShrunken: false })
      })
      const found = openState(image)
      const { store } = found
      expect(store.ams.info()).toMatchObject({ products: 500, variants: 2_000 })
      expect(store.ams.product('P7')?.variants.map(({ retailPrice }) => retailPrice)).toEqual(
        Array.from({ length: VARIANTS }, () => '9.50'),
      )
      expect(store.imports.sweep(1)).toBe(true)
      const after = importBench(found)
      expect((await after.ready(largeCsv(2_000, '19.00'))).counts).toMatchObject({ changed: 500 })
      await after.imports.confirm({ allowShrunken: false })
      expect(after.store.ams.product('P7')?.variants[0]?.retailPrice).toBe('19.00')
    },
  )
})

type Step = 'addRows' | 'stage' | 'switchTo'

/** What lies on the disk at the moment before a step is done for the n-th time, which is what kill -9 leaves. */
async function imageAt(
  { path, store }: TestState,
  step: Step,
  times: number,
  work: (store: StateStore) => Promise<void>,
): Promise<string> {
  const folder = temporaryFolder()
  let left = times
  const watched = (desk: ImportDesk): ImportDesk => ({
    ...desk,
    [step]: (...input: readonly unknown[]) => {
      left -= 1
      if (left === 0) {
        for (const file of readdirSync(dirname(path))) {
          copyFileSync(join(dirname(path), file), join(folder, file))
        }
      }
      return Reflect.apply(desk[step], desk, [...input])
    },
  })
  await work({
    ...store,
    imports: { ...store.imports, begin: () => watched(store.imports.begin()) },
  })
  expect(left).toBeLessThanOrEqual(0)
  return join(folder, basename(path))
}

const FOLDER = '../shared/real-catalogs'
const recordsSchema = z.array(z.record(z.string(), z.string()))

/** Genuine Shopify exports, kept beside the project; a clone without them skips with this line. */
describe.skipIf(!existsSync(FOLDER))(
  `genuine export files (skipped where ${FOLDER} is absent)`,
  () => {
    test.each([
      ['apparel.csv', 25, 96],
      ['jewelry.csv', 19, 24],
    ])('%s comes in without a lost row', async (file, products, variants) => {
      const bytes = readFileSync(join(FOLDER, file))
      // Counted by another reader.
      const rows = recordsSchema.parse(parse(bytes, { bom: true, columns: true }))
      const ofVariants = rows.filter(
        (row) => row['Variant Price'] !== '' || row['Option1 Value'] !== '',
      )
      const pictures = new Set(
        rows.flatMap((row) => (row['Image Src'] === '' ? [] : [row['Image Src']])),
      )
      const bench = importBench()
      const { counts, reading } = await bench.ready(bytes, file)
      expect(reading).toMatchObject({ layout: 'shopify', rows: rows.length })
      expect(counts).toMatchObject({
        rows: rows.length,
        products: new Set(rows.map((row) => row['Handle'])).size,
        variants: ofVariants.length,
        refused: 0,
      })
      expect(counts).toMatchObject({ products, variants })
      await bench.imports.confirm({ allowShrunken: false })
      const taken = [...new Set(rows.map((row) => row['Handle'] ?? ''))].flatMap(
        (handle) => bench.store.ams.product(handle) ?? [],
      )
      const urls = new Set(taken.flatMap(({ images }) => images.map(({ url }) => url)))
      expect([...pictures].filter((url) => !urls.has(url ?? null))).toEqual([])
      expect((await bench.ready(bytes, file)).counts).toMatchObject({
        new: 0,
        changed: 0,
        unchanged: products,
        missing: 0,
      })
    })
  },
)
