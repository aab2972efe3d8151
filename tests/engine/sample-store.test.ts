import { readFileSync } from 'node:fs'
import { rememberAgreement } from '@main/engine'
import { readCatalogText } from '@main/merchant-catalog'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, sampleShop, type TestBench } from './support/open-engine'
import { pushStock } from './support/stock-bench'

const EVERYTHING = compareFilterSchema.parse({})

describe('the sample store', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await openBench(sampleShop())
    const agreed = readFileSync('resources/sample/last-agreed.csv', 'utf8')
    rememberAgreement(
      bench.store,
      readCatalogText(agreed, 'last-agreed.csv').products,
      '2026-11-14T09:12:00.000Z',
    )
    await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  })
  afterEach(() => bench.close())

  test('shows every planted difference, and who changed it', async () => {
    expect(await bench.sync()).toMatchObject({
      amsProducts: 95,
      shopifyProducts: 93,
      inAgreement: 50,
      differs: 66,
      onlyAms: 5,
      onlyShopify: 4,
      needsPerson: 18,
      mutationsSent: 0,
    })
    const counts = bench.store.screens.compareCounts(EVERYTHING)
    expect(Object.fromEntries(counts.changedBy.map(({ value, count }) => [value, count]))).toEqual({
      ams: 43,
      shopify: 24,
      both: 6,
      'never-agreed': 7,
    })
    expect(Object.fromEntries(counts.fields.map(({ value, count }) => [value, count]))).toEqual({
      name: 8,
      description: 10,
      vendor: 2,
      category: 7,
      'option-names': 3,
      'shopify-status': 6,
      status: 1,
      'retail-price': 23,
      sku: 5,
      'option-values': 6,
      stock: 9,
    })
    expect(
      Object.fromEntries(counts.matchResults.map(({ value, count }) => [value, count])),
    ).toEqual({ linked: 82, only: 7, 'blank-sku': 2, 'duplicate-sku': 2 })
  })

  test('after everything is decided and pushed, a second sync finds nothing and sends nothing', async () => {
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(await bench.push()).toMatchObject({
      sent: 58,
      takenIntoAms: 24,
      created: 5,
      imported: 3,
      returned: 0,
      parked: 0,
      unknown: 0,
    })
    // What was made in Shopify gets its counts by itself.
    await pushStock(bench)
    await bench.control('reset-log', {})
    expect(await bench.sync()).toMatchObject({
      differs: 0,
      onlyAms: 0,
      onlyShopify: 0,
      // Two products whose SKU AMS uses twice are linked to nothing by guessing, and the class that only Shopify
      // has came without a SKU.
      needsPerson: 3,
      inAgreement: 96,
    })
    expect(await bench.control('counts')).toMatchObject({ mutations: 0, mutationsApplied: 0 })
    await bench.amsWritten()
    expect(bench.amsOtherwise()).toEqual([])
    expect(bench.engine.overview().badges).toMatchObject({ synced: 96, outOfSync: 0, syncError: 0 })
  })

  test('taking Shopify on every row sends no mutation but the products that only AMS has', async () => {
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'theirs' })
    const pushed = await bench.push()
    expect(pushed).toMatchObject({ sent: 0, created: 0, mutations: 0, returned: 0, parked: 0 })
    expect(await bench.sync()).toMatchObject({ differs: 0, onlyShopify: 0, onlyAms: 5 })
  })

  test('an inactive product is taken off sale, and both statuses agree afterwards', async () => {
    await bench.sync()
    const [row] = bench.store.screens.compareRows({
      filter: { ...EVERYTHING, fields: ['status'] },
      offset: 0,
      limit: 10,
    }).rows
    expect(row).toMatchObject({ productName: 'Utensil Crock', ours: 'inactive', theirs: 'active' })
    bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
    await bench.push()
    expect(bench.store.ams.product(row?.amsProductId ?? '')).toMatchObject({
      status: 'inactive',
      shopifyStatus: 'DRAFT',
    })
    const after = await bench.sync()
    expect(after.differs).toBe(65)
  })

  test('one that somebody archived before the push stays a difference of its own', async () => {
    await bench.sync()
    const page = { filter: { ...EVERYTHING, fields: ['status' as const] }, offset: 0, limit: 10 }
    const [row] = bench.store.screens.compareRows(page).rows
    const amsProductId = row?.amsProductId ?? ''
    const before = bench.store.ams.product(amsProductId)?.shopifyStatus
    bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'ours' })
    const product = row?.shopifyProductId ?? ''
    await bench.control('edit', {
      edits: [{ kind: 'product', product, set: { status: 'ARCHIVED' } }],
    })
    expect(await bench.push()).toMatchObject({ sent: 0, alreadyThere: 1 })
    expect(bench.store.ams.product(amsProductId)?.shopifyStatus).toBe(before)
    const rows = bench.store.screens.compareRows({
      ...page,
      filter: { ...EVERYTHING, fields: ['shopify-status'], search: row?.productName ?? '' },
    }).rows
    expect(rows).toMatchObject([{ ours: before, theirs: 'ARCHIVED' }])
  })

  test('AMS-only values of the sample occur in no request that the store got', async () => {
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    const bodies = await bench.recordBodies(() => bench.push())
    expect(bodies.length).toBeGreaterThan(20)
    const names = [
      'cogs',
      'material_cost',
      'labor',
      'markup',
      'wholesale',
      'commission',
      'consignment',
      'components',
      'bill_of_materials',
    ]
    for (const body of bodies)
      for (const name of names) expect(body.toLowerCase()).not.toContain(name)
  })
})
