import type { ProductRecord, VariantRecord } from '@main/store-simulator/state/records'
import type { AmsProduct } from '@shared/catalog/product'

/** Fields that are carried over as pictures: what these are worth is held elsewhere. */
export const PICTURES: ReadonlySet<string> = new Set([
  'images',
  'image-order',
  'image-alts',
  'variant-image',
])

/** One product with the values of its synced fields, by `variant|field` ("" for the product itself). */
export type Values = ReadonlyMap<string, string | null>

const LISTS = new Set(['option-names', 'option-values'])

/** The synced values of a product in the store, told from its records and not through the engine. */
export function storeValues(product: ProductRecord): Map<string, string | null> {
  const values = new Map<string, string | null>([
    ['|name', product.title],
    ['|description', product.descriptionHtml],
    ['|vendor', product.vendor],
    ['|category', product.productType],
    ['|shopify-status', product.status],
    ['|option-names', listText(product.hasOnlyDefaultVariant ? [] : optionNames(product))],
  ])
  for (const variant of product.variants) {
    const id = variantGid(variant)
    values.set(`${id}|sku`, variant.sku ?? '')
    values.set(`${id}|retail-price`, variant.price)
    values.set(`${id}|option-values`, listText(optionValues(product, variant)))
    values.set(`${id}|stock`, unitsText(variant.tracked ? variant.levels[0]?.available : null))
  }
  return values
}

export function amsValues(product: AmsProduct): Map<string, string | null> {
  const values = new Map<string, string | null>([
    ['|name', product.name],
    ['|description', product.descriptionHtml],
    ['|vendor', product.vendor],
    ['|category', product.category],
    ['|shopify-status', product.shopifyStatus],
    ['|status', product.status],
    ['|option-names', listText(product.optionNames)],
  ])
  for (const variant of product.variants) {
    values.set(`${variant.id}|sku`, variant.sku)
    values.set(`${variant.id}|retail-price`, variant.retailPrice)
    values.set(`${variant.id}|option-values`, listText(variant.optionValues))
    const { onHand, wholesaleCommitments, isSoldOut = false } = variant
    const units = onHand === null ? null : Math.max(0, onHand - wholesaleCommitments)
    values.set(`${variant.id}|stock`, unitsText(isSoldOut ? 0 : units))
  }
  return values
}

/**
 * Whether two values mean the same, by rules written down here a second time: what the simulation makes
 * holds only plain HTML, so white space is all that may differ there.
 */
export function isSame(field: string, left: string | null, right: string | null): boolean {
  if (left === null || right === null) return left === right
  return plain(field, left) === plain(field, right)
}

export function listText(list: readonly string[]): string {
  return JSON.stringify(list)
}

/** Units as text; null where nobody counts. */
export function unitsText(units: number | null | undefined): string | null {
  return units === null || units === undefined ? null : String(units)
}

export function variantGid({ id }: VariantRecord): string {
  return `gid://shopify/ProductVariant/${id}`
}

export function productGid({ id }: ProductRecord): string {
  return `gid://shopify/Product/${id}`
}

function plain(field: string, text: string): string {
  if (field === 'sku') return text
  if (field === 'retail-price') return String(Math.round(Number(text) * 100))
  if (field === 'description')
    return text
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .replace(/ ?(<\/?p>) ?/g, '$1')
      .trim()
  if (LISTS.has(field)) return text.normalize('NFC').replace(/" +/g, '"').replace(/ +"/g, '"')
  return text.normalize('NFC').trim()
}

function optionNames(product: ProductRecord): string[] {
  return product.options.map(({ name }) => name)
}

function optionValues(product: ProductRecord, variant: VariantRecord): string[] {
  return product.hasOnlyDefaultVariant ? [] : variant.optionValues.map(({ name }) => name)
}
