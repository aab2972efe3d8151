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
import {
  type CountedProductData,
  type ImageData,
  isEnumValue,
  isOtherMedium,
  type VariantData,
} from './operations'

/** A line of the catalog file: a product, or a child of it. */
export type ExportLine =
  | { readonly kind: 'product'; readonly data: CountedProductData }
  | { readonly kind: 'variant'; readonly parentId: string; readonly data: VariantData }
  | { readonly kind: 'image'; readonly parentId: string; readonly data: ImageData }
  /** The picture that shows a variant; the same picture also stands on a line of its product. */
  | { readonly kind: 'variant-image'; readonly parentId: string; readonly imageId: string }
  /** A film, a model or what else a product may have: no picture. */
  | { readonly kind: 'other-medium' }

/**
 * Reads one line, every property checked by hand: a large shop has 400,000 lines, and this costs little
 * more than `JSON.parse` alone, also where a schema may not compile itself. A test keeps it in step with
 * the schemas of `operations`. Throws `SyntaxError` or `UnexpectedValue`.
 */
export function decodeExportLine(line: string): ExportLine {
  const from = fieldsOf(JSON.parse(line), 'line')
  switch (from['__typename']) {
    case 'Product':
      return { kind: 'product', data: product(from) }
    case 'ProductVariant':
      return {
        kind: 'variant',
        parentId: text(from['__parentId'], '__parentId'),
        data: variant(from),
      }
    case 'MediaImage':
      return picture(from, text(from['__parentId'], '__parentId'))
    default:
      return otherMedium(from)
  }
}

function otherMedium(from: Fields): ExportLine {
  if (!isOtherMedium(text(from['__typename'], '__typename'))) {
    throw new UnexpectedValue('__typename')
  }
  text(from['id'], 'id')
  text(from['__parentId'], '__parentId')
  return { kind: 'other-medium' }
}

/** The type of the parent tells whose picture it is. */
function picture(from: Fields, parentId: string): ExportLine {
  if (parentId.startsWith('gid://shopify/ProductVariant/')) {
    return { kind: 'variant-image', parentId, imageId: text(from['id'], 'id') }
  }
  if (!parentId.startsWith('gid://shopify/Product/')) throw new UnexpectedValue('__parentId')
  return { kind: 'image', parentId, data: image(from) }
}

function image(from: Fields): ImageData {
  return {
    __typename: 'MediaImage',
    id: text(from['id'], 'id'),
    alt: textOrNull(from['alt'], 'alt'),
    status: status(from),
    image: objectOrNull(from['image'], 'image', address),
  }
}

function product(from: Fields): CountedProductData {
  return {
    id: text(from['id'], 'id'),
    title: text(from['title'], 'title'),
    descriptionHtml: text(from['descriptionHtml'], 'descriptionHtml'),
    vendor: text(from['vendor'], 'vendor'),
    productType: text(from['productType'], 'productType'),
    status: status(from),
    updatedAt: text(from['updatedAt'], 'updatedAt'),
    options: listOf(from['options'], 'options', option),
    variantsCount: objectOrNull(from['variantsCount'], 'variantsCount', count),
  }
}

function status(from: Fields): string {
  const word = text(from['status'], 'status')
  if (!isEnumValue(word)) throw new UnexpectedValue('status')
  return word
}

function variant(from: Fields): VariantData {
  return {
    id: text(from['id'], 'id'),
    sku: textOrNull(from['sku'], 'sku'),
    price: text(from['price'], 'price'),
    selectedOptions: listOf(from['selectedOptions'], 'selectedOptions', selectedOption),
    inventoryItem: inventoryItem(fieldsOf(from['inventoryItem'], 'inventoryItem')),
  }
}

function inventoryItem(from: Fields): VariantData['inventoryItem'] {
  const item = { id: text(from['id'], 'id'), tracked: flag(from['tracked'], 'tracked') }
  // Absent when no location was asked for.
  if (from['inventoryLevel'] === undefined) return item
  return { ...item, inventoryLevel: objectOrNull(from['inventoryLevel'], 'inventoryLevel', level) }
}

const address = (from: Fields) => ({ url: text(from['url'], 'url') })
const count = (from: Fields) => ({ count: whole(from['count'], 'count') })
const named = (from: Fields) => ({ name: text(from['name'], 'name') })
const option = (from: Fields) => ({
  id: text(from['id'], 'id'),
  name: text(from['name'], 'name'),
  position: finite(from['position'], 'position'),
  optionValues: listOf(from['optionValues'], 'optionValues', named),
})
const selectedOption = (from: Fields) => ({
  name: text(from['name'], 'name'),
  value: text(from['value'], 'value'),
})
const quantity = (from: Fields) => ({
  name: text(from['name'], 'name'),
  quantity: whole(from['quantity'], 'quantity'),
})
const level = (from: Fields) => ({
  isActive: flag(from['isActive'], 'isActive'),
  quantities: listOf(from['quantities'], 'quantities', quantity),
})
