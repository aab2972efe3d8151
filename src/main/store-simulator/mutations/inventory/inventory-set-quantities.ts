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
import {
  checkBounds,
  checkExpected,
  checkReason,
  checkRepeated,
  requireExpected,
  type StockPlace,
  stockPlace,
} from './quantity-checks'

const row = z.strictObject({
  inventoryItemId: z.string(),
  locationId: z.string(),
  quantity: z.number().int(),
  /** The value expected now; `null` overwrites on purpose, missing is refused. */
  changeFromQuantity: z.number().int().nullable().optional(),
})
type Row = z.infer<typeof row>

const setInput = z.strictObject({
  name: z.string(),
  reason: z.string(),
  referenceDocumentUri: z.string().nullish(),
  quantities: z.array(row),
})
const setOnHandInput = z.strictObject({
  reason: z.string(),
  referenceDocumentUri: z.string().nullish(),
  setQuantities: z.array(row),
})

/** Both mutations set absolute values; they differ in the names of their inputs. */
type Setting = {
  readonly mutation: string
  readonly list: 'quantities' | 'setQuantities'
  readonly name: string
  readonly reason: string
  readonly referenceDocumentUri?: string | null | undefined
  readonly rows: readonly Row[]
}

/**
 * `inventorySetQuantities`: sets `available` or `on_hand` (each moves the other by the same amount), all rows
 * or none. A write that changes nothing answers no group and no error.
 */
export function inventorySetQuantities(
  call: FieldCall,
  context: RequestContext,
): AdjustmentPayload {
  const input = parseInput(setInput, 'InventorySetQuantitiesInput', call.args['input'])
  requireExpected('InventoryQuantityInput', input.quantities)
  const { quantities: rows, ...rest } = input
  return setOnce(call, context, {
    ...rest,
    mutation: 'inventorySetQuantities',
    list: 'quantities',
    rows,
  })
}

/** `inventorySetOnHandQuantities` (deprecated): the same for `on_hand` alone. */
export function inventorySetOnHandQuantities(
  call: FieldCall,
  context: RequestContext,
): AdjustmentPayload {
  const input = parseInput(setOnHandInput, 'InventorySetOnHandQuantitiesInput', call.args['input'])
  requireExpected('InventorySetQuantityInput', input.setQuantities)
  const { setQuantities: rows, ...rest } = input
  return setOnce(call, context, {
    ...rest,
    mutation: 'inventorySetOnHandQuantities',
    list: 'setQuantities',
    name: 'on_hand',
    rows,
  })
}

function setOnce(call: FieldCall, context: RequestContext, setting: Setting): AdjustmentPayload {
  return runOnce<AdjustmentPayload>(call, context, {
    name: setting.mutation,
    run: () => setQuantities(setting, context),
    refused: (error) => refusedAdjustment([error]),
    isPayload: isAdjustmentPayload,
  })
}

type Planned = { readonly place: StockPlace; readonly delta: number; readonly isNew: boolean }

function setQuantities(setting: Setting, context: RequestContext): AdjustmentPayload {
  const { name, rows, list } = setting
  if (name !== 'available' && name !== 'on_hand') {
    const message = "The quantity name must be either 'available' or 'on_hand'."
    return refusedAdjustment([userError(['input', 'name'], message, 'INVALID_NAME')])
  }
  const whole = [...checkReason(setting), ...checkRepeated(rows, list)]
  if (whole.length > 0) return refusedAdjustment(whole)
  const planned = rows.map((entry, index) => planRow(entry, index, { ...setting, name }, context))
  const errors = planned.flatMap((plan) => ('errors' in plan ? plan.errors : []))
  if (errors.length > 0) return refusedAdjustment(errors)
  const changes = planned.flatMap((plan) => {
    if ('errors' in plan || (plan.delta === 0 && !plan.isNew)) return []
    return moveUnits(context, plan.place, { name, delta: plan.delta, mirrors: true })
  })
  return adjustmentOf(context, setting.mutation, setting, changes)
}

function planRow(
  entry: Row,
  index: number,
  { name, list }: Setting & { readonly name: 'available' | 'on_hand' },
  { store }: RequestContext,
): Planned | { readonly errors: UserError[] } {
  const at = (field: string): string[] => ['input', list, String(index), field]
  const place = stockPlace(store, entry, at)
  if ('errors' in place) return place
  const level = place.variant.levelAt(place.location.id)
  const current = quantityOf(level, name)
  const bounds = checkBounds(entry.quantity, name === 'available', at('quantity'))
  const errors =
    bounds.length > 0
      ? bounds
      : checkExpected(entry.changeFromQuantity, current, at('changeFromQuantity'))
  if (errors.length > 0) return { errors }
  return { place, delta: entry.quantity - current, isNew: level === undefined }
}
