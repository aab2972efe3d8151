import type { Absorbing } from './absorb'
import { waitsFor } from './pending'
import { COMMITMENTS, ON_HAND, placeKey, variantOf } from './place'

const SLICE = 100

/**
 * What moved here since the server was read last is not sent by itself any more: in a state file of an earlier day
 * it may be what was sent since. A person decides, with both figures.
 */
export function holdStock({ store: { ams, amsServer }, sourceName, at }: Absorbing): void {
  let after = ''
  for (;;) {
    const ids = amsServer.everyWaiting(after, SLICE)
    for (const productId of ids) {
      const live = ams.product(productId)
      const served = amsServer.served(productId)
      if (!live || !served) continue
      const held = amsServer.conflictsOf(productId)
      const moved = live.variants.flatMap((variant) => {
        const was = variantOf(served.product, variant.id)
        if (!was) return []
        return [
          ...(was.onHand === variant.onHand ? [] : [ON_HAND]),
          ...(was.wholesaleCommitments === variant.wholesaleCommitments ? [] : [COMMITMENTS]),
        ].map((field) => ({ variantId: variant.id, field }))
      })
      const known = new Set(held.map(placeKey))
      const conflicts = [...held, ...moved.filter((place) => !known.has(placeKey(place)))]
      const waits = waitsFor(served.product, live, conflicts)
      amsServer.settle({ productId, at, sourceName, base: served, conflicts, waits })
    }
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
  }
}
