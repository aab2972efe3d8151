import { checkDeletion, whyNotAll } from '@main/engine/outbox/check-deletion'
import { listDeletions } from '@main/engine/outbox/list-deletions'
import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { describe, expect, test } from 'vitest'
import { outboxEntry } from '../../../support/outbox-entry'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

const EXTRA = 'gid://shopify/ProductVariant/12'
const extra = shopVariant({ id: EXTRA, sku: 'X', optionValues: ['Extra'], price: '9.50' })
const theirs = shopProduct({ variants: [shopVariant(), extra] })
const deletion = outboxEntry({
  kind: 'variant',
  field: null,
  shopifyVariantId: EXTRA,
  ours: null,
  theirs: 'Extra',
})
const removal = outboxEntry({
  kind: 'variant',
  field: null,
  choice: 'theirs',
  amsVariantId: '1-2',
  ours: 'Large',
  theirs: null,
})
const both = amsProduct({
  variants: [amsVariant(), amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'] })],
})

/** What the list says of an entry when the two sides were read like this. */
function listed(entry: typeof deletion, ours: AmsProduct, shop: ShopProduct) {
  const sides = { ams: { product: () => ours }, shop: { product: () => shop } }
  return listDeletions(sides, [entry])[0]
}

describe('a variant that is to be deleted in Shopify', () => {
  test('is deleted when it is as it was listed', () => {
    const as = listed(deletion, amsProduct(), theirs)
    expect(as).toMatchObject({ side: 'shopify', sku: 'X', price: '9.50', stock: 4 })
    expect(checkDeletion(deletion, as, amsProduct(), theirs)).toEqual({ kind: 'as-seen' })
  })

  test.each<[string, object]>([
    ['SKU', { sku: 'X2' }],
    ['price', { price: '9.51' }],
    ['stock', { available: 3 }],
    ['option value', { optionValues: ['More'] }],
    ['stock, no longer counted,', { tracked: false }],
  ])('comes back when its %s is another by now', (_, change) => {
    const now = shopProduct({ variants: [shopVariant(), { ...extra, ...change }] })
    const as = listed(deletion, amsProduct(), theirs)
    expect(checkDeletion(deletion, as, amsProduct(), now)).toEqual({
      kind: 'moved',
      reason: 'It changed in Shopify after it was listed. It was not deleted.',
    })
  })

  test('waits when nobody confirmed it for this push', () => {
    expect(checkDeletion(deletion, undefined, amsProduct(), theirs)).toEqual({
      kind: 'not-confirmed',
    })
  })

  test('is done when it is gone already', () => {
    const as = listed(deletion, amsProduct(), theirs)
    expect(checkDeletion(deletion, as, amsProduct(), shopProduct())).toEqual({
      kind: 'already-there',
    })
  })

  test('comes back when AMS has it by now, or when it is the last one', () => {
    const as = listed(deletion, amsProduct(), theirs)
    const known = amsProduct({ variants: [amsVariant(), amsVariant({ id: '1-3', sku: 'X' })] })
    expect(checkDeletion(deletion, as, known, theirs)).toMatchObject({
      kind: 'moved',
      reason: expect.stringContaining('no longer alone'),
    })
    const other = amsProduct({ variants: [...both.variants] })
    const lonely = shopProduct({ variants: [extra] })
    expect(checkDeletion(deletion, as, other, lonely)).toMatchObject({
      kind: 'moved',
      reason: expect.stringContaining('at least one variant'),
    })
  })
})

describe('a variant that is to be removed from AMS', () => {
  test('is removed when it is as it was listed, and comes back when it has a counterpart', () => {
    const as = listed(removal, both, shopProduct())
    expect(as).toMatchObject({ side: 'ams', sku: 'L', stock: 4 })
    expect(checkDeletion(removal, as, both, shopProduct())).toEqual({ kind: 'as-seen' })
    const made = shopProduct({ variants: [shopVariant(), shopVariant({ id: 'new', sku: 'L' })] })
    expect(checkDeletion(removal, as, both, made)).toMatchObject({ kind: 'moved' })
    const dearer = amsProduct({
      variants: both.variants.map((variant) => ({ ...variant, retailPrice: '1' })),
    })
    expect(checkDeletion(removal, as, dearer, shopProduct())).toMatchObject({ kind: 'moved' })
  })
})

test('all variants of a product never go together', () => {
  expect(whyNotAll(2, 3)).toBeNull()
  expect(whyNotAll(0, 0)).toBeNull()
  expect(whyNotAll(3, 3)).toContain('keeps at least one')
})
