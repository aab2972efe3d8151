import {
  AMS_STATUSES,
  type AmsProduct,
  type AmsVariant,
  SHOPIFY_STATUSES,
} from '@shared/catalog/product'
import { type EditableKey, isAmsOnly, levelOf } from '@shared/fields/editable-fields'
import type { AmsOnlyKey, FieldValue } from '@shared/fields/field-registry'

export type Cell = { readonly field: EditableKey; readonly variantId: string }

/** A value as AMS has it; undefined where the product has no such variant. */
export function readCell(product: AmsProduct, { field, variantId }: Cell): FieldValue | undefined {
  if (levelOf(field) === 'product') return ofProduct(product, field)
  const variant = product.variants.find(({ id }) => id === variantId)
  return variant && ofVariant(variant, field)
}

/**
 * The product with another value in one place. A value that is none of that field's (a list for a name, a status
 * that there is not) leaves it as it is: `problemsOf` and the contract keep such a value from coming here.
 */
export function withCell(
  product: AmsProduct,
  { field, variantId }: Cell,
  value: FieldValue,
): AmsProduct {
  if (levelOf(field) === 'product') return { ...product, ...productPart(product, field, value) }
  return {
    ...product,
    variants: product.variants.map((variant) =>
      variant.id === variantId ? { ...variant, ...variantPart(variant, field, value) } : variant,
    ),
  }
}

function ofProduct(product: AmsProduct, field: EditableKey): FieldValue {
  if (isAmsOnly(field)) return product.amsOnly[field] ?? ''
  switch (field) {
    case 'name':
      return product.name
    case 'description':
      return product.descriptionHtml
    case 'vendor':
      return product.vendor
    case 'category':
      return product.category
    case 'status':
      return product.status
    case 'shopify-status':
      return product.shopifyStatus
    default:
      return null
  }
}

function ofVariant(variant: AmsVariant, field: EditableKey): FieldValue {
  if (isAmsOnly(field)) return variant.amsOnly[field] ?? ''
  switch (field) {
    case 'sku':
      return variant.sku
    case 'retail-price':
      return variant.retailPrice
    case 'option-values':
      return variant.optionValues
    default:
      return null
  }
}

function productPart(
  product: AmsProduct,
  field: EditableKey,
  value: FieldValue,
): Partial<AmsProduct> {
  if (typeof value !== 'string') return {}
  if (isAmsOnly(field)) return { amsOnly: withText(product.amsOnly, field, value) }
  switch (field) {
    case 'name':
      return { name: value }
    case 'description':
      return { descriptionHtml: value }
    case 'vendor':
      return { vendor: value }
    case 'category':
      return { category: value }
    case 'status': {
      const status = AMS_STATUSES.find((word) => word === value)
      return status ? { status } : {}
    }
    case 'shopify-status': {
      const shopifyStatus = SHOPIFY_STATUSES.find((word) => word === value)
      return shopifyStatus ? { shopifyStatus } : {}
    }
    default:
      return {}
  }
}

function variantPart(
  variant: AmsVariant,
  field: EditableKey,
  value: FieldValue,
): Partial<AmsVariant> {
  if (field === 'retail-price' && value === null) return { retailPrice: null }
  if (value === null) return {}
  if (typeof value !== 'string') return field === 'option-values' ? { optionValues: value } : {}
  if (field === 'retail-price') return { retailPrice: value }
  if (isAmsOnly(field)) return { amsOnly: withText(variant.amsOnly, field, value) }
  return field === 'sku' ? { sku: value } : {}
}

/** A value that is not there and an empty one are the same to AMS. */
function withText(
  record: Readonly<Record<string, string>>,
  key: AmsOnlyKey,
  value: string,
): Readonly<Record<string, string>> {
  const { [key]: _earlier, ...others } = record
  return value === '' ? others : { ...others, [key]: value }
}
