import { amsColumns } from '@shared/fields/ams-columns'

const AMS_TELLING = ['product_id', 'variant_id', 'name', 'sku']
const SHOPIFY_TELLING = ['Handle', 'Title', 'Variant SKU', 'Variant Price']

/** The columns of Shopify's export that are read (help.shopify.com, "Using CSV files"). */
export const SHOPIFY_COLUMNS: readonly string[] = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Published',
  'Status',
  ...[1, 2, 3].flatMap((place) => [`Option${place} Name`, `Option${place} Value`]),
  'Variant SKU',
  'Variant Price',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Image',
  'Image Src',
  'Image Position',
  'Image Alt Text',
]
export const SHOPIFY_NUMBERS: readonly string[] = [
  'Variant Price',
  'Variant Inventory Qty',
  'Image Position',
]

/** `names`: the header's cells without spaces around them. A column that stands twice leaves it to a person. */
export function isAmsHeader(names: readonly string[]): boolean {
  const known = amsColumns.map(({ key }) => key)
  return hasAll(names, AMS_TELLING) && hasEachOnce(names, known)
}

export function isShopifyHeader(names: readonly string[]): boolean {
  return hasAll(names, SHOPIFY_TELLING) && hasEachOnce(names, SHOPIFY_COLUMNS)
}

function hasAll(names: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((name) => names.includes(name))
}

function hasEachOnce(names: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((name) => names.indexOf(name) === names.lastIndexOf(name))
}
