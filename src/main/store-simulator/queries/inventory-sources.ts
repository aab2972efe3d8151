import type { LevelRecord, LocationRecord, VariantRecord } from '../state/records'

/** Each variant has exactly one inventory item, so its id is the variant's, moved up by a constant. */
const ITEM_ID_OFFSET = 40_000_000_000_000
const LEVEL_NUMBER_OFFSET = 90_000

/** An inventory item: a variant seen from its stock. */
export class InventoryItem {
  readonly variant: VariantRecord

  constructor(variant: VariantRecord) {
    this.variant = variant
  }
}

/** An inventory item at one location. */
export class InventoryLevel {
  readonly variant: VariantRecord
  readonly location: LocationRecord
  readonly record: LevelRecord

  constructor(variant: VariantRecord, location: LocationRecord, record: LevelRecord) {
    this.variant = variant
    this.location = location
    this.record = record
  }
}

export function inventoryItemIdOf(variant: VariantRecord): number {
  return variant.id + ITEM_ID_OFFSET
}

export function variantIdOfItem(itemId: number): number {
  return itemId - ITEM_ID_OFFSET
}

/** The number in a level's gid belongs to the location; the item is named behind the `?`. */
export function levelNumberOf(location: LocationRecord): number {
  return location.id + LEVEL_NUMBER_OFFSET
}
