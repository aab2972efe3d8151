import {
  AMS_ONLY_KEYS,
  type AmsOnlyField,
  type AmsOnlyKey,
  amsOnlyFields,
  type FieldKey,
  fieldByKey,
  type ProductField,
  type VariantField,
} from './field-registry'

/**
 * What a person may edit of AMS, one value at a time. Option names and variants come and go by changes of their
 * own, as do pictures; stock has its ledger.
 */
const PRODUCT_KEYS = [
  'name',
  'description',
  'vendor',
  'category',
  'status',
  'shopify-status',
] as const satisfies readonly FieldKey[]
const VARIANT_KEYS = ['sku', 'retail-price', 'option-values'] as const satisfies readonly FieldKey[]

export const EDITABLE_KEYS = [...PRODUCT_KEYS, ...VARIANT_KEYS, ...AMS_ONLY_KEYS] as const
export type EditableKey = (typeof EDITABLE_KEYS)[number]

/** Fields that may be given one value for many products at once. */
export const BULK_KEYS = [
  'vendor',
  'category',
  'status',
  'shopify-status',
  'retail-price',
  ...AMS_ONLY_KEYS,
] as const satisfies readonly EditableKey[]
export type BulkKey = (typeof BULK_KEYS)[number]

const amsOnly: ReadonlyMap<string, AmsOnlyField> = new Map(
  amsOnlyFields.map((field) => [field.key, field]),
)

/** Where the value is: once for the product, or in each of its variants. */
export function levelOf(key: FieldKey | AmsOnlyKey): 'product' | 'variant' {
  return entryOf(key).level
}

export function labelOfField(key: FieldKey | AmsOnlyKey): string {
  return entryOf(key).label
}

export function isAmsOnly(key: FieldKey | AmsOnlyKey): key is AmsOnlyKey {
  return amsOnly.has(key)
}

function entryOf(key: FieldKey | AmsOnlyKey): AmsOnlyField | ProductField | VariantField {
  if (!isAmsOnly(key)) return fieldByKey(key)
  const field = amsOnly.get(key)
  if (!field) throw new Error(`No field of AMS is called ${key}`)
  return field
}
