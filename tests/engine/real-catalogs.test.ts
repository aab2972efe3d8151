import { existsSync, readFileSync } from 'node:fs'
import { compareFilterSchema } from '@shared/contract/review'
import { describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'
import { pushStock } from './support/stock-bench'

const FOLDER = '../shared/real-catalogs'
const EVERYTHING = compareFilterSchema.parse({})

/** Genuine Shopify exports, kept beside the project; a clone without them skips with this line. */
describe.skipIf(!existsSync(FOLDER))(
  `genuine export files as the AMS side (skipped where ${FOLDER} is absent)`,
  () => {
    test.each([
      // The last number: products without any SKU, which are left to a person.
      ['apparel.csv', 25, 96, 1],
      ['jewelry.csv', 19, 24, 19],
    ])(
      '%s put into an empty store agrees in everything afterwards',
      async (file, products, variants, withoutSku) => {
        await withCatalog(file, async (bench) => {
          const found = await bench.sync()
          expect(bench.store.ams.info()).toMatchObject({ products, variants })
          expect(found).toMatchObject({
            onlyAms: products - withoutSku,
            needsPerson: withoutSku,
            inAgreement: 0,
          })
          bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
          expect(await bench.push()).toMatchObject({ created: products, parked: 0, returned: 0 })
          expect(bench.simulator.store.products.size).toBe(products)
          await pushStock(bench)
          await bench.control('reset-log', {})
          expect(await bench.sync()).toMatchObject({
            inAgreement: products,
            differs: 0,
            onlyAms: 0,
            onlyShopify: 0,
            needsPerson: 0,
          })
          expect(await bench.control('counts')).toMatchObject({ mutations: 0 })
          await bench.amsWritten()
          expect(bench.amsOtherwise()).toEqual([])
        })
      },
    )

    test('after planted edits on both sides exactly those show, with the right side named', async () => {
      await withCatalog('apparel.csv', async (bench, text) => {
        await bench.sync()
        bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
        await bench.push()
        await pushStock(bench)
        await bench.sync()

        // AMS: a name, a price. Shopify: a title of another product, a vendor. Both: one category.
        const lines = text.replace('Ayres Chambray,', 'Ayres Chambray Shirt,')
        expect(lines).not.toBe(text)
        const repriced = lines.replace(
          '43MCHBL3,0,shopify,0,deny,manual,98.00',
          '43MCHBL3,0,shopify,0,deny,manual,99.50',
        )
        expect(repriced).not.toBe(lines)
        const both = repriced.replace('Ursa Major,Accessories,', 'Ursa Major,Skin care,')
        expect(both).not.toBe(repriced)
        await bench.importCsv(both, 'apparel.csv')
        const handles = [...bench.simulator.store.products.values()].map(({ handle }) => handle)
        const other = handles.find(
          (handle) =>
            !['ayers-chambray', 'ayres-chambray', 'the-scout-skincare-kit'].includes(handle),
        )
        await bench.control('edit', {
          edits: [
            {
              kind: 'product',
              product: other,
              set: { title: 'Renamed in the shop', vendor: 'Somebody else' },
            },
            {
              kind: 'product',
              product: 'the-scout-skincare-kit',
              set: { productType: 'Grooming' },
            },
          ],
        })
        const found = await bench.sync()
        const { rows } = bench.store.screens.compareRows({
          filter: EVERYTHING,
          offset: 0,
          limit: 50,
        })
        expect(rows.map(({ field, changedBy }) => `${field} ${changedBy}`).sort()).toEqual([
          'category both',
          'name ams',
          'name shopify',
          'retail-price ams',
          'vendor shopify',
        ])
        expect(found).toMatchObject({ differs: 4, needsPerson: 1, onlyAms: 0, onlyShopify: 0 })
        expect(rows.find(({ field }) => field === 'retail-price')).toMatchObject({
          ours: '99.50',
          theirs: '98.00',
          base: '98.00',
        })
      })
    })
  },
)

async function withCatalog(
  file: string,
  play: (bench: TestBench, text: string) => Promise<void>,
): Promise<void> {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
  const bench = await openBench({ kind: 'empty' })
  try {
    await bench.importCsv(text, file)
    await play(bench, text)
  } finally {
    await bench.close()
  }
}
