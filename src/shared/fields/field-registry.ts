import { t } from '@shared/words/words'
import { availableToPush } from '../catalog/available-stock'
import {
  altEntry,
  amsImageLabel,
  labelsOfAms,
  labelsOfShop,
  shopImageLabel,
  shownImages,
} from '../catalog/image-labels'
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
 * documents · `money` as decimals · `status` word by word, of which AMS holds four · `list` item by item, in order ·
 * `selling` whether AMS's inactive contradicts what Shopify sells · `stock` as whole numbers, only where
 * both sides count · `images` as the same pictures, whatever their order · `image-order` as the same order of the pictures
 * that both have · `image-alts` as the same alt texts of these · `image` as the same picture.
 */
export type FieldKind =
  | 'text'
  | 'exact'
  | 'html'
  | 'money'
  | 'status'
  | 'list'
  | 'selling'
  | 'stock'
  | 'images'
  | 'image-order'
  | 'image-alts'
  | 'image'

/**
 * What Concord does by itself where a person set it so: `ask` suggests only what one side alone
 * changed, `ours` and `theirs` also suggest that side where both changed, `never` does not compare.
 */
export const FIELD_POLICIES = ['ask', 'ours', 'theirs', 'never'] as const
export type FieldPolicy = (typeof FIELD_POLICIES)[number]

/** Which way a value may travel at all. */
export type Directions = { readonly toShopify: boolean; readonly toAms: boolean }
const BOTH_WAYS: Directions = { toShopify: true, toAms: true }

type Shown = {
  readonly label: string
  /** The rule of sameness and the canonical form, in words for the person. */
  readonly explanation: string
  readonly policy: FieldPolicy
  readonly directions: Directions
}

export type ProductField = Shown & {
  readonly key: ProductFieldKey
  readonly level: 'product'
  readonly kind: FieldKind
  readonly amsName: string
  readonly shopifyName: string
  readonly ofAms: (product: AmsProduct) => FieldValue
  readonly ofShop: (product: ShopProduct) => FieldValue
}

export type VariantField = Shown & {
  readonly key: VariantFieldKey
  readonly level: 'variant'
  readonly kind: FieldKind
  readonly amsName: string
  readonly shopifyName: string
  /** `theirs`: its counterpart in Shopify; absent where AMS alone is looked at. */
  readonly ofAms: (variant: AmsVariant, product: AmsProduct, theirs?: ShopVariant) => FieldValue
  readonly ofShop: (variant: ShopVariant, product: ShopProduct) => FieldValue
}

/** A field that AMS keeps for itself. There is no Shopify name, so there is nothing to send. */
export type AmsOnlyField = {
  readonly key: AmsOnlyKey
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
  'images',
  'image-order',
  'image-alts',
] as const
export type ProductFieldKey = (typeof PRODUCT_FIELD_KEYS)[number]

export const VARIANT_FIELD_KEYS = [
  'sku',
  'retail-price',
  'option-values',
  'stock',
  'variant-image',
] as const
export type VariantFieldKey = (typeof VARIANT_FIELD_KEYS)[number]

export const AMS_ONLY_KEYS = [
  'cogs',
  'material_cost',
  'labor',
  'markup',
  'wholesale_price',
  'commission_rate',
  'retail_listed',
  'consignment_stock',
  'components',
  'bill_of_materials',
] as const
export type AmsOnlyKey = (typeof AMS_ONLY_KEYS)[number]

export const FIELD_KEYS = [...PRODUCT_FIELD_KEYS, ...VARIANT_FIELD_KEYS] as const
export type FieldKey = ProductFieldKey | VariantFieldKey

export const productFields: readonly ProductField[] = [
  {
    key: 'name',
    level: 'product',
    kind: 'text',
    label: t`Name`,
    explanation: t`text, spaces around it ignored`,
    amsName: 'name',
    shopifyName: 'title',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.name,
    ofShop: (product) => product.title,
  },
  {
    key: 'description',
    level: 'product',
    kind: 'html',
    label: t`Description`,
    explanation: t`the document that the HTML describes; how it is written is ignored`,
    amsName: 'description',
    shopifyName: 'descriptionHtml',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.descriptionHtml,
    ofShop: (product) => product.descriptionHtml,
  },
  {
    key: 'vendor',
    level: 'product',
    kind: 'text',
    label: t`Vendor`,
    explanation: t`text, spaces around it ignored`,
    amsName: 'vendor',
    shopifyName: 'vendor',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.vendor,
    ofShop: (product) => product.vendor,
  },
  {
    key: 'category',
    level: 'product',
    kind: 'text',
    label: t`Category`,
    explanation: t`text, spaces around it ignored`,
    amsName: 'category',
    shopifyName: 'productType',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.category,
    ofShop: (product) => product.productType,
  },
  {
    key: 'option-names',
    level: 'product',
    kind: 'list',
    label: t`Option names`,
    explanation: t`the names in their order`,
    amsName: 'option names',
    shopifyName: 'options.name',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.optionNames,
    ofShop: (product) => product.optionNames,
  },
  {
    key: 'shopify-status',
    level: 'product',
    kind: 'status',
    label: t`Shopify status`,
    explanation: t`one of Active, Draft, Archived, Unlisted`,
    amsName: 'shopify_status',
    shopifyName: 'status',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.shopifyStatus,
    ofShop: (product) => product.status,
  },
  {
    key: 'status',
    level: 'product',
    kind: 'selling',
    label: t`Status`,
    explanation: t`differs only when AMS says inactive while customers can buy it in Shopify`,
    amsName: 'status',
    shopifyName: 'status',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => product.status,
    ofShop: (product) =>
      product.status === 'ACTIVE' || product.status === 'UNLISTED' ? 'active' : 'inactive',
  },
  {
    key: 'images',
    level: 'product',
    kind: 'images',
    label: t`Images`,
    explanation: t`the same pictures, told by content or remembered media id; their order is a field of its own`,
    amsName: 'images',
    shopifyName: 'media',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: labelsOfAms,
    ofShop: labelsOfShop,
  },
  {
    key: 'image-order',
    level: 'product',
    kind: 'image-order',
    label: t`Image order`,
    explanation: t`the order of the pictures that both sides have`,
    amsName: 'images',
    shopifyName: 'media',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: labelsOfAms,
    ofShop: labelsOfShop,
  },
  {
    key: 'image-alts',
    level: 'product',
    kind: 'image-alts',
    label: t`Image alt texts`,
    explanation: t`the alt texts of the pictures that both sides have, spaces around them ignored`,
    amsName: 'image alts',
    shopifyName: 'media.alt',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (product) => altEntries(labelsOfAms(product), product.images),
    ofShop: (product) => altEntries(labelsOfShop(product), shownImages(product)),
  },
]

