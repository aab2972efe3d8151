import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { InventoryLevel } from '../../queries/inventory-sources'
import { findInventoryItem, findLocation, itemGid } from '../../queries/lookup'
import type { LevelRecord } from '../../state/records'
import { stockVariant } from '../../state/variant-changes'
import { runOnce } from '../idempotency/idempotent'
import { type UserError, userError } from '../user-error'

const activateArguments = z.object({
  inventoryItemId: z.string(),
  locationId: z.string(),
  available: z.number().int().nullish(),
  onHand: z.number().int().nullish(),
})
type ActivateArguments = z.infer<typeof activateArguments>

type Payload = { inventoryLevel: InventoryLevel | null; userErrors: readonly UserError[] }

const payloadCheck = z.object({ inventoryLevel: z.unknown(), userErrors: z.array(z.unknown()) })

/**
 * `inventoryActivate`: makes an item sellable at a location. An inactive level comes back with its old units;
 * units may be given only for a level that isn't active yet, and not in both ways at once.
 */
export function inventoryActivate(call: FieldCall, context: RequestContext): Payload {
  const args = activateArguments.parse(call.args)
  return runOnce<Payload>(call, context, {
    name: 'inventoryActivate',
    run: () => activate(args, context),
    refused: (error) => ({ inventoryLevel: null, userErrors: [error] }),
    isPayload: (value): value is Payload => payloadCheck.safeParse(value).success,
  })
}

function activate(args: ActivateArguments, context: RequestContext): Payload {
  const { store } = context
  const refuse = (field: string, message: string): Payload => ({
    inventoryLevel: null,
    userErrors: [userError([field], message)],
  })
  const item = findInventoryItem(store, args.inventoryItemId)
  if (item === null) {
    return refuse('inventoryItemId', "The product couldn't be stocked because it wasn't found.")
  }
  const location = findLocation(store, args.locationId)
  if (location === null) {
    return refuse(
      'locationId',
      "The product couldn't be stocked because the location wasn't found.",
    )
  }
  const { variant } = item
  const level = variant.levelAt(location.id)
  if (args.available != null && args.onHand != null) {
    return refuse('available', 'Not allowed to set both available and on_hand quantities.')
  }
  if (level?.isActive === true) {
    const given = args.available == null ? 'onHand' : 'available'
    if (args.available != null || args.onHand != null) {
      const name = given === 'available' ? 'available' : 'on_hand'
      const message = `Not allowed to set ${name} quantity when the item is already active at the location.`
      const inventoryLevel = new InventoryLevel(variant, location, level)
      return { inventoryLevel, userErrors: [userError([given], message)] }
    }
    return { inventoryLevel: new InventoryLevel(variant, location, level), userErrors: [] }
  }
  stockVariant(store, variant, {
    locationId: location.id,
    available: unitsGiven(args, level),
    isActive: true,
  })
  context.effects.push({ mutation: 'inventoryActivate', changed: [itemGid(variant)] })
  const activated = variant.levelAt(location.id)
  return {
    inventoryLevel:
      activated === undefined ? null : new InventoryLevel(variant, location, activated),
    userErrors: [],
  }
}

function unitsGiven(args: ActivateArguments, level: LevelRecord | undefined): number | undefined {
  if (args.onHand != null) return args.onHand - (level?.committed ?? 0)
  return args.available ?? undefined
}
