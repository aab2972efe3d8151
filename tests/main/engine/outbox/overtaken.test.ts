import { expect, test } from 'vitest'
import { PairInMemory } from '../../../support/pair-in-memory'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

test('options that another decision of the same push makes impossible come back, and nothing is sent', async () => {
  const [first, second] = ['gid://shopify/ProductVariant/11', 'gid://shopify/ProductVariant/12']
  // Until AMS takes the SKU of the first one, the second has no counterpart: its SKU stands twice in AMS.
  const ours = amsProduct({
    optionNames: ['Size', 'Colour'],
    variants: [
      amsVariant({ sku: 'B', optionValues: ['Small', 'Red'], shopifyVariantId: first }),
      amsVariant({ id: '1-2', sku: 'B', optionValues: ['Large', ''] }),
    ],
  })
  const theirs = shopProduct({
    variants: [
      shopVariant({ id: first, sku: 'A' }),
      shopVariant({ id: second, sku: 'B', optionValues: ['Tall'] }),
    ],
  })
  const pair = new PairInMemory(ours, theirs, [])
  const rows = pair.compare()
  const options = rows.find(({ field }) => field === 'option-names')
  const sku = rows.find(({ field }) => field === 'sku')
  if (!options || !sku) throw new Error('The two differ in options and SKU')
  const outcomes = await pair.push([
    [options, 'ours'],
    [sku, 'theirs'],
  ])
  expect(outcomes).toMatchObject([
    { entryId: 2, state: 'done' },
    { entryId: 1, state: 'returned', reason: expect.stringContaining('Nothing was sent') },
  ])
  expect(pair.writes).toEqual([])
  expect(pair.ours.variants[0]?.sku).toBe('A')
})