export const variantFields: readonly VariantField[] = [
  {
    key: 'sku',
    level: 'variant',
    kind: 'exact',
    label: 'SKU',
    explanation: t`character for character`,
    amsName: 'sku',
    shopifyName: 'sku',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (variant) => variant.sku,
    ofShop: (variant) => variant.sku,
  },
  {
    key: 'retail-price',
    level: 'variant',
    kind: 'money',
    label: t`Retail price`,
    explanation: t`the amount as a decimal number; 0 is a price`,
    amsName: 'retail_price',
    shopifyName: 'price',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (variant) => variant.retailPrice,
    ofShop: (variant) => variant.price,
  },
  {
    key: 'option-values',
    level: 'variant',
    kind: 'list',
    label: t`Option values`,
    explanation: t`the values in the order of the options`,
    amsName: 'option values',
    shopifyName: 'selectedOptions.value',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (variant) => variant.optionValues,
    ofShop: (variant) => variant.optionValues,
  },
  {
    key: 'stock',
    level: 'variant',
    kind: 'stock',
    label: t`Stock`,
    explanation: t`on hand less wholesale commitments (and less unshipped web orders, where AMS still counts them), never below 0, against what Shopify has available`,
    amsName: 'on hand − wholesale commitments',
    shopifyName: 'inventoryLevel.available',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: (variant, _, theirs) => stockText(availableToPush(variant, theirs?.webOrders)),
    ofShop: (variant) => (variant.tracked ? stockText(variant.available) : null),
  },
  {
    key: 'variant-image',
    level: 'variant',
    kind: 'image',
    label: t`Variant image`,
    explanation: t`the same picture shows the variant`,
    amsName: 'variant image',
    shopifyName: 'media',
    directions: BOTH_WAYS,
    policy: 'ask',
    ofAms: ({ imageId }, { images }) => labelOf(imageId, images, amsImageLabel),
    ofShop: ({ imageId }, { images }) => labelOf(imageId, images, shopImageLabel),
  },
]

function altEntries(
  labels: readonly string[],
  images: readonly { readonly alt: string }[],
): string[] {
  return labels.map((label, index) => altEntry(label, images[index]?.alt ?? ''))
}

function labelOf<T extends { readonly id: string }>(
  imageId: string | null,
  images: readonly T[],
  label: (image: T) => string,
): string | null {
  const image = images.find(({ id }) => id === imageId)
  return image ? label(image) : null
}

function stockText(units: number | null): string | null {
  return units === null ? null : String(units)
}

/** Never in a request to Shopify: nothing maps these keys to a Shopify name, and a test looks for them. */
export const amsOnlyFields: readonly AmsOnlyField[] = [
  { key: 'cogs', label: 'COGS', level: 'variant', direction: 'never' },
  { key: 'material_cost', label: t`Material cost`, level: 'variant', direction: 'never' },
  { key: 'labor', label: t`Labor`, level: 'variant', direction: 'never' },
  { key: 'markup', label: t`Markup`, level: 'variant', direction: 'never' },
  { key: 'wholesale_price', label: t`Wholesale price`, level: 'variant', direction: 'never' },
  { key: 'commission_rate', label: t`Commission rate`, level: 'product', direction: 'never' },
  { key: 'retail_listed', label: t`Retail listed`, level: 'product', direction: 'never' },
  { key: 'consignment_stock', label: t`Consignment stock`, level: 'variant', direction: 'never' },
  { key: 'components', label: t`Components`, level: 'product', direction: 'never' },
  { key: 'bill_of_materials', label: t`Bill of materials`, level: 'product', direction: 'never' },
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

/** Fields that are carried over as pictures and never as a text. */
export function isAboutImages(key: FieldKey | null): boolean {
  return key !== null && IMAGE_KINDS.has(fieldByKey(key).kind)
}

const IMAGE_KINDS: ReadonlySet<FieldKind> = new Set([
  'images',
  'image-order',
  'image-alts',
  'image',
])
