import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportCatalog } from '@main/bootstrap/export-catalog'
import { readCatalogFile } from '@main/merchant-catalog'
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

const write = (bench: TestBench, what: Partial<CatalogExport> = {}, name = 'out.csv') =>
  exportCatalog(
    join(bench.folder, name),
    { scope: 'all', file: 'ams-csv', ...what },
    {
      exports: bench.engine.catalogExports,
      pictureBytes: async () => null,
      pause: async () => undefined,
    },
  )

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
      if (file === 'ams-csv') expect(written.rows).toBe(rows)
      const before = bench.store.ams.products(idsIn(bench))
      const { products: read } = readCatalogFile(join(bench.folder, 'out.csv'))
      expect(read).toEqual(before)
    })
  },
)
