import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportCatalog } from '@main/bootstrap/export-catalog'
import { readCatalogFile, readCatalogText } from '@main/merchant-catalog'
import type { CatalogExport } from '@shared/contract/catalog-export'
import { compareFilterSchema } from '@shared/contract/review'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const REAL_CATALOGS = '../shared/real-catalogs'
const HEADER =
  'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price,on_hand,cogs\r\n'
const row = (id: number, name: string): string =>
  `${id},${name},Fernhill,active,Draft,${id}-1,SKU-${id},10.00,7,4.20\r\n`
const CATALOG = HEADER + row(1, 'Mug') + row(2, 'Bowl') + row(3, 'Cup')

async function benchWith(text: string, name?: string): Promise<TestBench> {
  const bench = await openBench({ kind: 'empty' })
  onTestFinished(() => bench.close())
  await bench.importCsv(text, name)
  return bench
}

const write = (
  bench: TestBench,
  what: Partial<CatalogExport> = {},
  name = 'out.csv',
  pause: () => void = () => undefined,
) =>
  exportCatalog(
    join(bench.folder, name),
    { scope: 'all', file: 'ams-csv', ...what },
    {
      exports: bench.engine.catalogExports,
      pictureBytes: async () => null,
      pause: async () => pause(),
    },
  )

/** Does `work` at the first turn that others get while a file is written, and nothing at the next ones. */
function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

const idsIn = (bench: TestBench, name = 'out.csv'): string[] =>
  readCatalogFile(join(bench.folder, name)).products.map(({ id }) => id)

const changedNow = async (bench: TestBench): Promise<number> =>
  (await bench.engine.catalogExports.facts()).changed.products

describe('files for AMS', () => {
  test('hold only what AMS does not know: links and values taken from Shopify, until they were written', async () => {
    const bench = await benchWith(CATALOG)
    expect(await bench.engine.catalogExports.facts()).toEqual({
      all: { products: 3, variants: 3 },
      changed: { products: 0, variants: 0 },
      last: null,
    })
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    // Their ids in Shopify are new to AMS.
    expect(await changedNow(bench)).toBe(3)
    expect(await write(bench, { scope: 'changed' })).toMatchObject({ products: 3, rows: 3 })
    expect(await bench.engine.catalogExports.facts()).toMatchObject({
      changed: { products: 0 },
      last: { name: 'out.csv', products: 3 },
    })

    await bench.control('edit', {
      edits: [{ kind: 'product', product: 'bowl', set: { title: 'Oak bowl' } }],
    })
    await bench.sync()
    bench.engine.review.acceptAll({ filter: { ...EVERYTHING, fields: ['name'] }, choice: 'theirs' })
    await bench.push()
    expect(await write(bench, { scope: 'changed' }, 'second.csv')).toMatchObject({ products: 1 })
    expect(readCatalogFile(join(bench.folder, 'second.csv')).products).toMatchObject([
      { id: '2', name: 'Oak bowl', variants: [{ onHand: 7, amsOnly: { cogs: '4.20' } }] },
    ])
    expect(await changedNow(bench)).toBe(0)
  })

  test('hold it again when the next file of AMS still does not say it', async () => {
    const bench = await benchWith(CATALOG)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await write(bench)
    expect(await changedNow(bench)).toBe(0)
    await bench.importCsv(CATALOG)
    expect(await changedNow(bench)).toBe(3)
    await bench.importCsv(readFileSync(join(bench.folder, 'out.csv'), 'utf8'))
    expect(await changedNow(bench)).toBe(0)
  })

  test("Shopify's file tells AMS nothing", async () => {
    const bench = await benchWith(CATALOG)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await write(bench, { file: 'shopify-csv' }, 'shopify.csv')
    expect(await changedNow(bench)).toBe(3)
    expect(idsIn(bench, 'shopify.csv')).toEqual(['1', '2', '3'])
  })

  test('read again change nothing', async () => {
    const bench = await benchWith(CATALOG)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await write(bench)
    const { products } = readCatalogFile(join(bench.folder, 'out.csv'))
    const again = { sourceName: 'out.csv', products, notes: [] }
    expect(bench.engine.importCatalog(again, false)).toMatchObject({
      unchanged: 3,
      changed: 0,
      added: 0,
    })
  })
})

/** More than one stretch of an export. */
const MANY = HEADER + Array.from({ length: 250 }, (_, n) => row(n + 1, `Mug ${n + 1}`)).join('')

/** Another catalog takes the place of AMS's, at once. */
function replaceCatalog(bench: TestBench, text: string): void {
  bench.engine.importCatalog(readCatalogText(text, 'catalog.csv'), true)
}

