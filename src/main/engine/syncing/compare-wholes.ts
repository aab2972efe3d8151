import { shopOnlyKey } from '@shared/catalog/product-keys'
import type { Policies } from '@shared/contract/rules'
import { reviewPair } from '../planning'
import type { ComparedSlice, LinkedPair, MovedSide } from '../ports'
import type { Comparing } from './comparing'
import { seenChanges } from './seen-changes'

/** Compares products of a side whole; one that has no pair is only found to be gone, or left as it is. */
export function compareWholes(
  store: Comparing['store'],
  policies: Policies,
  side: MovedSide,
  ids: readonly string[],
): ComparedSlice {
  const pairs = store.comparison.linkedPairs(side, ids)
  const known = store.comparison.knownRows(pairs.map(({ ours }) => ours.id))
  const reviews = pairs.map(({ ours, theirs, base }) => {
    const review = reviewPair(ours, theirs, base, policies)
    const seen = seenChanges(known.get(ours.id) ?? [], review, theirs)
    return { amsProductId: ours.id, review, seen }
  })
  return {
    reviews,
    gone: goneKeys(store, side, pairs, ids),
    looked: {
      ams: side === 'ams' ? ids : pairs.map(({ ours }) => ours.id),
      shop: side === 'ams' ? pairs.map(({ theirs }) => theirs.id) : [],
    },
  }
}

/** Review rows of products that their side does not have any more. */
function goneKeys(
  store: Comparing['store'],
  side: MovedSide,
  pairs: readonly LinkedPair[],
  ids: readonly string[],
): readonly string[] {
  const paired = new Set(pairs.map(({ ours, theirs }) => (side === 'ams' ? ours.id : theirs.id)))
  const alone = ids.filter((id) => !paired.has(id))
  if (alone.length === 0) return []
  const there = new Set((side === 'ams' ? store.ams : store.shop).existing(alone))
  const gone = alone.filter((id) => !there.has(id))
  return side === 'ams' ? gone : gone.map(shopOnlyKey)
}
