import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '../catalog/product'

/**
 * The one list of what syncs and what never does. A field is compared, decided, pushed and shown
 * from its entry here; nothing else in the code names a pair of paths.
 */

/** A field's value: text, a list of texts, or `null` where a side has none. */
export type FieldValue = string | readonly string[] | null

/**
 * How two values of a field are held to be the same (the rules live in `engine/fields`):
 * `text` after Unicode NFC and trimming · `exact` character for character · `html` as parsed
 * documents · `money` as decimals · `status` as one of four words · `list` item by item, in order ·
 * `selling` whether AMS's inactive contradicts what Shopify sells.
 */
export type FieldKind = 'text' | 'exact' | 'html' | 'money' | 'status' | 'list' | 'selling'

type Shown = { readonly label: string; readonly explanation: string }

export type ProductField = Shown & {
  readonly key: ProductFieldKey
  readonly level: 'product'
  readonly kind: FieldKind
  readonly amsName: string
  readonly shopifyName: string
  readonly direction: 'both'
  readonly ofAms: (product: AmsProduct) => FieldValue
  readonly ofShop: (product: ShopProduct) => FieldValue
}

export type VariantField = Shown & {
  readonly key: VariantFieldKey
  readonly level: 'variant'
  readonly kind: FieldKind
  readonly amsName: string
  readonly shopifyName: string
  readonly direction: 'both'
  readonly ofAms: (variant: AmsVariant) => FieldValue
  readonly ofShop: (variant: ShopVariant) => FieldValue
}

/** A field that AMS keeps for itself. There is no Shopify name, so there is nothing to send. */
export type AmsOnlyField = {
  readonly key: string
  readonly label: string
  readonly level: 'product' | 'variant'
  readonly direction: 'never'
}

export const PRODUCT_FIELD_KEYS = [
  'name',
  'description',
  'vendor',
  'category',
  'option-names',
  'shopify-status',
  'status',
] as const
export type ProductFieldKey = (typeof PRODUCT_FIELD_KEYS)[number]

export const VARIANT_FIELD_KEYS = ['sku', 'retail-price', 'option-values'] as const
export type VariantFieldKey = (typeof VARIANT_FIELD_KEYS)[number]

export type FieldKey = ProductFieldKey | VariantFieldKey

export const productFields: readonly ProductField[] = [
  {
    key: 'name',
    level: 'product',
    kind: 'text',
    label: 'Name',
    explanation: 'text, spaces around it ignored',
    amsName: 'name',
    shopifyName: 'title',
    direction: 'both',
    ofAms: (product) => product.name,
    ofShop: (product) => product.title,
  },
  {
    key: 'description',
    level: 'product',
    kind: 'html',
    label: 'Description',
    explanation: 'the document that the HTML describes; how it is written is ignored',
    amsName: 'description',
    shopifyName: 'descriptionHtml',
    direction: 'both',
    ofAms: (product) => product.descriptionHtml,
    ofShop: (product) => product.descriptionHtml,
  },
  {
    key: 'vendor',
    level: 'product',
    kind: 'text',
    label: 'Vendor',
    explanation: 'text, spaces around it ignored',
    amsName: 'vendor',
    shopifyName: 'vendor',
    direction: 'both',
    ofAms: (product) => product.vendor,
    ofShop: (product) => product.vendor,
  },
  {
    key: 'category',
    level: 'product',
    kind: 'text',
    label: 'Category',
    explanation: 'text, spaces around it ignored',
    amsName: 'category',
    shopifyName: 'productType',
    direction: 'both',
    ofAms: (product) => product.category,
    ofShop: (product) => product.productType,
  },
  {
    key: 'option-names',
    level: 'product',
    kind: 'list',
    label: 'Option names',
    explanation: 'the names in their order',
    amsName: 'option names',
    shopifyName: 'options.name',
    direction: 'both',
    ofAms: (product) => product.optionNames,
    ofShop: (product) => product.optionNames,
  },
  {
    key: 'shopify-status',
    level: 'product',
    kind: 'status',
    label: 'Shopify status',
    explanation: 'one of Active, Draft, Archived, Unlisted',
    amsName: 'shopify_status',
    shopifyName: 'status',
    direction: 'both',
    ofAms: (product) => product.shopifyStatus,
    ofShop: (product) => product.status,
  },
  {
    key: 'status',
    level: 'product',
    kind: 'selling',
    label: 'Status',
    explanation: 'differs only when AMS says inactive while customers can buy it in Shopify',
    amsName: 'status',
    shopifyName: 'status',
    direction: 'both',
    ofAms: (product) => product.status,
    ofShop: (product) =>
      product.status === 'ACTIVE' || product.status === 'UNLISTED' ? 'active' : 'inactive',
  },
]

export const variantFields: readonly VariantField[] = [
  {
    key: 'sku',
    level: 'variant',
    kind: 'exact',
    label: 'SKU',
    explanation: 'character for character',
    amsName: 'sku',
    shopifyName: 'sku',
    direction: 'both',
    ofAms: (variant) => variant.sku,
    ofShop: (variant) => variant.sku,
  },
  {
    key: 'retail-price',
    level: 'variant',
    kind: 'money',
    label: 'Retail price',
    explanation: 'the amount as a decimal number; 0 is a price',
    amsName: 'retail_price',
    shopifyName: 'price',
    direction: 'both',
    ofAms: (variant) => variant.retailPrice,
    ofShop: (variant) => variant.price,
  },
  {
    key: 'option-values',
    level: 'variant',
    kind: 'list',
    label: 'Option values',
    explanation: 'the values in the order of the options',
    amsName: 'option values',
    shopifyName: 'selectedOptions.value',
    direction: 'both',
    ofAms: (variant) => variant.optionValues,
    ofShop: (variant) => variant.optionValues,
  },
]

/** Never in a request to Shopify: nothing maps these keys to a Shopify name, and a test looks for them. */
export const amsOnlyFields: readonly AmsOnlyField[] = [
  { key: 'cogs', label: 'COGS', level: 'variant', direction: 'never' },
  { key: 'material_cost', label: 'Material cost', level: 'variant', direction: 'never' },
  { key: 'labor', label: 'Labor', level: 'variant', direction: 'never' },
  { key: 'markup', label: 'Markup', level: 'variant', direction: 'never' },
  { key: 'wholesale_price', label: 'Wholesale price', level: 'variant', direction: 'never' },
  { key: 'commission_rate', label: 'Commission rate', level: 'product', direction: 'never' },
  { key: 'retail_listed', label: 'Retail listed', level: 'product', direction: 'never' },
  { key: 'consignment_stock', label: 'Consignment stock', level: 'variant', direction: 'never' },
  { key: 'components', label: 'Components', level: 'product', direction: 'never' },
  { key: 'bill_of_materials', label: 'Bill of materials', level: 'product', direction: 'never' },
]

export const syncedFields: readonly (ProductField | VariantField)[] = [
  ...productFields,
  ...variantFields,
]

const byKey = new Map<string, ProductField | VariantField>(
  syncedFields.map((field) => [field.key, field]),
)

/** The entry of a synced field. Throws on a key that the registry does not hold (a bug). */
export function fieldByKey(key: FieldKey): ProductField | VariantField {
  const field = byKey.get(key)
  if (!field) throw new Error(`No synced field is called ${key}`)
  return field
}
