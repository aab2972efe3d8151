import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER =
  'product_id,name,vendor,category,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value,on_hand'
const MUG = [
  '1,Mug,Fernhill,Mugs,active,Active,Size,1-1,MUG-S,12.00,Small,4',
  '1,Mug,Fernhill,Mugs,active,Active,Size,1-2,MUG-L,15.00,Large,6',
]
const BOWL = '2,Bowl,Fernhill,Bowls,active,Active,,2-1,BOWL,30.00,,3'
const csv = (...rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`

describe('both sides agree', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(csv(...MUG, BOWL))
    await bench.sync()
    // What is new there has its first counts with the push after it.
    for (let time = 0; time < 2; time++) {
      bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
      await bench.push()
      await bench.sync()
    }
    expect(rows()).toEqual([])
    await bench.control('reset-log', {})
  })
  afterEach(() => bench.close())

  const rows = () =>
    bench.store.screens
      .compareRows({ filter: EVERYTHING, offset: 0, limit: 50 })
      .rows.map(({ productName, kind, field, changedBy }) => [productName, kind, field, changedBy])
  const products = () => [...bench.simulator.store.products.values()].map(({ title }) => title)

  test.each<[string, object, ReturnType<typeof rows>]>([
    [
      'archived',
      { kind: 'product', product: 'mug', set: { status: 'ARCHIVED' } },
      [['Mug', 'field', 'shopify-status', 'shopify']],
    ],
    [
      'given another option name',
      { kind: 'option', product: 'mug', option: 'Size', name: 'Volume' },
      [['Mug', 'field', 'option-names', 'shopify']],
    ],
    [
      'duplicated, with the same SKUs',
      {
        kind: 'add-product',
        product: { title: 'Mug', vendor: 'Fernhill', productType: 'Mugs', status: 'DRAFT' },
        variants: [{ sku: 'MUG-S', price: '12.00' }],
      },
      [['Mug', 'product', null, null]],
    ],
    ['no more counted', { kind: 'variant', variant: 'BOWL', set: { tracked: false } }, []],
  ])(
    'A10: a product that is %s in Shopify is said to be so, and nothing is made again',
    async (_, edit, expected) => {
      await bench.control('edit', { edits: [edit] })
      const there = products()
      await bench.sync()
      expect(rows()).toEqual(expected)
      // Neither by itself, nor by a push of what waits.
      await bench.push()
      expect(products()).toEqual(there)
      expect(bench.simulator.mutationsApplied()).toEqual([])
    },
  )

  test.each<[string, string, RegExp]>([
    [
      'a name of 256 characters',
      `3,${'n'.repeat(256)},Oak,Vases,active,Draft,,3-1,VASE,20.00,,1`,
      /title|name/i,
    ],
    ['a price below 0', '3,Vase,Oak,Vases,active,Draft,,3-1,VASE,-1.00,,1', /price/i],
  ])('A11: %s is refused with its place, and the others go', async (_, row, place) => {
    await bench.importCsv(csv(...MUG, BOWL.replace('Bowl,', 'Big Bowl,'), row))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(await bench.push()).toMatchObject({ sent: 1, parked: 1 })
    expect(products()).toEqual(['Mug', 'Big Bowl'])
    const parked = bench.engine.outboxRows({ tab: 'parked', search: '', offset: 0, limit: 9 })
    expect(parked.rows.map(({ reason }) => reason)).toEqual([expect.stringMatching(place)])
  })
})
