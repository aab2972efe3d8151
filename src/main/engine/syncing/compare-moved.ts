import type { Policies } from '@shared/contract/rules'
import {
  type HeadExtent,
  isoNow,
  type LinkedHead,
  type MovedInShop,
  type MovedSide,
} from '../ports'
import { compareHeads } from './compare-heads'
import { compareWholes } from './compare-wholes'
import type { Comparing } from './comparing'
import { inSlices } from './slices'

/** Products that are read, compared and stored whole before the clock is looked at again: each may have 2,000 variants. */
const WHOLES = 16
/** The same with those of which a head is enough, which is small: what is asked once for all of them costs less. */
const HEADS = 128

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
  for (const step of [nextOfAms, nextOfShop]) {
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

/** Compares and stores the next products of a side that moved, in order of their ids: neighbours share pages. */
type Step = (comparing: Comparing, policies: Policies) => Done

const NOTHING: Done = { looked: 0, compared: 0 }

const nextOfAms: Step = (comparing, policies) =>
  wholes(comparing, policies, 'ams', comparing.store.comparison.moved('ams', '', WHOLES))

const nextOfShop: Step = (comparing, policies) => {
  const { comparison } = comparing.store
  const next = upToWholes(comparison.movedInShop(HEADS))
  const last = next.at(-1)
  if (last === undefined) return NOTHING
  const paired = (['short-head', 'head'] as const).flatMap((extent) =>
    heads(comparing, policies, extent, comparison.movedHeads(extent, last.id)),
  )
  const ids = next.filter(isWhole).map(({ id }) => id)
  const { compared } = wholes(comparing, policies, 'shop', ids)
  comparison.passInShop(last.id, withoutPair(next, paired))
  return { looked: next.length, compared: paired.length + compared }
}

const isWhole = ({ extent }: MovedInShop): boolean => extent === 'whole'

/** As many of them as have no more than `WHOLES` to be looked at whole. */
function upToWholes(next: readonly MovedInShop[]): readonly MovedInShop[] {
  const [last] = next.filter(isWhole).slice(WHOLES)
  return last === undefined ? next : next.slice(0, next.indexOf(last))
}

/** What is linked to nothing has no pair of heads, and is left to be looked at whole. */
function withoutPair(
  next: readonly MovedInShop[],
  paired: readonly LinkedHead[],
): readonly string[] {
  const ids = new Set(paired.map(({ theirs }) => theirs.id))
  return next.flatMap((moved) => (isWhole(moved) || ids.has(moved.id) ? [] : [moved.id]))
}

function heads(
  { environment, store }: Comparing,
  policies: Policies,
  extent: HeadExtent,
  pairs: readonly LinkedHead[],
): readonly LinkedHead[] {
  if (pairs.length === 0) return pairs
  const compared = compareHeads(store, policies, pairs, extent === 'head')
  store.comparison.saveHeads(compared, isoNow(environment.clock))
  return pairs
}

function wholes(
  { environment, store }: Comparing,
  policies: Policies,
  side: MovedSide,
  ids: readonly string[],
): Done {
  if (ids.length === 0) return NOTHING
  const slice = compareWholes(store, policies, side, ids)
  store.comparison.saveSlice(slice, isoNow(environment.clock))
  const { ams, shop } = slice.looked
  return { looked: ams.length + shop.length, compared: slice.reviews.length }
}
