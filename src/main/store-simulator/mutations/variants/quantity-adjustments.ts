import { z } from 'zod'
import type { RequestContext } from '../../endpoint/request-context'
import { findLocation } from '../../queries/lookup'
import { codedError } from '../../schema/errors'
import { quantityOf } from '../../state/quantities'
import type { VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { moveUnits } from '../inventory/adjustment-group'
import { type UserError, userError } from '../user-error'

/** `InventoryAdjustmentInput`: an amount by which `available` moves, and the value that it moves from. */
export const quantityAdjustment = z.strictObject({
  locationId: z.string(),
  adjustment: z.number().int().nullish(),
  changeFromQuantity: z.number().int().nullable().optional(),
})
type Adjustments = readonly z.infer<typeof quantityAdjustment>[] | null | undefined

/** What is wrong with a variant's adjustments. Throws where the value to compare with isn't given. */
export function checkAdjustments(
  store: StoreState,
  variant: VariantRecord,
  adjustments: Adjustments,
  at: (...names: string[]) => string[],
): UserError[] {
  return (adjustments ?? []).flatMap((entry, index) => {
    if (entry.changeFromQuantity === undefined) {
      const message =
        'InventoryAdjustmentInput must include the following argument: changeFromQuantity.'
      throw codedError(message, 'INVALID_FIELD_ARGUMENTS')
    }
    const path = (name: string): string[] => at('quantityAdjustments', String(index), name)
    const location = findLocation(store, entry.locationId)
    if (location === null) {
      return [userError(path('locationId'), 'Location not found.', 'INVALID_INPUT')]
    }
    const current = quantityOf(variant.levelAt(location.id), 'available')
    if (entry.changeFromQuantity === null || entry.changeFromQuantity === current) return []
    const message = 'The changeFromQuantity argument no longer matches the persisted quantity.'
    return [userError(path('changeFromQuantity'), message, 'INVALID_INPUT')]
  })
}

/** Returns whether any units moved. */
export function applyAdjustments(
  context: RequestContext,
  variant: VariantRecord,
  adjustments: Adjustments,
): boolean {
  let moved = false
  for (const { locationId, adjustment } of adjustments ?? []) {
    const location = findLocation(context.store, locationId)
    if (location === null || adjustment == null || adjustment === 0) continue
    const move = { name: 'available', delta: adjustment, mirrors: false } as const
    moveUnits(context, { variant, location }, move)
    moved = true
  }
  return moved
}
