import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { ASK_EVERYWHERE } from '../support/policies'
import { AT, compare, importAms, LATER, readShop } from '../support/state'
import { inTwoStates, type State } from '../support/state-pool'
import { testProperty } from './support/cases'
import { catalog, threeCatalogs } from './support/catalogs'
import { contentEdits, edited } from './support/edits'
import { amsId, type Item, toAms, toShop } from './support/item'
import { readInPages, turned } from './support/read-in-pages'
import { classifyPair } from './support/reference-classes'
import { everythingOf, linksOf, rowsOf, variantLinksOf } from './support/state-view'
import { inTinySlices } from './support/tiny-slices'

const turn = fc.nat(1_000_000)

describe('the order in which things come says nothing', () => {
  const given = fc.record({ three: threeCatalogs(5), turn, size: fc.constantFrom(1, 2, 3) })
  testProperty(
    'order',
    'any order of products, of rows of a read, and slices of any size give the same state',
    given,
    ({ three, turn, size }) =>
      inTwoStates(async (left, right) => {
        for (const [ours, theirs] of [
          [three.base, three.base],
          [three.ours, three.theirs],
        ] as const) {
          importAms(left.store, ours.map(toAms))
          readShop(left.store, theirs.map(toShop))
          await compare(left.store)
          importAms(right.store, turned(ours, turn).map(toAms))
          readInPages(right.store, turned(theirs, turn).map(toShop), AT, turn)
          await compare(inTinySlices(right.store, size))
        }
        expect(everythingOf(right)).toEqual(everythingOf(left))
      }),
  )

  /**
   * In steps or at once. No edit here changes who a product or a variant is (SKU, stored id, options,
   * existence): a link once made stays when its SKU changes, so there the steps rightly matter. Nor
   * does one give a picture another address: Concord remembers an agreed picture by its media id.
   *
   * A base is what both sides last agreed on, so a field on which they agreed at some step has learned
   * there what a single comparison at the end can not know: of such a field the values of both sides
   * must be equal, but not base, cause and suggestion. A field that differed at every step, as one that
   * agrees at the end, must be equal in everything (save when that was, and how its base is spelt).
   */
  const steps = fc.record({
    base: catalog(3),
    isSynced: fc.boolean(),
    steps: fc.array(fc.record({ ours: contentEdits(3), theirs: contentEdits(3) }), {
      minLength: 2,
      maxLength: 4,
    }),
  })
  testProperty(
    'increments',
    'edits compared step by step end as edits compared once',
    steps,
    ({ base, isSynced, steps }) =>
      inTwoStates(async (stepwise, atOnce) => {
        let ours: readonly Item[] = base
        let theirs: readonly Item[] = base
        if (isSynced) for (const state of [stepwise, atOnce]) await bring(state, ours, theirs)
        let alwaysDiffered: Set<string> | null = null
        const look = (): void => {
          const differs = rowsOf(stepwise).map(({ key }) => key)
          const known = alwaysDiffered
          alwaysDiffered = new Set(known ? differs.filter((key) => known.has(key)) : differs)
        }
        for (const [index, step] of steps.entries()) {
          ours = edited(ours, step.ours)
          theirs = edited(theirs, step.theirs)
          if (index % 2 === 0) await bring(stepwise, ours, theirs)
          else {
            importAms(stepwise.store, ours.map(toAms), LATER)
            await compare(stepwise.store)
            look()
            readShop(stepwise.store, theirs.map(toShop), LATER)
            await compare(stepwise.store)
          }
          look()
        }
        await bring(atOnce, ours, theirs)
        expect(linksOf(stepwise)).toEqual(linksOf(atOnce))
        expect(variantLinksOf(stepwise)).toEqual(variantLinksOf(atOnce))
        const seen = (state: State) =>
          rowsOf(state).map((row) => {
            const { key, kind, ours, theirs, choices } = row
            const isWhole = alwaysDiffered?.has(key) || kind !== 'field'
            return isWhole ? row : { key, kind, ours, theirs, choices }
          })
        expect(seen(stepwise)).toEqual(seen(atOnce))
        const ids = ours.map(({ n }) => amsId(n))
        expect(settled(stepwise, ids)).toEqual(settled(atOnce, ids))
      }),
  )
})

async function bring({ store }: State, ours: readonly Item[], theirs: readonly Item[]) {
  importAms(store, ours.map(toAms), LATER)
  readShop(store, theirs.map(toShop), LATER)
  await compare(store)
}

/** The fields on which both sides agree as their base says; none may be left that agrees otherwise. */
function settled({ store }: State, ids: readonly string[]): string[] {
  return store.comparison.linkedPairs('ams', ids).flatMap(({ ours, theirs, base }) => {
    return classifyPair(ours, theirs, base, ASK_EVERYWHERE).flatMap(({ at, classes: [found] }) => {
      if (found === 'both-to-the-same') throw new Error(`${ours.id} did not learn ${at}`)
      return found === 'unchanged' ? [`${ours.id} ${at}`] : []
    })
  })
}
