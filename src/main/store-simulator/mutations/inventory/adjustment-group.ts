import { z } from 'zod'
import type { RequestContext } from '../../endpoint/request-context'
import { InventoryItem } from '../../queries/inventory-sources'
import { itemGid } from '../../queries/lookup'
import { toGid } from '../../schema/gid'
import { toDateTime } from '../../state/clock'
import { addQuantity, type QuantityName } from '../../state/quantities'
import type { LocationRecord } from '../../state/records'
import { levelFor } from '../../state/variant-changes'
import type { UserError } from '../user-error'
import type { StockPlace } from './quantity-checks'

/** One line of a group. Shopify fills `quantityAfterChange` in for none of these mutations. */
export type Change = {
  name: string
  delta: number
  quantityAfterChange: null
  ledgerDocumentUri: string | null
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

export type AdjustmentPayload = {
  inventoryAdjustmentGroup: Group | null
  userErrors: readonly UserError[]
}

const payloadCheck = z.object({
  inventoryAdjustmentGroup: z.unknown(),
  userErrors: z.array(z.unknown()),
})

export function isAdjustmentPayload(value: unknown): value is AdjustmentPayload {
  return payloadCheck.safeParse(value).success
}

export function refusedAdjustment(userErrors: readonly UserError[]): AdjustmentPayload {
  return { inventoryAdjustmentGroup: null, userErrors }
}

/**
 * Moves units of one kind and tells the changes. On-hand follows all kinds but `incoming`, and is told where
 * `mirrors` asks for it. Writing where the item isn't stocked works, but that level isn't active: nothing
 * sells from there.
 */
export function moveUnits(
  context: RequestContext,
  { variant, location }: StockPlace,
  move: {
    readonly name: QuantityName
    readonly delta: number
    readonly ledgerDocumentUri?: string | null | undefined
    readonly mirrors: boolean
  },
): Change[] {
  const { store } = context
  const level = levelFor(store, variant, location.id, false)
  addQuantity(level, move.name, move.delta)
  level.updatedAt = store.now()
  store.touchVariant(variant)
  const change = (name: string, ledgerDocumentUri: string | null): Change => ({
    name,
    delta: move.delta,
    quantityAfterChange: null,
    ledgerDocumentUri,
    item: new InventoryItem(variant),
    location,
  })
  const name = move.name === 'on_hand' ? 'available' : move.name
  const own = change(name, move.ledgerDocumentUri ?? null)
  return move.mirrors && name !== 'incoming' ? [own, change('on_hand', null)] : [own]
}

/** The answer of a write; without any change there is no group and no error. */
export function adjustmentOf(
  context: RequestContext,
  mutation: string,
  input: { readonly reason: string; readonly referenceDocumentUri?: string | null | undefined },
  changes: readonly Change[],
): AdjustmentPayload {
  if (changes.length === 0) return refusedAdjustment([])
  const { store } = context
  const items = new Set(changes.map((change) => itemGid(change.item.variant)))
  context.effects.push({ mutation, changed: [...items] })
  const group: Group = {
    id: toGid('InventoryAdjustmentGroup', store.nextId()),
    createdAt: toDateTime(store.now()),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes,
  }
  return { inventoryAdjustmentGroup: group, userErrors: [] }
}
