import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findInventoryItem, findLocation } from '../../queries/lookup'
import { quantityOf } from '../../state/quantities'
import { runOnce } from '../idempotency/idempotent'
import { parseInput, type UserError, userError } from '../user-error'
import {
  type AdjustmentPayload,
  adjustmentOf,
  isAdjustmentPayload,
  moveUnits,
  refusedAdjustment,
} from './adjustment-group'
import { checkLedgerDocument } from './ledger-documents'
import {
  checkBounds,
  checkExpected,
  checkReason,
  isAdjustable,
  requireExpected,
  unknownLocation,
  unknownQuantityName,
} from './quantity-checks'

const end = z.strictObject({
  locationId: z.string(),
  name: z.string(),
  changeFromQuantity: z.number().int().nullable().optional(),
  ledgerDocumentUri: z.string().nullish(),
})
type End = z.infer<typeof end>
const row = z.strictObject({
  inventoryItemId: z.string(),
  quantity: z.number().int(),
  from: end,
  to: end,
})
type Row = z.infer<typeof row>
const moveInput = z.strictObject({
  reason: z.string(),
  referenceDocumentUri: z.string(),
  changes: z.array(row),
})
type MoveInput = z.infer<typeof moveInput>

/** `inventoryMoveQuantities`: units change their kind at one location (`available` → `damaged`), all rows or none. */
export function inventoryMoveQuantities(
  call: FieldCall,
  context: RequestContext,
): AdjustmentPayload {
  const input = parseInput(moveInput, 'InventoryMoveQuantitiesInput', call.args['input'])
  const ends = input.changes.flatMap(({ from, to }) => [from, to])
  requireExpected('InventoryMoveQuantityTerminalInput', ends)
  return runOnce<AdjustmentPayload>(call, context, {
    name: 'inventoryMoveQuantities',
    run: () => move(input, context),
    refused: (error) => refusedAdjustment([error]),
    isPayload: isAdjustmentPayload,
  })
}

function move(input: MoveInput, context: RequestContext): AdjustmentPayload {
  const names = input.changes.flatMap((entry, index) => checkNames(entry, index))
  const whole = names.length > 0 ? names : checkReason(input)
  if (whole.length > 0) return refusedAdjustment(whole)
  const errors = input.changes.flatMap((entry, index) => checkRow(entry, index, context))
  if (errors.length > 0) return refusedAdjustment(errors)
  const changes = input.changes.flatMap((entry) => [
    ...writeEnd(entry, entry.from, -entry.quantity, context),
    ...writeEnd(entry, entry.to, entry.quantity, context),
  ])
  return adjustmentOf(context, 'inventoryMoveQuantities', input, changes)
}

const ENDS = ['from', 'to'] as const

function checkNames(entry: Row, index: number): UserError[] {
  return ENDS.flatMap((side) => {
    const path = ['input', 'changes', String(index), side, 'name']
    return isAdjustable(entry[side].name) ? [] : [unknownQuantityName(path)]
  })
}

function checkRow(entry: Row, index: number, { store }: RequestContext): UserError[] {
  const at = (...names: string[]): string[] => ['input', 'changes', String(index), ...names]
  const item = findInventoryItem(store, entry.inventoryItemId)
  if (item === null) {
    const message = 'The specified inventory item could not be found.'
    return [userError(at('inventoryItemId'), message, 'INVALID_INVENTORY_ITEM')]
  }
  const places = ENDS.flatMap((side) => {
    const isThere = findLocation(store, entry[side].locationId) !== null
    return isThere ? [] : [unknownLocation(at(side, 'locationId'))]
  })
  if (places.length > 0) return places
  if (entry.from.locationId !== entry.to.locationId) {
    return [userError(at(), 'The quantities must be at the same location.', 'DIFFERENT_LOCATIONS')]
  }
  if (entry.from.name === entry.to.name) {
    const message = 'The quantity names for each change must be different.'
    return [userError(at(), message, 'SAME_QUANTITY_NAME')]
  }
  const bounds = checkBounds(entry.quantity, false, at('quantity'))
  if (bounds.length > 0) return bounds
  return ENDS.flatMap((side) => {
    const { name, ledgerDocumentUri, locationId, changeFromQuantity } = entry[side]
    if (!isAdjustable(name)) return []
    const documents = checkLedgerDocument(name, ledgerDocumentUri, at(side, 'ledgerDocumentUri'))
    const location = findLocation(store, locationId)
    const level = item.variant.levelAt(location?.id ?? 0)
    const current = quantityOf(level, name)
    return [
      ...documents,
      ...checkExpected(changeFromQuantity, current, at(side, 'changeFromQuantity')),
    ]
  })
}

function writeEnd(entry: Row, side: End, delta: number, context: RequestContext) {
  const { name, ledgerDocumentUri, locationId } = side
  const item = findInventoryItem(context.store, entry.inventoryItemId)
  const location = findLocation(context.store, locationId)
  if (item === null || location === null || !isAdjustable(name) || delta === 0) return []
  const place = { variant: item.variant, location }
  // The units stay on hand, so on-hand isn't told.
  return moveUnits(context, place, { name, delta, ledgerDocumentUri, mirrors: false })
}
