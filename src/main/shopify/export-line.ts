import { SHOPIFY_STATUSES, type ShopifyStatus } from '@shared/catalog/product'
import {
  type Fields,
  fieldsOf,
  finite,
  flag,
  listOf,
  objectOrNull,
  text,
  textOrNull,
  UnexpectedValue,
  whole,
} from './json-fields'
import type { CountedProductData, ImageData, VariantData } from './operations'

/** A line of the catalog file: a product, or a child of it. */
export type ExportLine =
  | { readonly kind: 'product'; readonly data: CountedProductData }
  | { readonly kind: 'variant'; readonly parentId: string; readonly data: VariantData }
  | { readonly kind: 'image'; readonly parentId: string; readonly data: ImageData }
  /** The picture that shows a variant; the same picture also stands on a line of its product. */
  | { readonly kind: 'variant-image'; readonly parentId: string; readonly imageId: string }
  /** A film or a model: no picture. */
  | { readonly kind: 'other-medium' }

/**
 * Reads one line, every property checked by hand: a large shop has 400,000 lines, and this costs a
 * fraction of what the schemas of `operations` do, with which a test keeps it in step. Throws
 * `SyntaxError` or `UnexpectedValue`.
 */
export function decodeExportLine(line: string): ExportLine {
  const from = fieldsOf(JSON.parse(line), 'line')
  switch (from['__typename']) {
    case 'Product':
      return { kind: 'product', data: product(from) }
    case 'ProductVariant':
      return { kind: 'variant', parentId: text(from, '__parentId'), data: variant(from) }
    case 'MediaImage':
      return picture(from, text(from, '__parentId'))
    case 'ExternalVideo':
    case 'Model3d':
    case 'Video':
      text(from, 'id')
      text(from, '__parentId')
      return { kind: 'other-medium' }
    default:
      throw new UnexpectedValue('__typename')
  }
}

/** The type of the parent tells whose picture it is. */
function picture(from: Fields, parentId: string): ExportLine {
  if (parentId.startsWith('gid://shopify/ProductVariant/')) {
    return { kind: 'variant-image', parentId, imageId: text(from, 'id') }
  }
  if (!parentId.startsWith('gid://shopify/Product/')) throw new UnexpectedValue('__parentId')
  return { kind: 'image', parentId, data: image(from) }
}

function image(from: Fields): ImageData {
  return {
    __typename: 'MediaImage',
    id: text(from, 'id'),
    alt: textOrNull(from, 'alt'),
    image: objectOrNull(from, 'image', address),
  }
}

function product(from: Fields): CountedProductData {
  return {
    id: text(from, 'id'),
    title: text(from, 'title'),
    descriptionHtml: text(from, 'descriptionHtml'),
    vendor: text(from, 'vendor'),
    productType: text(from, 'productType'),
    status: status(from),
    updatedAt: text(from, 'updatedAt'),
    options: listOf(from, 'options', option),
    variantsCount: objectOrNull(from, 'variantsCount', count),
  }
}

function status(from: Fields): ShopifyStatus {
  const known = SHOPIFY_STATUSES.find((word) => word === from['status'])
  if (known === undefined) throw new UnexpectedValue('status')
  return known
}

function variant(from: Fields): VariantData {
  return {
    id: text(from, 'id'),
    sku: textOrNull(from, 'sku'),
    price: text(from, 'price'),
    selectedOptions: listOf(from, 'selectedOptions', selectedOption),
    inventoryItem: inventoryItem(fieldsOf(from['inventoryItem'], 'inventoryItem')),
  }
}

function inventoryItem(from: Fields): VariantData['inventoryItem'] {
  const item = { id: text(from, 'id'), tracked: flag(from, 'tracked') }
  // Absent when no location was asked for.
  if (from['inventoryLevel'] === undefined) return item
  return { ...item, inventoryLevel: objectOrNull(from, 'inventoryLevel', level) }
}

const address = (from: Fields) => ({ url: text(from, 'url') })
const count = (from: Fields) => ({ count: whole(from, 'count') })
const named = (from: Fields) => ({ name: text(from, 'name') })
const option = (from: Fields) => ({
  id: text(from, 'id'),
  name: text(from, 'name'),
  position: finite(from, 'position'),
  optionValues: listOf(from, 'optionValues', named),
})
const selectedOption = (from: Fields) => ({ name: text(from, 'name'), value: text(from, 'value') })
const quantity = (from: Fields) => ({ name: text(from, 'name'), quantity: whole(from, 'quantity') })
const level = (from: Fields) => ({
  isActive: flag(from, 'isActive'),
  quantities: listOf(from, 'quantities', quantity),
})
