import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { levelNumberOf, variantIdOfItem } from '../../queries/inventory-sources'
import { idOfType, itemGid } from '../../queries/lookup'
import type { LocationRecord, VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'

const deactivateArguments = z.object({ inventoryLevelId: z.string() })

/**
 * `inventoryDeactivate`: the item is no longer stocked at the location; its units are kept for when it comes
 * back (shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryDeactivate).
 */
export function inventoryDeactivate(
  call: FieldCall,
  context: RequestContext,
): { userErrors: UserError[] } {
  const { store } = context
  const { inventoryLevelId } = deactivateArguments.parse(call.args)
  const { id, query } = idOfType('InventoryLevel', inventoryLevelId)
  const variant = store.variants.get(variantIdOfItem(Number(query['inventory_item_id'])))
  const location = store.locations.find((candidate) => levelNumberOf(candidate) === id)
  const refusal = refusalOf(variant, location)
  if (refusal !== null) return { userErrors: [userError(null, refusal)] }
  if (variant !== undefined && location !== undefined && unstock(store, variant, location)) {
    context.effects.push({ mutation: 'inventoryDeactivate', changed: [itemGid(variant)] })
  }
  return { userErrors: [] }
}

function refusalOf(
  variant: VariantRecord | undefined,
  location: LocationRecord | undefined,
): string | null {
  if (variant === undefined) {
    return "The product couldn't be unstocked because the product was deleted."
  }
  if (location === undefined) {
    return "The product couldn't be unstocked because the location was deleted."
  }
  return isOnlyLocation(variant, location) ? onlyLocationMessage(location) : null
}

/** Whether the item is stocked there and nowhere else. */
export function isOnlyLocation(variant: VariantRecord, location: LocationRecord): boolean {
  const active = variant.levels.filter((level) => level.isActive)
  return active.length === 1 && active[0]?.locationId === location.id
}

export function onlyLocationMessage({ name }: LocationRecord): string {
  return `The product couldn't be unstocked from ${name} because products need to be stocked at a minimum of 1 location.`
}

/** Returns whether the item was stocked there until now. */
export function unstock(
  store: StoreState,
  variant: VariantRecord,
  location: LocationRecord,
): boolean {
  const level = variant.levelAt(location.id)
  if (level?.isActive !== true) return false
  level.isActive = false
  level.updatedAt = store.now()
  store.touchVariant(variant)
  return true
}
