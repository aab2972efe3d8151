import { invalidId } from '../schema/errors'
import { type GidParts, parseGid, toGid } from '../schema/gid'
import type { LocationRecord, ProductRecord, VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import {
  InventoryItem,
  InventoryLevel,
  inventoryItemIdOf,
  levelNumberOf,
  variantIdOfItem,
} from './inventory-sources'

/** The parts of `gid`; throws `RESOURCE_NOT_FOUND` when it names another type than `type`. */
export function idOfType(type: string, gid: string): GidParts {
  const parts = parseGid(gid)
  if (parts === null || parts.type !== type) throw invalidId(gid)
  return parts
}

/** Each finds a record by gid: `null` when it doesn't exist, an error when the gid is of another type. */
export function findProduct(store: StoreState, gid: string): ProductRecord | null {
  return store.products.get(idOfType('Product', gid).id) ?? null
}

export function findVariant(store: StoreState, gid: string): VariantRecord | null {
  return store.variants.get(idOfType('ProductVariant', gid).id) ?? null
}

export function findLocation(store: StoreState, gid: string): LocationRecord | null {
  const { id } = idOfType('Location', gid)
  return store.locations.find((location) => location.id === id) ?? null
}

export function findInventoryItem(store: StoreState, gid: string): InventoryItem | null {
  const { id } = idOfType('InventoryItem', gid)
  const variant = store.variants.get(variantIdOfItem(id))
  return variant === undefined ? null : new InventoryItem(variant)
}

/** Level gids look like `gid://shopify/InventoryLevel/90001?inventory_item_id=2`. */
export function findInventoryLevel(store: StoreState, gid: string): InventoryLevel | null {
  const { id, query } = idOfType('InventoryLevel', gid)
  const variant = store.variants.get(variantIdOfItem(Number(query['inventory_item_id'])))
  const location = store.locations.find((candidate) => levelNumberOf(candidate) === id)
  const level = location && variant?.levelAt(location.id)
  return variant && location && level ? new InventoryLevel(variant, location, level) : null
}

export function productGid(product: ProductRecord): string {
  return toGid('Product', product.id)
}

export function variantGid(variant: VariantRecord): string {
  return toGid('ProductVariant', variant.id)
}

export function itemGid(variant: VariantRecord): string {
  return toGid('InventoryItem', inventoryItemIdOf(variant))
}
