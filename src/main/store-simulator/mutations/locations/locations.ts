import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findLocation } from '../../queries/lookup'
import { toGid } from '../../schema/gid'
import { LocationRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

const addArguments = z.object({ input: z.object({ name: z.string() }) })
const idArgument = z.object({ locationId: z.string() })

type AddPayload = { readonly location: LocationRecord | null; readonly userErrors: UserError[] }

/** `locationAdd`: a place to keep stock; nothing is stocked there yet. */
export function locationAdd(call: FieldCall, { store, effects }: RequestContext): AddPayload {
  const name = addArguments.parse(call.args).input.name.trim()
  if (name === '') {
    const error = userError(['input', 'name'], 'Add a location name', 'BLANK')
    return { location: null, userErrors: [error] }
  }
  if (store.locations.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    const error = userError(
      ['input', 'name'],
      'You already have a location with this name',
      'TAKEN',
    )
    return { location: null, userErrors: [error] }
  }
  const location = new LocationRecord(store.nextId(), name)
  store.addLocation(location)
  effects.push({ mutation: 'locationAdd', changed: [toGid('Location', location.id)] })
  return { location, userErrors: [] }
}

type DeactivatePayload = {
  readonly location: LocationRecord | null
  readonly locationDeactivateUserErrors: UserError[]
}

/** `locationDeactivate`: refused while items are stocked there with units. */
export function locationDeactivate(
  call: FieldCall,
  { store, effects }: RequestContext,
): DeactivatePayload {
  const { locationId } = idArgument.parse(call.args)
  const location = findLocation(store, locationId)
  const refuse = (message: string, code: string): DeactivatePayload => ({
    location,
    locationDeactivateUserErrors: [userError(['locationId'], message, code)],
  })
  if (location === null) return refuse('Location not found.', 'LOCATION_NOT_FOUND')
  if (location === store.primaryLocation) {
    const message = 'The primary location cannot be deactivated.'
    return refuse(message, 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR')
  }
  for (const variant of store.variants.values()) {
    const level = variant.levelAt(location.id)
    if (level?.isActive === true && level.onHand !== 0) {
      const message = 'Location could not be deactivated because it has active inventory.'
      return refuse(message, 'HAS_ACTIVE_INVENTORY_ERROR')
    }
  }
  if (location.isActive) {
    location.isActive = false
    store.touchShop()
    effects.push({ mutation: 'locationDeactivate', changed: [locationId] })
  }
  return { location, locationDeactivateUserErrors: [] }
}

type DeletePayload = {
  readonly deletedLocationId: string | null
  readonly locationDeleteUserErrors: UserError[]
}

/** `locationDelete`: only a location that isn't active any more. */
export function locationDelete(call: FieldCall, { store, effects }: RequestContext): DeletePayload {
  const { locationId } = idArgument.parse(call.args)
  const location = findLocation(store, locationId)
  const refuse = (message: string, code: string): DeletePayload => ({
    deletedLocationId: null,
    locationDeleteUserErrors: [userError(['locationId'], message, code)],
  })
  if (location === null) return refuse('Location not found.', 'LOCATION_NOT_FOUND')
  if (location.isActive) {
    return refuse('The location cannot be deleted while it is active.', 'LOCATION_IS_ACTIVE')
  }
  store.removeLocation(location)
  for (const variant of store.variants.values()) {
    if (variant.levelAt(location.id) === undefined) continue
    variant.levels = variant.levels.filter((level) => level.locationId !== location.id)
  }
  effects.push({ mutation: 'locationDelete', changed: [locationId] })
  return { deletedLocationId: locationId, locationDeleteUserErrors: [] }
}
