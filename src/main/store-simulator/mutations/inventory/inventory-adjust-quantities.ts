import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
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
import { checkLedgerDocuments } from './ledger-documents'
import {
  type Adjustable,
  checkBounds,
  checkExpected,
  checkReason,
  isAdjustable,
  requireExpected,
  stockPlace,
  unknownQuantityName,
} from './quantity-checks'

const row = z.strictObject({
  inventoryItemId: z.string(),
  locationId: z.string(),
  delta: z.number().int(),
  changeFromQuantity: z.number().int().nullable().optional(),
  ledgerDocumentUri: z.string().nullish(),
})
type Row = z.infer<typeof row>
const adjustInput = z.strictObject({
  name: z.string(),
  reason: z.string(),
  referenceDocumentUri: z.string().nullish(),
  changes: z.array(row),
})
type AdjustInput = z.infer<typeof adjustInput>

/**
 * `inventoryAdjustQuantities`: moves units of one kind by an amount, all rows or none. Kinds other than
 * `available` need a ledger document; rows of 0 do nothing.
 */
export function inventoryAdjustQuantities(
  call: FieldCall,
  context: RequestContext,
): AdjustmentPayload {
  const input = parseInput(adjustInput, 'InventoryAdjustQuantitiesInput', call.args['input'])
  requireExpected('InventoryChangeInput', input.changes)
  return runOnce<AdjustmentPayload>(call, context, {
    name: 'inventoryAdjustQuantities',
    run: () => adjust(input, context),
    refused: (error) => refusedAdjustment([error]),
    isPayload: isAdjustmentPayload,
  })
}

function adjust(input: AdjustInput, context: RequestContext): AdjustmentPayload {
  const { name } = input
  if (!isAdjustable(name)) {
    return refusedAdjustment([unknownQuantityName(['input', 'name'])])
  }
  const whole = [...checkReason(input), ...checkLedgerDocuments(name, input.changes)]
  if (whole.length > 0) return refusedAdjustment(whole)
  const errors = input.changes.flatMap((entry, index) => checkRow(name, entry, index, context))
  if (errors.length > 0) return refusedAdjustment(errors)
  const changes = input.changes.flatMap((entry) => {
    const place = stockPlace(context.store, entry, (field) => [field])
    if ('errors' in place || entry.delta === 0) return []
    const { delta, ledgerDocumentUri } = entry
    return moveUnits(context, place, { name, delta, ledgerDocumentUri, mirrors: true })
  })
  return adjustmentOf(context, 'inventoryAdjustQuantities', input, changes)
}

function checkRow(
  name: Adjustable,
  entry: Row,
  index: number,
  { store }: RequestContext,
): UserError[] {
  const at = (field: string): string[] => ['input', 'changes', String(index), field]
  const place = stockPlace(store, entry, at)
  if ('errors' in place) return place.errors
  const current = quantityOf(place.variant.levelAt(place.location.id), name)
  const stale = checkExpected(entry.changeFromQuantity, current, at('changeFromQuantity'))
  if (stale.length > 0) return stale
  const bounds = checkBounds(current + entry.delta, true, at('delta'))
  // Adjusting has no code of its own for negative units.
  return bounds.map((error) => userError(error.field, error.message, error.code))
}
