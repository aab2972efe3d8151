import type { Policies } from '@shared/contract/rules'
import { isoNow, type MovedInShop, type MovedSide } from '../ports'
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

const nextOfAms: Step = (comparing, policies) =>
  wholes(comparing, policies, 'ams', comparing.store.comparison.moved('ams', '', WHOLES))

const nextOfShop: Step = (comparing, policies) => {
  const next = upToWholes(comparing.store.comparison.movedInShop(HEADS))
  const idsOf = (extent: MovedInShop['extent']): string[] =>
    next.filter((moved) => moved.extent === extent).map(({ id }) => id)
  return [
    heads(comparing, policies, idsOf('short-head'), false),
    heads(comparing, policies, idsOf('head'), true),
    wholes(comparing, policies, 'shop', idsOf('whole')),
  ].reduce((sum, { looked, compared }) => ({
    looked: sum.looked + looked,
    compared: sum.compared + compared,
  }))
}

/** As many of them as have no more than `WHOLES` to be looked at whole. */
function upToWholes(next: readonly MovedInShop[]): readonly MovedInShop[] {
  const [last] = next.filter(({ extent }) => extent === 'whole').slice(WHOLES)
  return last === undefined ? next : next.slice(0, next.indexOf(last))
}

const NOTHING: Done = { looked: 0, compared: 0 }

function heads(
  { environment, store }: Comparing,
  policies: Policies,
  ids: readonly string[],
  withDescription: boolean,
): Done {
  if (ids.length === 0) return NOTHING
  const compared = compareHeads(store, policies, ids, withDescription)
  store.comparison.saveHeads(compared, isoNow(environment.clock))
  return { looked: ids.length, compared: compared.reviews.length }
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
