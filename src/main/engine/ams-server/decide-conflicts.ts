import type { AmsPlace, AmsSettlement } from '../ports'
import type { Absorbing } from './absorb'
import { waitsFor } from './pending'
import { placeKey, REMOVED, withPlace } from './place'

/**
 * Settles what both sides changed of a product: Concord's values are sent, or the server's are taken. Gives how many of
 * the places there still was something to decide about.
 */
export function decideConflicts(
  { store: { ams, amsServer }, sourceName, at }: Absorbing,
  productId: string,
  places: readonly AmsPlace[],
  keep: 'ours' | 'theirs',
): number {
  const keys = new Set(places.map(placeKey))
  const held = amsServer.conflictsOf(productId)
  const decided = held.filter((one) => keys.has(placeKey(one)))
  if (decided.length === 0) return 0
  const conflicts = held.filter((one) => !keys.has(placeKey(one)))
  const served = amsServer.served(productId)
  const base = served?.product ?? null
  const live = ams.product(productId)
  const isGoneThere = decided.some(({ variantId, field }) => field === REMOVED && variantId === '')
  const settled = { productId, at, sourceName, base: served, conflicts }
  if (!live) {
    // Gone here: it goes there too, or it comes back.
    if (!base) return 0
    const back: Pick<AmsSettlement, 'live'> = keep === 'ours' ? {} : { live: base }
    amsServer.settle({ ...settled, ...back, waits: keep === 'ours' ? 'yes' : 'no' })
  } else if (keep === 'ours') {
    amsServer.settle({ ...settled, waits: waitsFor(base, live, conflicts) })
  } else if (isGoneThere) {
    amsServer.settle({ ...settled, live: 'gone', waits: 'no' })
  } else {
    const taken = base
      ? decided.reduce((product, place) => withPlace(product, base, place), live)
      : live
    amsServer.settle({ ...settled, live: taken, waits: waitsFor(base, taken, conflicts) })
  }
  return decided.length
}
