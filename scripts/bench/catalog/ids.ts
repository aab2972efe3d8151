import { VARIANTS_PER_PRODUCT } from './catalog-spec'

/** Ids of both sides, grown with the product's number as those of real shops grow with time. */
const FIRST_PRODUCT = 8_000_000_000_001
const FIRST_VARIANT = 45_000_000_000_001
const FIRST_ITEM = 47_000_000_000_001
const FIRST_OPTION = 10_000_000_000_001

export const LOCATION_ID = 'gid://shopify/Location/70000000001'

export const amsProductId = (index: number): string => `P${String(index + 1).padStart(7, '0')}`
export const amsVariantId = (index: number, place: number): string =>
  `${amsProductId(index)}-${place + 1}`
export const productGid = (index: number): string =>
  `gid://shopify/Product/${FIRST_PRODUCT + index}`
export const variantGid = (index: number, place: number): string =>
  `gid://shopify/ProductVariant/${FIRST_VARIANT + index * VARIANTS_PER_PRODUCT + place}`
export const inventoryItemGid = (index: number, place: number): string =>
  `gid://shopify/InventoryItem/${FIRST_ITEM + index * VARIANTS_PER_PRODUCT + place}`
export const inventoryLevelGid = (index: number, place: number): string =>
  `gid://shopify/InventoryLevel/70000000001?inventory_item_id=${FIRST_ITEM + index * VARIANTS_PER_PRODUCT + place}`
export const optionGid = (index: number): string =>
  `gid://shopify/ProductOption/${FIRST_OPTION + index}`
