import { expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { compared } from '../../support/state'

test('Shopify products are found by title, vendor, SKU and id; unlinked ones come first', async () => {
  const { store } = await compared(
    [amsProduct({ id: '1', name: 'Oak bowl', variants: [amsVariant({ id: '1-1', sku: 'BOWL' })] })],
    [
      shopProduct({
        id: 'gid-1',
        title: 'Oak bowl',
        vendor: 'Ember',
        variants: [shopVariant({ id: 'g-1', sku: 'BOWL' })],
      }),
      shopProduct({
        id: 'gid-2',
        title: 'Oak stool 100%',
        vendor: 'Tide',
        variants: [shopVariant({ id: 'g-2', sku: 'STOOL-9' })],
      }),
    ],
  )
  const found = (text: string): readonly string[] =>
    store.screens
      .shopProducts(text)
      .map(({ shopifyProductId, linked }) => `${shopifyProductId}${linked ? ' linked' : ''}`)
  expect(found('oak')).toEqual(['gid-2', 'gid-1 linked'])
  expect(found('tide')).toEqual(['gid-2'])
  expect(found('stool-9')).toEqual(['gid-2'])
  expect(found('gid-1')).toEqual(['gid-1 linked'])
  // A sign of LIKE is only a sign.
  expect(found('100%')).toEqual(['gid-2'])
  expect(found('%')).toEqual(['gid-2'])
  expect(found('nowhere')).toEqual([])
})
