import { seenChanges } from '@main/engine/syncing/seen-changes'
import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { FieldKey } from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { reviewPair } from '../../../support/without-policies'

type Known = readonly { field: FieldKey; variantId: string; theirs: string }[]

function seen(ours: AmsProduct, theirs: ShopProduct, known: Known, agreed: string | null = null) {
  const base =
    agreed === null
      ? []
      : [{ field: 'name', variantId: '', value: agreed, agreedAt: 'then' } as const]
  return seenChanges(known, reviewPair(ours, theirs, base), theirs)
}

const changed = (before: string, after: string) => [{ field: 'name', variantId: '', before, after }]

describe('a read finds a change in Shopify', () => {
  test('since the value that the review showed so far', () => {
    const known = [{ field: 'name', variantId: '', theirs: 'Old' } as const]
    expect(seen(amsProduct(), shopProduct({ title: 'New' }), known)).toEqual(changed('Old', 'New'))
  })

  test('since the last agreement, where the review showed nothing', () => {
    expect(seen(amsProduct(), shopProduct({ title: 'New' }), [], 'Oak Bowl')).toEqual(
      changed('Oak Bowl', 'New'),
    )
  })

  test('once, where there is a row as well as an agreement', () => {
    const known = [{ field: 'name', variantId: '', theirs: 'Old' } as const]
    expect(seen(amsProduct(), shopProduct({ title: 'New' }), known, 'Oak Bowl')).toEqual(
      changed('Old', 'New'),
    )
  })

  test('when both sides agree again by it', () => {
    const known = [{ field: 'name', variantId: '', theirs: 'Old' } as const]
    expect(seen(amsProduct(), shopProduct(), known)).toEqual(changed('Old', 'Oak Bowl'))
  })

  test('of a variant', () => {
    const known = [{ field: 'retail-price', variantId: '1-1', theirs: '60.00' } as const]
    const theirs = shopProduct({ variants: [shopVariant({ price: '62.00' })] })
    expect(seen(amsProduct(), theirs, known)).toEqual([
      { field: 'retail-price', variantId: '1-1', before: '60.00', after: '62.00' },
    ])
  })
})

describe('a read finds nothing', () => {
  test('where only AMS changed', () => {
    expect(seen(amsProduct({ name: 'New' }), shopProduct(), [], 'Oak Bowl')).toEqual([])
  })

  test('of a difference that was never agreed on and is seen for the first time', () => {
    expect(seen(amsProduct({ name: 'Ours' }), shopProduct({ title: 'Theirs' }), [])).toEqual([])
  })

  test('where the value is spelt otherwise', () => {
    const known = [{ field: 'retail-price', variantId: '1-1', theirs: '62.00' } as const]
    const theirs = shopProduct({ variants: [shopVariant({ price: '62.0' })] })
    expect(seen(amsProduct(), theirs, known)).toEqual([])
  })

  test('of a variant that has no counterpart any more, and of a count of stock', () => {
    const known = [
      { field: 'retail-price', variantId: 'gone', theirs: '60.00' },
      { field: 'stock', variantId: '1-1', theirs: '9' },
    ] as const
    expect(seen(amsProduct({ variants: [amsVariant()] }), shopProduct(), known)).toEqual([])
  })
})
