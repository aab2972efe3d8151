import type { Answer, DifferenceRow } from '@shared/contract/review'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { compare, filter, importAms, readShop, stamp } from '../support/state'
import { inState, type State } from '../support/state-pool'
import { testProperty } from './support/cases'
import { threeCatalogs } from './support/catalogs'
import { toAms, toShop } from './support/item'
import { ShopInMemory } from './support/shop-in-memory'
import { everythingOf } from './support/state-view'

/** One word for each row, in their order, over and over. */
const words = fc.array(fc.constantFrom<Answer>('ours', 'theirs', 'skip'), {
  minLength: 1,
  maxLength: 7,
})

/** Rounds of the longest chain that was understood. */
const LONGEST_FOUND = 4
/** A case that needs more goes round in a circle. */
const MOST_ROUNDS = 2 * LONGEST_FOUND

describe('whatever is chosen, row by row', () => {
  testProperty(
    'convergence',
    'round after round all that can be decided is settled, and one more sync changes nothing',
    fc.record({ three: threeCatalogs(3), knowsBase: fc.boolean(), words }),
    ({ three, knowsBase, words }) =>
      inState(async (state) => {
        const { store } = state
        if (knowsBase) {
          importAms(store, three.base.map(toAms))
          readShop(store, three.base.map(toShop))
          await compare(store)
        }
        importAms(store, three.ours.map(toAms))
        const shop = new ShopInMemory(three.theirs.map(toShop))
        readShop(store, shop.products)
        await compare(store)
        // The longest chain that was understood has four: to delete every variant is refused; one goes; the one that is
        // left is paired, and its SKU sent; only then does another product stand alone, and is created.
        for (let round = 1; round <= MOST_ROUNDS; round++) {
          // What was decided last may have left something that follows by itself.
          if (round > LONGEST_FOUND && open(state).length === 0) break
          decideAll(state, words)
          await shop.push(store)
          readShop(store, shop.products)
          await compare(store)
        }
        const left = open(state).filter((row) => !wouldLeaveNoVariant(state, row))
        expect(left.map(({ key, choices }) => [key, choices])).toEqual([])
        const settled = everythingOf(state)
        const sent = shop.writes.length
        await shop.push(store)
        readShop(store, shop.products)
        store.comparison.markEverything()
        await compare(store)
        expect(everythingOf(state)).toEqual(settled)
        expect(shop.writes.slice(sent)).toEqual([])
      }),
  )
})

/** A deletion that is refused, because its product would be left without any variant on that side. */
function wouldLeaveNoVariant(state: State, asked: DifferenceRow): boolean {
  const isInAms = asked.theirs === null
  if (asked.kind !== 'variant' || !asked.choices.includes(isInAms ? 'theirs' : 'ours')) return false
  const alike = open(state).filter(
    ({ kind, amsProductId, theirs }) =>
      kind === 'variant' && amsProductId === asked.amsProductId && (theirs === null) === isInAms,
  )
  const { ams, shop } = state.store
  const product = isInAms
    ? ams.product(asked.amsProductId ?? '')
    : shop.product(asked.shopifyProductId ?? '')
  return alike.length === product?.variants.length
}

/** Rows that can be decided and are not. */
function open({ store }: State) {
  const { rows } = store.screens.compareRows({
    filter: filter({ openOnly: true }),
    offset: 0,
    limit: 500,
  })
  return rows.filter(({ choices }) => choices.length > 0)
}

function decideAll(state: State, words: readonly Answer[]): void {
  for (const [index, { key, choices }] of open(state).entries()) {
    const word = words[index % words.length] ?? 'skip'
    const choice = word === 'skip' || choices.includes(word) ? word : choices[0]
    if (choice) state.store.decisions.decide({ keys: [key], choice, ...stamp() })
  }
}
