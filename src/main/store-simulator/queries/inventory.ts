import { z } from 'zod'
import { Connection } from '../connections/connection'
import { instanceOf, objectType } from '../endpoint/object-type'
import { codedError } from '../schema/errors'
import { toGid } from '../schema/gid'
import { numeric, type SearchFields, time } from '../search/search-fields'
import { toDateTime } from '../state/clock'
import { isQuantityName, type QuantityName, quantityOf } from '../state/quantities'
import { LocationRecord, type VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import {
  InventoryItem,
  InventoryLevel,
  inventoryItemIdOf,
  levelNumberOf,
} from './inventory-sources'
import { matcher } from './lists'
import { findInventoryItem, findLocation } from './lookup'

const levelArguments = z.object({ locationId: z.string(), includeInactive: z.boolean().nullish() })
const levelsArguments = z.object({
  query: z.string().nullish(),
  reverse: z.boolean().nullish(),
  includeInactive: z.boolean().nullish(),
})
const itemArguments = z.object({
  inventoryItemId: z.string(),
  includeInactive: z.boolean().nullish(),
})
const quantitiesArguments = z.object({ names: z.array(z.string()) })

const LEVEL_SEARCH: SearchFields<InventoryLevel> = {
  fields: {
    updated_at: time(({ record }) => record.updatedAt),
    created_at: time(({ variant }) => variant.createdAt),
    inventory_item_id: numeric(({ variant }) => [inventoryItemIdOf(variant)]),
    id: numeric(({ location }) => [levelNumberOf(location)]),
  },
  fallback: () => false,
}

export const inventoryItemType = objectType('InventoryItem', instanceOf(InventoryItem), {
  id: ({ variant }) => toGid('InventoryItem', inventoryItemIdOf(variant)),
  legacyResourceId: ({ variant }) => String(inventoryItemIdOf(variant)),
  sku: ({ variant }) => variant.sku,
  tracked: ({ variant }) => variant.tracked,
  requiresShipping: ({ variant }) => variant.requiresShipping,
  duplicateSkuCount: ({ variant }, _call, { store }) => duplicateSkuCount(variant, store),
  unitCost: ({ variant }, _call, { store }) => {
    const amount = variant.details?.cost ?? null
    return amount === null ? null : { amount, currencyCode: store.shop.currencyCode }
  },
  countryCodeOfOrigin: ({ variant }) => variant.details?.countryCodeOfOrigin ?? null,
  provinceCodeOfOrigin: ({ variant }) => variant.details?.provinceCodeOfOrigin ?? null,
  harmonizedSystemCode: ({ variant }) => variant.details?.harmonizedSystemCode ?? null,
  measurement: ({ variant }) => ({
    id: toGid('InventoryItemMeasurement', inventoryItemIdOf(variant)),
    weight: variant.details?.weight ?? NO_WEIGHT,
  }),
  locationsCount: ({ variant }) => ({
    count: variant.levels.filter((level) => level.isActive).length,
    precision: 'EXACT',
  }),
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

const NO_WEIGHT = { value: 0, unit: 'KILOGRAMS' }

/** Other items with the same SKU; SKUs need not be unique. */
function duplicateSkuCount({ id, sku }: VariantRecord, store: StoreState): number {
  if (sku === null || sku === '') return 0
  let count = 0
  for (const other of store.variants.values()) if (other.sku === sku && other.id !== id) count += 1
  return count
}

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
      quantity: quantityOf(record, quantityName(name)),
      // Only `available` tells when it changed.
      updatedAt: name === 'available' ? toDateTime(record.updatedAt) : null,
    })),
})

function quantityName(name: string): QuantityName {
  if (isQuantityName(name)) return name
  throw codedError(`The quantity name '${name}' is invalid.`, 'BAD_REQUEST')
}

export const locationType = objectType('Location', instanceOf(LocationRecord), {
  id: (location) => toGid('Location', location.id),
  legacyResourceId: (location) => String(location.id),
  name: (location) => location.name,
  isActive: (location) => location.isActive,
  fulfillsOnlineOrders: (location) => location.isActive,
  inventoryLevel: (location, call, { store }) => {
    const { inventoryItemId, includeInactive } = itemArguments.parse(call.args)
    const item = findInventoryItem(store, inventoryItemId)
    const record = item?.variant.levelAt(location.id)
    if (item == null || !record || (!record.isActive && includeInactive !== true)) return null
    return new InventoryLevel(item.variant, location, record)
  },
  inventoryLevels: (location, call, context) => {
    const { query, reverse, includeInactive } = levelsArguments.parse(call.args)
    const matches = matcher(query, call, context, LEVEL_SEARCH)
    const levels: InventoryLevel[] = []
    for (const variant of context.store.variants.values()) {
      const record = variant.levelAt(location.id)
      if (record === undefined || (!record.isActive && includeInactive !== true)) continue
      const level = new InventoryLevel(variant, location, record)
      if (matches === null || matches(level)) levels.push(level)
    }
    const reversed = reverse ?? false
    if (reversed) levels.reverse()
    return new Connection(
      () => levels,
      ({ variant }) => ({ value: variant.id, id: variant.id }),
      { reversed },
    )
  },
  isPrimary: (location, _call, { store }) => store.primaryLocation === location,
  isFulfillmentService: () => false,
  shipsInventory: (location) => location.isActive,
})
