import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { type InventoryItem, InventoryLevel } from '../../queries/inventory-sources'
import { findInventoryItem, findLocation, itemGid } from '../../queries/lookup'
import { stockVariant } from '../../state/variant-changes'
import { type UserError, userError } from '../user-error'
import { isOnlyLocation, onlyLocationMessage, unstock } from './inventory-deactivate'

const toggleArguments = z.object({
  inventoryItemId: z.string(),
  inventoryItemUpdates: z.array(z.object({ locationId: z.string(), activate: z.boolean() })),
})
type Update = z.infer<typeof toggleArguments>['inventoryItemUpdates'][number]

type Payload = {
  inventoryItem: InventoryItem | null
  inventoryLevels: readonly InventoryLevel[] | null
  userErrors: readonly UserError[]
}

/** `inventoryBulkToggleActivation`: stocks or unstocks one item at several locations, all or none. */
export function inventoryBulkToggleActivation(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const { inventoryItemId, inventoryItemUpdates } = toggleArguments.parse(call.args)
  const inventoryItem = findInventoryItem(store, inventoryItemId)
  if (inventoryItem === null) {
    const message = "The product couldn't be stocked because it wasn't found."
    const error = userError(['inventoryItemId'], message, 'INVENTORY_ITEM_NOT_FOUND')
    return { inventoryItem, inventoryLevels: null, userErrors: [error] }
  }
  const userErrors = inventoryItemUpdates.flatMap((update, index) =>
    check(inventoryItem, update, index, context),
  )
  if (userErrors.length > 0) return { inventoryItem, inventoryLevels: null, userErrors }
  const { variant } = inventoryItem
  let changed = false
  const inventoryLevels = inventoryItemUpdates.flatMap(({ locationId, activate }) => {
    const location = findLocation(store, locationId)
    if (location === null) return []
    if (!activate) changed = unstock(store, variant, location) || changed
    else if (variant.levelAt(location.id)?.isActive !== true) {
      stockVariant(store, variant, { locationId: location.id, isActive: true })
      changed = true
    }
    const level = variant.levelAt(location.id)
    return level === undefined ? [] : [new InventoryLevel(variant, location, level)]
  })
  if (changed) {
    context.effects.push({ mutation: 'inventoryBulkToggleActivation', changed: [itemGid(variant)] })
  }
  return { inventoryItem, inventoryLevels, userErrors }
}

function check(
  { variant }: InventoryItem,
  { locationId, activate }: Update,
  index: number,
  { store }: RequestContext,
): UserError[] {
  const path = ['inventoryItemUpdates', String(index), 'locationId']
  const location = findLocation(store, locationId)
  if (location === null) {
    const message = "The product couldn't be stocked because the location wasn't found."
    return [userError(path, message, 'LOCATION_NOT_FOUND')]
  }
  if (activate || !isOnlyLocation(variant, location)) return []
  return [userError(path, onlyLocationMessage(location), 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION')]
}
