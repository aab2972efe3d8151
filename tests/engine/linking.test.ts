import { ConcordError } from '@shared/contract/app-error'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const CATALOG =
  'product_id,name,vendor,category,status,shopify_status,variant_id,sku,retail_price\r\n' +
  '1,Spoons,Oak,Utensils,active,Draft,1-1,SPOON,54.00\r\n' +
  '2,Spoons (old list),Oak,Utensils,active,Draft,2-1,SPOON,40.00\r\n'

describe('two AMS products share a SKU that one Shopify product has', () => {
  let bench: TestBench
  let spoons: string

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.control('edit', {
      edits: [
        {
          kind: 'add-product',
          product: { title: 'Spoons', vendor: 'Oak', productType: 'Utensils', status: 'DRAFT' },
          variants: [{ sku: 'SPOON', price: '54.00' }],
        },
      ],
    })
    await bench.importCsv(CATALOG)
    await bench.sync()
    const [detail] = rows()
    spoons =
      bench.engine.review.detail({ key: detail?.key ?? '' }).candidates[0]?.shopifyProductId ?? ''
  })
  afterEach(() => bench.close())

  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows
  const kinds = (): string[] => rows().map(({ productName, kind }) => `${productName} ${kind}`)

  test('nothing is linked by guessing; both name the candidate and the evidence', () => {
    expect(kinds()).toEqual(['Spoons ambiguous', 'Spoons (old list) ambiguous'])
    expect(bench.engine.review.detail({ key: '2||ambiguous' }).candidates).toMatchObject([
      { title: 'Spoons', evidence: 'Same SKU SPOON' },
    ])
  })

  test('a link by hand is compared at once and outranks every later run', async () => {
    bench.engine.linking.link({ amsProductId: '1', shopifyProductId: spoons })
    expect(kinds()).toEqual(['Spoons (old list) ambiguous'])
    expect(bench.store.screens.productDetail('1')).toMatchObject({
      badge: 'synced',
      shopifyProductId: spoons,
    })
    const again = await bench.sync()
    expect(again).toMatchObject({ inAgreement: 1, needsPerson: 1 })
  })

  test('a product that is linked already is refused, and nothing changes', () => {
    bench.engine.linking.link({ amsProductId: '1', shopifyProductId: spoons })
    expect(() =>
      bench.engine.linking.link({ amsProductId: '2', shopifyProductId: spoons }),
    ).toThrow(ConcordError)
    expect(bench.store.links.linkedTo(spoons)).toBe('1')
  })

  test('"not the same" is remembered: the product stands alone and is never suggested again', async () => {
    bench.engine.linking.reject({ amsProductId: '2', shopifyProductId: spoons })
    expect(kinds()).toEqual(['Spoons ambiguous', 'Spoons (old list) product'])
    await bench.sync()
    expect(kinds()).toEqual(['Spoons ambiguous', 'Spoons (old list) product'])
  })

  test('unlinking forgets the agreement, links nothing again, and leaves both products as they are', async () => {
    bench.engine.linking.link({ amsProductId: '1', shopifyProductId: spoons })
    bench.engine.linking.unlink({ amsProductId: '1' })
    expect(bench.store.comparison.baseOf('1', spoons)).toEqual([])
    await bench.sync()
    expect(kinds()).toEqual(['Spoons product', 'Spoons (old list) ambiguous'])
    expect(bench.simulator.store.products.size).toBe(1)
  })

  test('a link does not change under decisions that wait', async () => {
    bench.engine.linking.link({ amsProductId: '1', shopifyProductId: spoons })
    await bench.importCsv(CATALOG.replace('1,Spoons,', '1,Big Spoons,'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(() => bench.engine.linking.unlink({ amsProductId: '1' })).toThrow(/wait to be pushed/)
    bench.engine.review.undo()
    bench.engine.linking.unlink({ amsProductId: '1' })
    expect(bench.store.links.linkedTo(spoons)).toBeNull()
  })
})
