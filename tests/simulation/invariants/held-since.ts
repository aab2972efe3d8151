import { productGid, storeValues } from '../world/fields'
import type { World } from '../world/world'

type Place = {
  readonly productId: string
  readonly place: string
  readonly at: number
  readonly value: string
}

/** Whether the store had a value at a place at any moment since. */
export function storeHeldSince(world: World, { productId, place, at, value }: Place): boolean {
  const product = [...world.store.store.products.values()].find(
    (candidate) => productGid(candidate) === productId,
  )
  if (product && storeValues(product).get(place) === value) return true
  return world.journal.changes.some(
    (change) =>
      change.productId === productId &&
      change.place === place &&
      change.at >= at &&
      (change.before === value || change.after === value),
  )
}
