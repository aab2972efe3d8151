import { mergeImport } from '@main/engine/catalog/merge-import'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../../support/products'

describe('a product imported again', () => {
  test('that is new comes as the file has it', () => {
    expect(mergeImport(null, null, amsProduct())).toEqual(amsProduct())
  })

  test('keeps what was accepted from Shopify where the file says the same as before', () => {
    const current = amsProduct({
      name: 'From Shopify',
      shopifyProductId: 'gid',
      variants: [amsVariant({ retailPrice: '70.00', shopifyVariantId: 'gid-v' })],
    })
    expect(mergeImport(amsProduct(), current, amsProduct())).toEqual(current)
  })

  test('takes what the file says anew, field by field', () => {
    const current = amsProduct({
      name: 'From Shopify',
      vendor: 'From Shopify',
      variants: [amsVariant({ retailPrice: '70.00', sku: 'FROM-SHOPIFY' })],
    })
    const incoming = amsProduct({ name: 'Anew', variants: [amsVariant({ retailPrice: '71' })] })
    expect(mergeImport(amsProduct(), current, incoming)).toEqual(
      amsProduct({
        name: 'Anew',
        vendor: 'From Shopify',
        variants: [amsVariant({ retailPrice: '71', sku: 'FROM-SHOPIFY' })],
      }),
    )
  })

  test('keeps variants taken from Shopify, and drops those that the file dropped', () => {
    const taken = amsVariant({ id: 'shopify-9' })
    const dropped = amsVariant({ id: '1-2' })
    const before = amsProduct({ variants: [amsVariant(), dropped] })
    const current = amsProduct({ variants: [amsVariant(), dropped, taken] })
    expect(mergeImport(before, current, amsProduct()).variants).toEqual([amsVariant(), taken])
  })

  test('tells an empty price from an unchanged one', () => {
    const current = amsProduct({ variants: [amsVariant({ retailPrice: '70' })] })
    const emptied = amsProduct({ variants: [amsVariant({ retailPrice: null })] })
    expect(mergeImport(amsProduct(), current, emptied).variants[0]?.retailPrice).toBeNull()
  })
})
