import { shopOnlyKey } from '@shared/catalog/product-keys'
import type { Policies } from '@shared/contract/rules'
import { reviewPair } from '../planning'
import { type ComparedSlice, isoNow, type LinkedPair, type MovedSide } from '../ports'
import { compareHeads } from './compare-heads'
import type { Comparing } from './comparing'
import { seenChanges } from './seen-changes'
import { inSlices } from './slices'

/** Pairs that are read, compared and stored before the clock is looked at again: a product may have 2,000 variants. */
const PART = 16
/** The same of heads alone, which are all small: what is asked once for all of them costs less. */
const HEADS_PART = 128

type Done = { readonly looked: number; readonly compared: number }

/**
 * Compares every pair of which a side moved. Each slice is one transaction that also takes its products
 * off the list, so a run that ends early has simply done less, and the next one goes on from there.
 * Returns how many pairs were compared.
 */
export async function compareMoved(comparing: Comparing): Promise<number> {
  const { store, progress, signal } = comparing
  progress.enter('compare', store.comparison.movedCount())
  let looked = 0
  let compared = 0
  // AMS first: what moved there is compared whole, whatever moved of its partner.
  for (const step of [wholePairs('ams'), heads, wholePairs('shop')]) {
    const before = looked
    const begin = () => {
      const policies = store.rules.policies()
      return (): number => {
        signal.throwIfAborted()
        const done = step(comparing, policies)
        compared += done.compared
        return done.looked
      }
    }
    await inSlices(comparing, begin, (done) => {
      looked = before + done
      progress.advance(looked)
    })
  }
  return compared
}

/** Compares and stores the next products that moved. */
type Step = (comparing: Comparing, policies: Policies) => Done

function wholePairs(side: MovedSide): Step {
  return ({ environment, store }, policies) => {
    const ids = store.comparison.moved(side, '', PART)
    if (ids.length === 0) return NOTHING
    const slice = comparePart(store, policies, side, ids)
    store.comparison.saveSlice(slice, isoNow(environment.clock))
    const { ams, shop } = slice.looked
    return { looked: ams.length + shop.length, compared: slice.reviews.length }
  }
}

const heads: Step = ({ environment, store }, policies) => {
  const ids = store.comparison.movedHeads(HEADS_PART)
  if (ids.length === 0) return NOTHING
  const compared = compareHeads(store, policies, ids)
  store.comparison.saveHeads(compared, isoNow(environment.clock))
  return { looked: ids.length, compared: compared.reviews.length }
}

const NOTHING: Done = { looked: 0, compared: 0 }

function comparePart(
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
      shop: side === 'shop' ? ids : pairs.map(({ theirs }) => theirs.id),
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
