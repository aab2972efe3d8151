import { amsValues, isSame } from '../world/fields'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { isDeletion } from './deletions'
import { textOf } from './written-values'

export type AmsBefore = ReadonlyMap<string, ReadonlyMap<string, string | null>>

/** AMS's values as Concord holds them at this moment, by product. */
export function rememberAms(world: World): AmsBefore {
  const { ams } = world.process.store
  return new Map(
    ams.products(world.process.view.ids('ams')).map((product) => [product.id, amsValues(product)]),
  )
}

/** A push changes in AMS only what somebody decided to take over, and only from what they saw (R3). */
export function holdTakenOver(world: World, before: AmsBefore): void {
  const done = world.process.view.entries().filter(({ state }) => state === 'done')
  const now = rememberAms(world)
  for (const [id, values] of before) {
    const changed = now.get(id)
    hold(changed !== undefined, 'R3', () => `a push removed AMS product ${id}`)
    for (const [place, value] of values) {
      const after = changed?.get(place)
      if (after === value) continue
      const [variant, field] = place.split('|')
      // AMS's listing status follows a product that was taken off sale because AMS calls it inactive, and that
      // of a new listing is as Shopify has it.
      const isMade = done.some((entry) => entry.ams_product_id === id && entry.kind === 'product')
      if (field === 'shopify-status' && (after === 'DRAFT' || isMade)) continue
      const isRemoved = done.some(
        (entry) =>
          isDeletion(entry) &&
          entry.ams_variant_id === variant &&
          world.written.listed.has(entry.id),
      )
      if (after === undefined && isRemoved) continue
      const isMoved = done.some(
        (entry) =>
          entry.direction === 'to-ams' &&
          entry.ams_product_id === id &&
          entry.field === 'option-names' &&
          field === 'option-values',
      )
      if (after !== undefined && isMoved) continue
      const isDecided = done.some(
        (entry) =>
          entry.direction === 'to-ams' &&
          entry.ams_product_id === id &&
          entry.field === field &&
          entry.ams_variant_id === variant &&
          isSame(field, textOf(entry.ours), value),
      )
      hold(
        isDecided,
        'R3',
        () => `a push changed AMS ${id} ${place} from ${value} to ${after}, which nobody decided`,
      )
    }
  }
}
