import { z } from 'zod'
import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { InventoryItem } from '../queries/inventory-sources'
import { findInventoryItem, findLocation, itemGid } from '../queries/lookup'
import { codedError } from '../schema/errors'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import type { LocationRecord, VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { stockVariant } from '../state/variant-changes'
import { runOnce } from './idempotent'
import {
  checkRows,
  type QuantityRow,
  type SetQuantitiesInput,
  setQuantitiesInput,
} from './inventory-rows'
import { parseInput, type UserError } from './user-error'

type Change = {
  name: string
  delta: number
  quantityAfterChange: null
  ledgerDocumentUri: null
  item: InventoryItem
  location: LocationRecord
}
type Group = {
  id: string
  createdAt: string
  reason: string
  referenceDocumentUri: string | null
  changes: readonly Change[]
}
type Payload = { inventoryAdjustmentGroup: Group | null; userErrors: readonly UserError[] }

const payloadCheck = z.object({
  inventoryAdjustmentGroup: z.unknown(),
  userErrors: z.array(z.unknown()),
})

/**
 * `inventorySetQuantities`: sets `available` or `on_hand` (each moves the other by the same amount), all rows
 * or none. A write that changes nothing answers no group and no error.
 */
export function inventorySetQuantities(call: FieldCall, context: RequestContext): Payload {
  const input = parseInput(setQuantitiesInput, 'InventorySetQuantitiesInput', call.args['input'])
  return runOnce<Payload>(call, context, {
    name: 'inventorySetQuantities',
    run: () => setQuantities(input, context),
    refused: (error) => ({ inventoryAdjustmentGroup: null, userErrors: [error] }),
    isPayload: (value): value is Payload => payloadCheck.safeParse(value).success,
  })
}

function setQuantities(input: SetQuantitiesInput, context: RequestContext): Payload {
  if (input.quantities.some((row) => row.changeFromQuantity === undefined)) {
    const message =
      'InventoryQuantityInput must include the following argument: changeFromQuantity.'
    throw codedError(message, 'INVALID_FIELD_ARGUMENTS')
  }
  const { store } = context
  const userErrors = checkRows(store, input)
  if (userErrors.length > 0) return { inventoryAdjustmentGroup: null, userErrors }
  const changes = input.quantities.flatMap((row) => writeRow(store, input.name, row))
  if (changes.length === 0) return { inventoryAdjustmentGroup: null, userErrors }
  const items = new Set(changes.map((change) => itemGid(change.item.variant)))
  context.effects.push({ mutation: 'inventorySetQuantities', changed: [...items] })
  const group: Group = {
    id: toGid('InventoryAdjustmentGroup', store.nextId()),
    createdAt: toDateTime(store.now()),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes,
  }
  return { inventoryAdjustmentGroup: group, userErrors }
}

function writeRow(store: StoreState, name: string, row: QuantityRow): Change[] {
  const { variant, location } = targetOf(store, row)
  const level = variant.levelAt(location.id)
  const current = name === 'on_hand' ? (level?.onHand ?? 0) : (level?.available ?? 0)
  const delta = row.quantity - current
  if (level !== undefined && delta === 0) return []
  stockVariant(store, variant, {
    locationId: location.id,
    available: (level?.available ?? 0) + delta,
    // Writing where the item isn't stocked works, but the new level isn't active: nothing sells from there.
    isActive: level?.isActive ?? false,
  })
  const item = new InventoryItem(variant)
  return ['available', 'on_hand'].map((changed) => ({
    name: changed,
    delta,
    quantityAfterChange: null,
    ledgerDocumentUri: null,
    item,
    location,
  }))
}

function targetOf(
  store: StoreState,
  row: QuantityRow,
): { variant: VariantRecord; location: LocationRecord } {
  const item = findInventoryItem(store, row.inventoryItemId)
  const location = findLocation(store, row.locationId)
  if (item === null || location === null) throw new RangeError('Rows are checked before writing')
  return { variant: item.variant, location }
}
