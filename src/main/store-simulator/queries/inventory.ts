import { z } from 'zod'
import { Connection } from '../connections/connection'
import { instanceOf, objectType } from '../endpoint/object-type'
import { codedError } from '../schema/errors'
import { toGid } from '../schema/gid'
import { type SearchFields, time } from '../search/search-fields'
import { toDateTime } from '../state/clock'
import { type LevelRecord, LocationRecord, type VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import {
  InventoryItem,
  InventoryLevel,
  inventoryItemIdOf,
  levelNumberOf,
} from './inventory-sources'
import { matcher } from './lists'
import { findLocation } from './lookup'

const levelArguments = z.object({ locationId: z.string(), includeInactive: z.boolean().nullish() })
const levelsArguments = z.object({
  query: z.string().nullish(),
  reverse: z.boolean().nullish(),
  includeInactive: z.boolean().nullish(),
})
const quantitiesArguments = z.object({ names: z.array(z.string()) })

const LEVEL_SEARCH: SearchFields<InventoryLevel> = {
  fields: { updated_at: time(({ record }) => record.updatedAt) },
  fallback: () => false,
}

export const inventoryItemType = objectType('InventoryItem', instanceOf(InventoryItem), {
  id: ({ variant }) => toGid('InventoryItem', inventoryItemIdOf(variant)),
  legacyResourceId: ({ variant }) => String(inventoryItemIdOf(variant)),
  sku: ({ variant }) => variant.sku,
  tracked: ({ variant }) => variant.tracked,
  requiresShipping: ({ variant }) => variant.requiresShipping,
  createdAt: ({ variant }) => toDateTime(variant.createdAt),
  updatedAt: ({ variant }) => toDateTime(variant.updatedAt),
  variant: ({ variant }) => variant,
  variants: ({ variant }) =>
    new Connection<VariantRecord>(
      () => [variant],
      ({ id }) => ({ value: id, id }),
    ),
  inventoryLevel: ({ variant }, call, { store }) => {
    const { locationId, includeInactive } = levelArguments.parse(call.args)
    const location = findLocation(store, locationId)
    const record = location && variant.levelAt(location.id)
    if (!location || !record || (!record.isActive && includeInactive !== true)) return null
    return new InventoryLevel(variant, location, record)
  },
  inventoryLevels: ({ variant }, call, context) => {
    const { query, reverse, includeInactive } = levelsArguments.parse(call.args)
    const matches = matcher(query, call, context, LEVEL_SEARCH)
    const levels = levelsOf(variant, context.store)
      .filter(({ record }) => record.isActive || includeInactive === true)
      .filter((level) => matches === null || matches(level))
    const reversed = reverse ?? false
    if (reversed) levels.reverse()
    return new Connection(
      () => levels,
      ({ location }) => ({ value: location.id, id: location.id }),
      { reversed },
    )
  },
})

function levelsOf(variant: VariantRecord, store: StoreState): InventoryLevel[] {
  return store.locations.flatMap((location) => {
    const record = variant.levelAt(location.id)
    return record === undefined ? [] : [new InventoryLevel(variant, location, record)]
  })
}

export const inventoryLevelType = objectType('InventoryLevel', instanceOf(InventoryLevel), {
  id: ({ variant, location }) =>
    `${toGid('InventoryLevel', levelNumberOf(location))}?inventory_item_id=${inventoryItemIdOf(variant)}`,
  isActive: ({ record }) => record.isActive,
  item: ({ variant }) => new InventoryItem(variant),
  location: ({ location }) => location,
  createdAt: ({ variant }) => toDateTime(variant.createdAt),
  updatedAt: ({ record }) => toDateTime(record.updatedAt),
  quantities: ({ record }, call) =>
    quantitiesArguments.parse(call.args).names.map((name) => ({
      name,
      quantity: quantityOf(record, name),
      // Only `available` tells when it changed.
      updatedAt: name === 'available' ? toDateTime(record.updatedAt) : null,
    })),
})

export const locationType = objectType('Location', instanceOf(LocationRecord), {
  id: (location) => toGid('Location', location.id),
  legacyResourceId: (location) => String(location.id),
  name: (location) => location.name,
  isActive: (location) => location.isActive,
  fulfillsOnlineOrders: (location) => location.isActive,
  isPrimary: (location, _call, { store }) => store.primaryLocation === location,
  isFulfillmentService: () => false,
  shipsInventory: (location) => location.isActive,
})
