import { z } from 'zod'
import { findInventoryItem, findLocation } from '../queries/lookup'
import type { StoreState } from '../state/store-state'
import { type UserError, userError } from './user-error'

const row = z.strictObject({
  inventoryItemId: z.string(),
  locationId: z.string(),
  quantity: z.number().int(),
  /** The value expected now; `null` overwrites on purpose, missing is refused. */
  changeFromQuantity: z.number().int().nullable().optional(),
})
export type QuantityRow = z.infer<typeof row>

export const setQuantitiesInput = z.strictObject({
  name: z.string(),
  reason: z.string(),
  referenceDocumentUri: z.string().nullish(),
  quantities: z.array(row),
})
export type SetQuantitiesInput = z.infer<typeof setQuantitiesInput>

const REASONS = [
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_canceled',
  'movement_created',
  'movement_received',
  'movement_updated',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
]
const LIMIT = 1_000_000_000

/** What is wrong with a set of quantities: first the whole of it, then row by row. */
export function checkRows(store: StoreState, input: SetQuantitiesInput): UserError[] {
  const { name, reason, referenceDocumentUri, quantities } = input
  if (name !== 'available' && name !== 'on_hand') {
    const message = "The quantity name must be either 'available' or 'on_hand'."
    return [userError(['input', 'name'], message, 'INVALID_NAME')]
  }
  if (!REASONS.includes(reason)) {
    const message = `The specified reason is invalid. Valid values are: ${REASONS.join(', ')}.`
    return [userError(['input', 'reason'], message, 'INVALID_REASON')]
  }
  if (referenceDocumentUri != null && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(referenceDocumentUri)) {
    const message = 'The specified reference document is invalid.'
    return [userError(['input', 'referenceDocumentUri'], message, 'INVALID_REFERENCE_DOCUMENT')]
  }
  const repeated = checkRepeated(quantities)
  if (repeated.length > 0) return repeated
  return quantities.flatMap((entry, index) => checkRow(store, name, entry, index))
}

function checkRepeated(quantities: readonly QuantityRow[]): UserError[] {
  const pairs = quantities.map(
    ({ inventoryItemId, locationId }) => `${inventoryItemId} ${locationId}`,
  )
  return pairs.flatMap((pair, index) => {
    if (pairs.indexOf(pair) === pairs.lastIndexOf(pair)) return []
    const message = 'The combination of inventoryItemId and locationId must be unique.'
    const path = ['input', 'quantities', String(index), 'locationId']
    return [userError(path, message, 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR')]
  })
}

function checkRow(
  store: StoreState,
  name: 'available' | 'on_hand',
  entry: QuantityRow,
  index: number,
): UserError[] {
  const refuse = (field: string, message: string, code: string): UserError[] => [
    userError(['input', 'quantities', String(index), field], message, code),
  ]
  const item = findInventoryItem(store, entry.inventoryItemId)
  if (item === null) {
    const message = 'The specified inventory item could not be found.'
    return refuse('inventoryItemId', message, 'INVALID_INVENTORY_ITEM')
  }
  const location = findLocation(store, entry.locationId)
  if (location === null) {
    const message = 'The specified location could not be found.'
    return refuse('locationId', message, 'INVALID_LOCATION')
  }
  if (entry.quantity > LIMIT) {
    const message = "The quantity can't be higher than 1,000,000,000."
    return refuse('quantity', message, 'INVALID_QUANTITY_TOO_HIGH')
  }
  if (name === 'on_hand' && entry.quantity < 0) {
    return refuse('quantity', "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')
  }
  if (entry.quantity < -LIMIT) {
    const message = "The quantity can't be lower than -1,000,000,000."
    return refuse('quantity', message, 'INVALID_QUANTITY_TOO_LOW')
  }
  const level = item.variant.levelAt(location.id)
  const current = name === 'on_hand' ? (level?.onHand ?? 0) : (level?.available ?? 0)
  if (entry.changeFromQuantity != null && entry.changeFromQuantity !== current) {
    const message = 'The changeFromQuantity argument no longer matches the persisted quantity.'
    return refuse('changeFromQuantity', message, 'CHANGE_FROM_QUANTITY_STALE')
  }
  return []
}
