import { productFilterSchema } from '@shared/contract/products'
import { compareFilterSchema, UNLINKED_RESULTS } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

/*
 * Mug and Bowl have each one product of the same name in Shopify; both Jugs would be the one Jug there; Spoon has
 * nobody; Plate is linked by its SKU.
 */
const CATALOG = [
  'product_id,name,vendor,category,status,shopify_status,variant_id,sku,retail_price',
  '1,Oak Mug,Oak,Table,active,Draft,1-1,MUG-A,10.00',
  '2,Walnut Bowl,Oak,Table,active,Draft,2-1,BOWL-A,20.00',
  '3,Ash Jug,Oak,Table,active,Draft,3-1,JUG-A,30.00',
  '4,Ash Jug,Oak,Table,active,Draft,4-1,JUG-B,31.00',
  '5,Cherry Spoon,Oak,Table,active,Draft,5-1,SPOON-A,40.00',
  '6,Elm Plate,Oak,Table,active,Draft,6-1,PLATE,50.00',
].join('\r\n')
const NO_FILTER = productFilterSchema.parse({})
const ALL = { kind: 'ids', ids: ['1', '2', '3', '4', '5', '6'] } as const

describe('the products that a person ticked', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.control('edit', {
      edits: [
        ['Oak Mug', 'MUG-X'],
        ['Walnut Bowl', 'BOWL-X'],
        ['Ash Jug', 'JUG-X'],
        ['Elm Plate', 'PLATE'],
      ].map(([title, sku]) => ({
        kind: 'add-product',
        product: { title, vendor: 'Oak', productType: 'Table', status: 'DRAFT' },
        variants: [{ sku, price: '10.00' }],
      })),
    })
    await bench.importCsv(CATALOG)
    await bench.sync()
  })
  afterEach(() => bench.close())

  const suggested = (ids: readonly string[]) =>
    bench.store.screens.suggestedLinks({ kind: 'ids', ids: [...ids] })
  const pairsOf = (ids: readonly string[] = ALL.ids) =>
    suggested(ids).pairs.map(({ amsProductId, shopifyProductId }) => ({
      amsProductId,
      shopifyProductId,
    }))

  test('have a clear counterpart where one is free and nobody else may be it', () => {
    const { pairs, ...counts } = suggested(ALL.ids)
    expect(counts).toEqual({ clear: 2, unlinked: 5 })
    expect(pairs).toMatchObject([
      { amsProductId: '1', name: 'Oak Mug', title: 'Oak Mug', evidence: 'The same name' },
      { amsProductId: '2', name: 'Walnut Bowl', title: 'Walnut Bowl' },
    ])
  })

  test('are exactly those that are asked about', () => {
    expect(suggested(['2', '5', '6'])).toMatchObject({ clear: 1, unlinked: 2 })
    // The other Jug still speaks for the same product, ticked or not.
    expect(suggested(['3'])).toMatchObject({ clear: 0, unlinked: 1, pairs: [] })
    expect(
      bench.store.screens.suggestedLinks({
        kind: 'filter',
        filter: { ...NO_FILTER, search: 'mug' },
        except: [],
      }),
    ).toMatchObject({ clear: 1, unlinked: 1 })
  })

  test('are linked together, compared at once, and asked about no more', () => {
    const pairs = pairsOf()
    expect(bench.engine.linking.linkMany({ pairs })).toEqual({ linked: 2, refused: [] })
    expect(suggested(ALL.ids)).toMatchObject({ clear: 0, unlinked: 3 })
    for (const { amsProductId, shopifyProductId } of pairs) {
      expect(bench.store.links.linkedTo(shopifyProductId)).toBe(amsProductId)
      expect(bench.store.screens.productDetail(amsProductId)).toMatchObject({ shopifyProductId })
    }
  })

  test('are linked but for those that can not be, and it is said why', () => {
    const pairs = pairsOf()
    const [mug, bowl] = pairs
    bench.engine.review.decide({ keys: [`${mug?.amsProductId}||product`], choice: 'ours' })
    const { linked, refused } = bench.engine.linking.linkMany({
      pairs: [...pairs, { amsProductId: '5', shopifyProductId: bowl?.shopifyProductId ?? '' }],
    })
    expect(linked).toBe(1)
    expect(refused).toEqual([
      { amsProductId: '1', reason: expect.stringContaining('wait to be pushed') },
      { amsProductId: '5', reason: expect.stringContaining('is linked to Walnut Bowl') },
    ])
    expect(bench.store.links.linkedTo(bowl?.shopifyProductId ?? '')).toBe('2')
  })

  test('are shown in Compare as many as are said to be linked to nothing', () => {
    bench.engine.linking.linkMany({ pairs: pairsOf(['1']) })
    const filter = compareFilterSchema.parse({ selection: ALL, matchResults: UNLINKED_RESULTS })
    const { rows } = bench.store.screens.compareRows({ filter, offset: 0, limit: 50 })
    expect(new Set(rows.map(({ amsProductId }) => amsProductId))).toEqual(
      new Set(['2', '3', '4', '5']),
    )
    expect(suggested(ALL.ids).unlinked).toBe(rows.length)
  })

  test('have no counterpart that a person called another one', () => {
    const [mug] = pairsOf()
    if (mug) bench.engine.linking.reject(mug)
    expect(pairsOf().map(({ amsProductId }) => amsProductId)).toEqual(['2'])
    const only = compareFilterSchema.parse({ selection: { kind: 'ids', ids: ['1'] } })
    expect(bench.store.screens.compareRows({ filter: only, offset: 0, limit: 9 }).total).toBe(1)
  })
})
