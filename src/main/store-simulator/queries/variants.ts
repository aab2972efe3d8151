import type { SortKey } from '../connections/connection'
import { instanceOf, objectType } from '../endpoint/object-type'
import { notImplemented } from '../schema/errors'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import { DEFAULT_OPTION_VALUE, VariantRecord } from '../state/records'
import { imageAnswer } from './images'
import { InventoryItem } from './inventory-sources'
import { mediaConnection } from './media'
import { metafieldConnection, metafieldOf } from './metafields'
import { ProductOption, ProductOptionValue } from './products'

export function variantSortKey(sortKey: string | null, variant: VariantRecord): SortKey {
  const { id } = variant
  switch (sortKey) {
    case null:
    case 'ID':
    case 'RELEVANCE':
      return { value: id, id }
    case 'POSITION':
      return { value: variant.product.variants.indexOf(variant), id }
    case 'INVENTORY_QUANTITY':
      return { value: availableOf(variant), id }
    case 'SKU':
      return { value: variant.sku ?? '', id }
    case 'TITLE':
      return { value: variant.title.toLowerCase(), id }
    default:
      throw notImplemented(`ProductVariantSortKeys.${sortKey}`)
  }
}

/** Units for sale at the locations where the item is active. */
function availableOf(variant: VariantRecord): number {
  return variant.levels.reduce((sum, level) => sum + (level.isActive ? level.available : 0), 0)
}

export const productVariantType = objectType('ProductVariant', instanceOf(VariantRecord), {
  id: (variant) => toGid('ProductVariant', variant.id),
  legacyResourceId: (variant) => String(variant.id),
  title: (variant) => variant.title,
  displayName: (variant) =>
    variant.title === DEFAULT_OPTION_VALUE
      ? variant.product.title
      : `${variant.product.title} - ${variant.title}`,
  sku: (variant) => variant.sku,
  barcode: (variant) => variant.barcode,
  price: (variant) => variant.price,
  compareAtPrice: (variant) => variant.compareAtPrice,
  position: (variant) => variant.product.variants.indexOf(variant) + 1,
  inventoryPolicy: (variant) => variant.inventoryPolicy,
  inventoryQuantity: availableOf,
  availableForSale: (variant) =>
    !variant.tracked || variant.inventoryPolicy === 'CONTINUE' || availableOf(variant) > 0,
  sellableOnlineQuantity: availableOf,
  requiresComponents: () => false,
  taxable: (variant) => variant.taxable,
  createdAt: (variant) => toDateTime(variant.createdAt),
  updatedAt: (variant) => toDateTime(variant.updatedAt),
  product: (variant) => variant.product,
  inventoryItem: (variant) => new InventoryItem(variant),
  selectedOptions: (variant) =>
    variant.optionValues.flatMap((value, index) => {
      const option = variant.product.options[index]
      if (option === undefined) return []
      const owner = new ProductOption(variant.product, option, index)
      return {
        name: option.name,
        value: value.name,
        optionValue: new ProductOptionValue(owner, value),
      }
    }),
  image: (variant, _call, context) => {
    const media = variant.product.media.find(({ id }) => id === variant.mediaId)
    const content = media?.shownAt(context.store.nowMs())
    return media === undefined || content == null ? null : imageAnswer(media, content, context)
  },
  media: (variant, call) =>
    mediaConnection(
      variant.product.media.filter((media) => media.id === variant.mediaId),
      call,
    ),
  metafield: (variant, call) => metafieldOf(variant.metafields, 'PRODUCTVARIANT', call),
  metafields: (variant, call) => metafieldConnection(variant.metafields, 'PRODUCTVARIANT', call),
})
