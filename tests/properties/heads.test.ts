import { productFields, variantFields } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { compare, importAms, LATER, readShop } from '../support/state'
import { inState, type State } from '../support/state-pool'
import { testProperty } from './support/cases'
import { threeCatalogs } from './support/catalogs'
import { edited, headEdits } from './support/edits'
import { toAms, toShop } from './support/item'
import { policies } from './support/policies'
import { everythingOf } from './support/state-view'

describe('products of which nothing but the head moved in Shopify', () => {
  const moved = fc.record({ three: threeCatalogs(3), edits: headEdits(4), policies })
  testProperty(
    'heads',
    'are found as they are when everything is compared',
    moved,
    ({ three, edits, policies: chosen }) =>
      inState(async (state) => {
        const { store } = state
        for (const { key } of [...productFields, ...variantFields]) {
          store.rules.setPolicy(key, chosen[key])
        }
        importAms(store, three.ours.map(toAms))
        readShop(store, three.theirs.map(toShop))
        await compare(store)
        readShop(store, edited(three.theirs, edits).map(toShop), LATER)
        await compare(store)
        const found = ofPairs(state)
        store.comparison.markEverything()
        await compare(store)
        expect(found).toEqual(ofPairs(state))
      }),
  )
})

/** What is linked to nothing is asked anew whenever anything is, so it is left out. */
function ofPairs(state: State) {
  const { rows, ...others } = everythingOf(state)
  return { ...others, rows: rows.filter(({ kind }) => kind === 'field' || kind === 'variant') }
}
