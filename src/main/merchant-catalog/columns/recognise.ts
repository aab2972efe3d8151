import { amsColumns } from '@shared/fields/ams-columns'

const AMS_TELLING = ['product_id', 'variant_id', 'name', 'sku']
const SHOPIFY_TELLING = ['Handle', 'Title', 'Variant SKU', 'Variant Price']

/**
 * The columns of Shopify's product CSV that are read: the older name, by which they are known here, and the one of
 * Shopify's present template. Both are about, and files that people put together have some of either. Source:
 * help.shopify.com, "Using CSV files to import and export products", and the `product_template.csv` it offers, before
 * and after the names changed.
 */
const SHOPIFY_NAMES: readonly (readonly [older: string, newer: string])[] = [
  ['Handle', 'URL handle'],
  ['Title', 'Title'],
  ['Body (HTML)', 'Description'],
  ['Vendor', 'Vendor'],
  ['Type', 'Type'],
  ['Published', 'Published on online store'],
  ['Status', 'Status'],
  ['Option1 Name', 'Option1 name'],
  ['Option1 Value', 'Option1 value'],
  ['Option2 Name', 'Option2 name'],
  ['Option2 Value', 'Option2 value'],
  ['Option3 Name', 'Option3 name'],
  ['Option3 Value', 'Option3 value'],
  ['Variant SKU', 'SKU'],
  ['Variant Price', 'Price'],
  ['Variant Inventory Tracker', 'Inventory tracker'],
  ['Variant Inventory Qty', 'Inventory quantity'],
  ['Variant Image', 'Variant image URL'],
  ['Image Src', 'Product image URL'],
  ['Image Position', 'Image position'],
  ['Image Alt Text', 'Image alt text'],
]
const SHOPIFY_COLUMN_OF: ReadonlyMap<string, string> = new Map(
  SHOPIFY_NAMES.flatMap(([older, newer]) => [
    [older, older],
    [newer, older],
  ]),
)
export const SHOPIFY_NUMBERS: readonly string[] = [
  'Variant Price',
  'Variant Inventory Qty',
  'Image Position',
]

/** `names`: the header's cells without spaces around them. A column that stands twice leaves it to a person. */
export function isAmsHeader(names: readonly string[]): boolean {
  const known = amsColumns.map(({ key }) => key)
  return AMS_TELLING.every((name) => names.includes(name)) && hasEachOnce(names, known)
}

/** The same, and a column that stands under both of its names stands twice. */
export function isShopifyHeader(names: readonly string[]): boolean {
  const columns = names.flatMap((name) => shopifyColumnOf(name) ?? [])
  return (
    SHOPIFY_TELLING.every((column) => columns.includes(column)) &&
    columns.length === new Set(columns).size
  )
}

/** Which of the columns that are read a label of either generation stands for, by its older name; null: none. */
export function shopifyColumnOf(label: string): string | null {
  return SHOPIFY_COLUMN_OF.get(label) ?? null
}

function hasEachOnce(names: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((name) => names.indexOf(name) === names.lastIndexOf(name))
}
