import { applyWrite } from '@main/engine/outbox/apply-write'
import { describe, expect, test } from 'vitest'
import { shopProduct, shopVariant } from '../../../support/products'

const PRODUCT = 'gid://shopify/Product/1'

describe("Shopify's product after an accepted write", () => {
  test('has the option renamed and everything else as before', () => {
    const theirs = shopProduct({ optionNames: ['Size', 'Finish'] })
    expect(
      applyWrite({ kind: 'rename-option', productId: PRODUCT, from: 'Size', to: 'Width' }, theirs),
    ).toEqual({ ...theirs, optionNames: ['Width', 'Finish'] })
  })

  test('has the product fields that were sent', () => {
    expect(
      applyWrite(
        { kind: 'update-product', productId: PRODUCT, changes: { title: 'New', status: 'DRAFT' } },
        shopProduct(),
      ),
    ).toEqual(shopProduct({ title: 'New', status: 'DRAFT' }))
  })

  test('has the variant values that were sent, and no variant more', () => {
    const theirs = shopProduct({ variants: [shopVariant(), shopVariant({ id: 'other' })] })
    const after = applyWrite(
      {
        kind: 'update-variants',
        productId: PRODUCT,
        optionNames: ['Size'],
        variants: [{ variantId: 'gid://shopify/ProductVariant/11', price: '70.00', sku: 'NEW' }],
      },
      theirs,
    )
    expect(after.variants).toEqual([
      shopVariant({ price: '70.00', sku: 'NEW' }),
      shopVariant({ id: 'other' }),
    ])
  })

  test('is not told but read where Shopify makes the ids', () => {
    const theirs = shopProduct()
    expect(
      applyWrite(
        {
          kind: 'create-variants',
          productId: PRODUCT,
          optionNames: [],
          variants: [],
          stocked: null,
        },
        theirs,
      ),
    ).toBe(theirs)
  })
})
