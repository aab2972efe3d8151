import { ConcordError } from '@shared/contract/app-error'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const CATALOG =
  'product_id,name,vendor,category,status,shopify_status,option1_name,variant_id,sku,retail_price,option1_value\r\n' +
  '1,Mug,Oak,Mugs,active,Draft,Size,1-1,MUG-S,12.00,Small\r\n' +
  '1,Mug,Oak,Mugs,active,Draft,Size,1-2,MUG-L,15.00,Large\r\n'

describe('the Shopify product of a link was deleted', () => {
  let bench: TestBench
  let gone: string

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(CATALOG)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.sync()
    gone = gids()[0] ?? ''
    await bench.control('edit', { edits: [{ kind: 'delete-product', product: gone }] })
    await bench.sync()
  })
  afterEach(() => bench.close())

  const gids = (): string[] =>
    [...bench.simulator.store.products.values()].map(({ id }) => `gid://shopify/Product/${id}`)
  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows

  test('it is shown as broken, and nothing is created by itself', async () => {
    expect(rows()).toMatchObject([{ kind: 'broken-link', shopifyProductId: gone, choices: [] }])
    expect(bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' }).decided).toBe(0)
    expect(await bench.push()).toMatchObject({ mutations: 0 })
    expect(gids()).toEqual([])
  })

  test('it is created anew, once, and linked with its variants', async () => {
    bench.engine.linking.createAnew({ amsProductId: '1' })
    expect(rows()).toMatchObject([{ kind: 'product', choice: 'ours', decisionState: 'waiting' }])
    expect(gids()).toEqual([])
    expect(await bench.push()).toMatchObject({ created: 1, parked: 0, returned: 0 })
    expect(gids()).toHaveLength(1)
    expect(gids()).not.toContain(gone)
    expect(await bench.sync()).toMatchObject({ inAgreement: 1, needsPerson: 0, onlyAms: 0 })
    const ours = bench.store.ams.product('1')
    expect(ours?.shopifyProductId).toBe(gids()[0])
    expect(ours?.variants.every(({ shopifyVariantId }) => shopifyVariantId !== null)).toBe(true)
  })

  test('its creation is taken back by undo, and it stands alone then', async () => {
    bench.engine.linking.createAnew({ amsProductId: '1' })
    bench.engine.review.undo()
    expect(rows()).toMatchObject([{ kind: 'product', choice: null, decisionState: 'open' }])
    expect(await bench.push()).toMatchObject({ created: 0, mutations: 0 })
  })

  test('it is linked to another product by hand, variants by their SKUs', async () => {
    await bench.control('edit', {
      edits: [
        {
          kind: 'add-product',
          product: { title: 'Mug again', vendor: 'Oak', productType: 'Mugs', status: 'DRAFT' },
          options: ['Size'],
          variants: [
            { sku: 'MUG-L', price: '15.00', optionValues: ['Large'] },
            { sku: 'MUG-S', price: '12.00', optionValues: ['Small'] },
          ],
        },
      ],
    })
    await bench.sync()
    const [other] = gids()
    bench.engine.linking.link({ amsProductId: '1', shopifyProductId: other ?? '' })
    expect(rows().map(({ field, theirs }) => [field, theirs])).toEqual([['name', 'Mug again']])
    await bench.sync()
    expect(bench.store.links.linkedTo(other ?? '')).toBe('1')
    const linked = bench.store.ams.product('1')?.variants
    expect(linked?.map(({ shopifyVariantId }) => shopifyVariantId).includes(null)).toBe(false)
  })

  test('it is marked unlinked, and offered as a product that only AMS has', async () => {
    bench.engine.linking.unlink({ amsProductId: '1' })
    await bench.sync()
    expect(rows()).toMatchObject([{ kind: 'product', group: 'only-ams', choices: ['ours'] }])
    expect(bench.store.ams.product('1')?.shopifyProductId).toBeNull()
  })

  test('a link that is not broken is not created anew', () => {
    bench.engine.linking.unlink({ amsProductId: '1' })
    expect(() => bench.engine.linking.createAnew({ amsProductId: '1' })).toThrow(ConcordError)
    expect(rows()).toMatchObject([{ kind: 'product', choice: null }])
  })
})
