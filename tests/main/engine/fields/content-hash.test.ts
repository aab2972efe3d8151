import { amsContentHash } from '@main/engine/fields'
import type { AmsProduct } from '@shared/catalog/product'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../../support/products'

describe('the fingerprint of an AMS product', () => {
  test.each<[string, Partial<AmsProduct>]>([
    ['name', { name: 'Other' }],
    ['description', { descriptionHtml: '<p>Other</p>' }],
    ['vendor', { vendor: 'Other' }],
    ['category', { category: 'Other' }],
    ['status', { status: 'inactive' }],
    ['Shopify status', { shopifyStatus: 'DRAFT' }],
    ['option names', { optionNames: ['Width'] }],
    ['SKU', { variants: [amsVariant({ sku: 'Other' })] }],
    ['price', { variants: [amsVariant({ retailPrice: '64' })] }],
    ['missing price', { variants: [amsVariant({ retailPrice: null })] }],
    ['option values', { variants: [amsVariant({ optionValues: ['Large'] })] }],
    ['variant id', { variants: [amsVariant({ id: '1-9' })] }],
    ['stock', { variants: [amsVariant({ onHand: 99, wholesaleCommitments: 3 })] }],
    ['pictures', { images: [{ id: 'a', url: 'https://x.example/a.jpg', sha256: null, alt: '' }] }],
    ['one variant more', { variants: [amsVariant(), amsVariant({ id: '1-2' })] }],
  ])('changes with its %s', (_, change) => {
    expect(amsContentHash(amsProduct(change))).not.toBe(amsContentHash(amsProduct()))
  })

  test.each<[string, Partial<AmsProduct>]>([
    ['AMS-only values', { amsOnly: { components: 'Oak' } }],
    ['link', { shopifyProductId: 'gid://shopify/Product/1' }],
  ])('does not change with its %s', (_, change) => {
    expect(amsContentHash(amsProduct(change))).toBe(amsContentHash(amsProduct()))
  })

  test('tells a text that moved from one field to the next', () => {
    const left = amsProduct({ vendor: 'ab', category: '' })
    const right = amsProduct({ vendor: 'a', category: 'b' })
    expect(amsContentHash(left)).not.toBe(amsContentHash(right))
  })
})