describe('while a file is written', () => {
  const KEPT = 'The file of last week\r\n'
  const kinds = ['ams-csv', 'ams-xlsx'] as const

  async function benchWithOldFile(): Promise<TestBench> {
    const bench = await benchWith(MANY)
    writeFileSync(join(bench.folder, 'out.csv'), KEPT)
    return bench
  }

  function expectNothingWritten(bench: TestBench): void {
    expect(readFileSync(join(bench.folder, 'out.csv'), 'utf8')).toBe(KEPT)
    expect(readdirSync(bench.folder).filter((name) => name.includes('.part'))).toEqual([])
    expect(bench.store.catalogExports.last()).toBeNull()
    expect(bench.engine.works.state().export).toBeNull()
  }

  test.each(kinds)(
    'another catalog ends it (%s): the old file stays, and nothing counts as known',
    async (file) => {
      const bench = await benchWithOldFile()
      const replaced = write(
        bench,
        { file },
        'out.csv',
        once(() => replaceCatalog(bench, MANY + row(999, 'New'))),
      )
      await expect(replaced).rejects.toMatchObject({
        error: {
          code: 'file-not-written',
          message: expect.stringContaining('was replaced while it was being exported'),
          nextStep: expect.stringContaining('Export again'),
        },
      })
      expectNothingWritten(bench)
      expect(await write(bench, { file })).toMatchObject({ products: 251 })
    },
  )

  test('another catalog ends it even when the last products were read', async () => {
    const bench = await benchWithOldFile()
    let turns = 0
    const replaced = write(bench, {}, 'out.csv', () => {
      turns += 1
      if (turns === 3) replaceCatalog(bench, MANY)
    })
    await expect(replaced).rejects.toMatchObject({ error: { code: 'file-not-written' } })
    expect(turns).toBe(3)
    expectNothingWritten(bench)
  })

  test.each(kinds)(
    'a person cancels (%s): the old file stays, and nothing counts as known',
    async (file) => {
      const bench = await benchWithOldFile()
      const canceled = await write(
        bench,
        { file },
        'out.csv',
        once(() => bench.engine.works.cancel({ work: 'export' })),
      )
      expect(canceled).toBeNull()
      expectNothingWritten(bench)
      expect(await write(bench, { file })).toMatchObject({ products: 250 })
    },
  )

  test('what is edited behind it is news again, what is edited before it is not', async () => {
    const bench = await benchWith(MANY)
    const rename = (id: string): void => {
      const from = bench.store.ams.product(id)?.name ?? ''
      const cell = {
        kind: 'cell',
        field: 'name',
        variantId: '',
        from,
        to: `${from}, blue`,
      } as const
      bench.engine.editing.edit({ amsProductId: id, changes: [cell] })
    }
    await write(
      bench,
      {},
      'out.csv',
      once(() => {
        rename('1')
        rename('200')
      }),
    )
    const { products } = readCatalogFile(join(bench.folder, 'out.csv'))
    expect(products.filter(({ name }) => name.endsWith('blue')).map(({ id }) => id)).toEqual([
      '200',
    ])
    expect(await changedNow(bench)).toBe(1)
    expect(await write(bench, { scope: 'changed' }, 'rest.csv')).toMatchObject({ products: 1 })
    expect(idsIn(bench, 'rest.csv')).toEqual(['1'])
  })

  test('a second file waits until the first is written', async () => {
    const bench = await benchWith(MANY)
    const second: unknown[] = []
    const first = write(
      bench,
      {},
      'out.csv',
      once(() => {
        write(bench, {}, 'second.csv').catch((thrown: unknown) => second.push(thrown))
      }),
    )
    expect(await first).toMatchObject({ products: 250 })
    expect(second).toMatchObject([{ error: { code: 'already-running' } }])
    expect(existsSync(join(bench.folder, 'second.csv'))).toBe(false)
  })

  test('the sizes that are told beforehand are those of one catalog', async () => {
    const bench = await benchWith(MANY)
    const sizes = bench.engine.catalogExports.facts()
    replaceCatalog(bench, HEADER + row(1, 'Mug') + row(2, 'Bowl'))
    expect(await sizes).toMatchObject({ all: { products: 2, variants: 2 } })
  })
})

describe.skipIf(!existsSync(REAL_CATALOGS))(
  `genuine files leave and come back (skipped where ${REAL_CATALOGS} is absent)`,
  () => {
    test.each([
      ['apparel.csv', 'ams-csv', 25, 96],
      ['jewelry.csv', 'ams-csv', 19, 24],
      ['apparel.csv', 'shopify-csv', 25, 96],
      ['jewelry.csv', 'shopify-csv', 19, 24],
    ] as const)('%s as %s is the identical catalog', async (name, file, products, rows) => {
      const text = readFileSync(join(REAL_CATALOGS, name), 'utf8')
      const bench = await benchWith(text, name)
      const written = await write(bench, { file })
      expect(written).toMatchObject({ products, picturesLeftOut: 0 })
      if (file === 'ams-csv') expect(written?.rows).toBe(rows)
      const before = bench.store.ams.products(idsIn(bench))
      const { products: read } = readCatalogFile(join(bench.folder, 'out.csv'))
      expect(read).toEqual(before)
    })
  },
)
