import {
  amsOnlyFields,
  fieldByKey,
  PRODUCT_FIELD_KEYS,
  productFields,
  syncedFields,
  VARIANT_FIELD_KEYS,
  variantFields,
} from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'

describe('the registry of fields', () => {
  test('has one entry for each key, in the order of the keys', () => {
    expect(productFields.map(({ key }) => key)).toEqual(PRODUCT_FIELD_KEYS)
    expect(variantFields.map(({ key }) => key)).toEqual(VARIANT_FIELD_KEYS)
    expect(new Set(syncedFields.map(({ key }) => key)).size).toBe(syncedFields.length)
    for (const field of syncedFields) expect(fieldByKey(field.key)).toBe(field)
  })

  test('gives every field a label of its own', () => {
    const labels = [...syncedFields, ...amsOnlyFields].map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })

  test('lets no AMS-only field go anywhere, and none of them is a synced one', () => {
    const synced = new Set<string>(syncedFields.flatMap((field) => [field.key, field.amsName]))
    for (const field of amsOnlyFields) {
      expect(field.direction).toBe('never')
      expect(synced.has(field.key)).toBe(false)
    }
    expect(new Set(amsOnlyFields.map(({ key }) => key)).size).toBe(amsOnlyFields.length)
  })

  test('names every value that must stay in AMS', () => {
    expect(amsOnlyFields.map(({ key }) => key).sort()).toEqual([
      'bill_of_materials',
      'cogs',
      'commission_rate',
      'components',
      'consignment_stock',
      'labor',
      'markup',
      'material_cost',
      'retail_listed',
      'wholesale_price',
    ])
  })

  test('reads the same values from both sides of a pair that agrees', () => {
    for (const field of productFields) {
      expect(field.ofShop(shopProduct())).toEqual(field.ofAms(amsProduct()))
    }
    for (const field of variantFields) {
      expect(field.ofShop(shopVariant(), shopProduct())).toEqual(
        field.ofAms(amsVariant(), amsProduct()),
      )
    }
  })

  test.each([
    ['ACTIVE', 'active'],
    ['UNLISTED', 'active'],
    ['DRAFT', 'inactive'],
    ['ARCHIVED', 'inactive'],
  ] as const)('reads a Shopify product that is %s as %s', (status, expected) => {
    const field = productFields.find(({ key }) => key === 'status')
    expect(field?.ofShop(shopProduct({ status }))).toBe(expected)
  })
})
