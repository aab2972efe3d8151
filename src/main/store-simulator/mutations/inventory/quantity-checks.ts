import { findInventoryItem, findLocation } from '../../queries/lookup'
import { codedError } from '../../schema/errors'
import type { LocationRecord, VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'

/** Reasons that a change of stock may have (shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps). */
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
/** Kinds of units that can be moved by an amount. */
export const ADJUSTABLE = [
  'available',
  'damaged',
  'incoming',
  'quality_control',
  'reserved',
  'safety_stock',
] as const
export type Adjustable = (typeof ADJUSTABLE)[number]

const LIMIT = 1_000_000_000

export function isAdjustable(name: string): name is Adjustable {
  return ADJUSTABLE.some((known) => known === name)
}

/** The refusal of a reason or document that isn't one, or none. */
export function checkReason(input: {
  readonly reason: string
  readonly referenceDocumentUri?: string | null | undefined
}): UserError[] {
  const { reason, referenceDocumentUri } = input
  if (!REASONS.includes(reason)) {
    const message = `The specified reason is invalid. Valid values are: ${REASONS.join(', ')}.`
    return [userError(['input', 'reason'], message, 'INVALID_REASON')]
  }
  if (referenceDocumentUri != null && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(referenceDocumentUri)) {
    const message = 'The specified reference document is invalid.'
    return [userError(['input', 'referenceDocumentUri'], message, 'INVALID_REFERENCE_DOCUMENT')]
  }
  return []
}

export function unknownQuantityName(path: readonly string[]): UserError {
  const message = `The specified quantity name is invalid. Valid values are: ${ADJUSTABLE.join(', ')}.`
  return userError(path, message, 'INVALID_QUANTITY_NAME')
}

export type StockPlace = { readonly variant: VariantRecord; readonly location: LocationRecord }

/** The item and location that a row names, or the refusals of what isn't there. */
export function stockPlace(
  store: StoreState,
  row: { readonly inventoryItemId: string; readonly locationId: string },
  at: (name: string) => string[],
): StockPlace | { readonly errors: UserError[] } {
  const item = findInventoryItem(store, row.inventoryItemId)
  if (item === null) {
    const message = 'The specified inventory item could not be found.'
    return { errors: [userError(at('inventoryItemId'), message, 'INVALID_INVENTORY_ITEM')] }
  }
  const location = findLocation(store, row.locationId)
  if (location !== null) return { variant: item.variant, location }
  return { errors: [unknownLocation(at('locationId'))] }
}

export function unknownLocation(path: readonly string[]): UserError {
  const message = 'The specified location could not be found.'
  return userError(path, message, 'INVALID_LOCATION')
}

/** The refusal of a quantity out of bounds; `lowest` is 0 or minus a thousand million. */
export function checkBounds(
  quantity: number,
  mayBeNegative: boolean,
  path: readonly string[],
): UserError[] {
  if (quantity > LIMIT) {
    const message = "The quantity can't be higher than 1,000,000,000."
    return [userError(path, message, 'INVALID_QUANTITY_TOO_HIGH')]
  }
  if (!mayBeNegative && quantity < 0) {
    return [userError(path, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')]
  }
  if (quantity < -LIMIT) {
    const message = "The quantity can't be lower than -1,000,000,000."
    return [userError(path, message, 'INVALID_QUANTITY_TOO_LOW')]
  }
  return []
}

/** `null` overwrites on purpose; another value than the present one is stale. */
export function checkExpected(
  expected: number | null | undefined,
  current: number,
  path: readonly string[],
): UserError[] {
  if (expected == null || expected === current) return []
  const message = 'The changeFromQuantity argument no longer matches the persisted quantity.'
  return [userError(path, message, 'CHANGE_FROM_QUANTITY_STALE')]
}

/** Every row has to say what it changes from, if only `null`; leaving it out refuses the whole call. */
export function requireExpected(
  inputType: string,
  rows: readonly { readonly changeFromQuantity?: number | null | undefined }[],
): void {
  if (rows.every((row) => row.changeFromQuantity !== undefined)) return
  const message = `${inputType} must include the following argument: changeFromQuantity.`
  throw codedError(message, 'INVALID_FIELD_ARGUMENTS')
}

/** The refusals of rows that name the same item and location as another one. */
export function checkRepeated(
  rows: readonly { readonly inventoryItemId: string; readonly locationId: string }[],
  list: string,
): UserError[] {
  const pairs = rows.map(({ inventoryItemId, locationId }) => `${inventoryItemId} ${locationId}`)
  const counts = new Map<string, number>()
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return pairs.flatMap((pair, index) => {
    if (counts.get(pair) === 1) return []
    const message = 'The combination of inventoryItemId and locationId must be unique.'
    const path = ['input', list, String(index), 'locationId']
    return [userError(path, message, 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR')]
  })
}
