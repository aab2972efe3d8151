import { reviewPair, shopOnlyKey } from '../planning'
import { type ComparedSlice, isoNow, type MovedSide } from '../ports'
import type { Comparing } from './comparing'
import { Breath } from './slices'

/** Pairs of one transaction: few enough that a screen's query is never kept waiting by one. */
const SLICE = 40

/**
 * Compares every pair of which a side moved. Each slice is one transaction that also takes its products
 * off the list, so a run that ends early has simply done less, and the next one goes on from there.
 * Returns how many pairs were compared.
 */
export async function compareMoved(comparing: Comparing): Promise<number> {
  const { environment, store, progress, signal } = comparing
  progress.enter('compare', store.comparison.movedCount())
  const breath = new Breath(environment)
  let done = 0
  let compared = 0
  for (const side of ['ams', 'shop'] as const) {
    for (;;) {
      signal.throwIfAborted()
      const ids = store.comparison.moved(side, '', SLICE)
      if (ids.length === 0) break
      const slice = compareSlice(comparing, side, ids)
      store.comparison.saveSlice(slice, isoNow(environment.clock))
      compared += slice.reviews.length
      done += slice.looked.length
      progress.advance(done)
      await breath.take()
    }
  }
  return compared
}

function compareSlice(
  { store }: Comparing,
  side: MovedSide,
  ids: readonly string[],
): ComparedSlice {
  const pairs = store.comparison.pairsOf(side, ids)
  const ours = byId(store.ams.products(pairs.map(({ oursId }) => oursId)))
  const theirs = byId(store.shop.products(pairs.map(({ theirsId }) => theirsId)))
  const policies = store.rules.policies()
  const reviews = pairs.map(({ oursId, theirsId }) => {
    const our = ours.get(oursId)
    const their = theirs.get(theirsId)
    if (!our || !their) throw new Error(`The linked pair of ${oursId} is gone`)
    const base = store.comparison.baseOf(oursId, theirsId)
    return { amsProductId: oursId, review: reviewPair(our, their, base, policies) }
  })
  return {
    reviews,
    gone: goneKeys(store, side, ids),
    looked: [
      ...ids.map((id) => ({ side, id })),
      ...pairs.map(({ oursId, theirsId }) =>
        side === 'ams'
          ? { side: 'shop' as const, id: theirsId }
          : { side: 'ams' as const, id: oursId },
      ),
    ],
  }
}

/** Review rows of products that their side does not have any more. */
function goneKeys(
  store: Comparing['store'],
  side: MovedSide,
  ids: readonly string[],
): readonly string[] {
  const there = new Set((side === 'ams' ? store.ams : store.shop).existing(ids))
  const gone = ids.filter((id) => !there.has(id))
  return side === 'ams' ? gone : gone.map(shopOnlyKey)
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
