import type { AmsPlace, AmsSettlement } from '../ports'
import type { Absorbing } from './absorb'
import { waitsFor } from './pending'
import { placeKey, REMOVED, withPlace } from './place'

/**
 * Settles what both sides changed: Concord's value is sent, or the server's is taken. False where there is nothing to
 * decide any more.
 */
export function decideConflict(
  { store: { ams, amsServer }, sourceName, at }: Absorbing,
  productId: string,
  place: AmsPlace,
  keep: 'ours' | 'theirs',
): boolean {
  const held = amsServer.conflictsOf(productId)
  const conflicts = held.filter((one) => placeKey(one) !== placeKey(place))
  const live = ams.product(productId)
  if (conflicts.length === held.length) return false
  const served = amsServer.served(productId)
  const base = served?.product ?? null
  const settled = { productId, at, sourceName, base: served, conflicts }
  if (!live) {
    // Gone here: it goes there too, or it comes back.
    if (!base) return false
    const back: Pick<AmsSettlement, 'live'> = keep === 'ours' ? {} : { live: base }
    amsServer.settle({ ...settled, ...back, waits: keep === 'ours' ? 'yes' : 'no' })
    return true
  }
  const takesRemoval = keep === 'theirs' && place.field === REMOVED && place.variantId === ''
  const decided = keep === 'theirs' && base ? withPlace(live, base, place) : live
  const change: Pick<AmsSettlement, 'live'> =
    keep === 'ours' ? {} : { live: takesRemoval ? 'gone' : decided }
  amsServer.settle({
    ...settled,
    ...change,
    waits: takesRemoval ? 'no' : waitsFor(base, decided, conflicts),
  })
  return true
}
