import { canonicalHtml, sameValue } from '@main/engine/fields'
import { reviewPair } from '@main/engine/planning'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { ASK_EVERYWHERE } from '../support/policies'
import { AT, compare, importAms, LATER, readShop } from '../support/state'
import { inState } from '../support/state-pool'
import { testProperty } from './support/cases'
import { threeCatalogs } from './support/catalogs'
import { edited, respellings } from './support/edits'
import { htmlDocument, writeHtml } from './support/html-document'
import { toAms, toShop } from './support/item'
import { respellMoney, respellText } from './support/spelling'
import { basesOf, rowsOf } from './support/state-view'

const way = fc.nat(1_000_000)

describe('what is only spelt another way is no difference', () => {
  testProperty(
    'html-spelling',
    'HTML in any writing of the same document',
    fc.record({ document: htmlDocument, left: way, right: way }),
    ({ document, left, right }) => {
      expect(canonicalHtml(writeHtml(document, left))).toBe(
        canonicalHtml(writeHtml(document, right)),
      )
    },
  )

  const text = fc.string({ unit: fc.constantFrom('a', 'é', 'Å', 'ö', ' ', '\u1e9b\u0323', '한') })
  const amount = fc.tuple(
    fc.integer({ min: -99, max: 99_999 }),
    fc.constantFrom('', '.5', '.50', '.05'),
  )
  testProperty(
    'value-spelling',
    'text, lists and amounts',
    fc.record({ text, amount, ways: fc.tuple(way, way) }),
    ({ text, amount, ways: [left, right] }) => {
      const money = amount.join('')
      const twice = respellText(respellText(text, left), right)
      expect(sameValue('text', text, twice)).toBe(true)
      expect(sameValue('list', [text, 'x'], [twice, 'x'])).toBe(true)
      expect(sameValue('money', money, respellMoney(respellMoney(money, left), right))).toBe(true)
    },
  )

  const pairs = fc.record({
    three: threeCatalogs(1),
    ours: respellings(6),
    theirs: respellings(6),
  })
  testProperty('phantom-pair', 'and no finding about a pair depends on it', pairs, (given) => {
    const { three } = given
    const [our, ourAgain] = [three.ours[0], edited(three.ours, given.ours)[0]]
    const [their, theirAgain] = [three.theirs[0], edited(three.theirs, given.theirs)[0]]
    if (!our || !their || !ourAgain || !theirAgain) return
    const first = reviewPair(toAms(our), toShop(their), [], ASK_EVERYWHERE)
    const base = first.agreements.map((agreed) => ({ ...agreed, agreedAt: AT }))
    const again = reviewPair(toAms(ourAgain), toShop(theirAgain), base, ASK_EVERYWHERE)
    const said = ({ differences }: typeof first) =>
      differences.map(({ key, group, changedBy, suggestion, choices, nuance }) =>
        JSON.stringify([key, group, changedBy, suggestion, choices, nuance]),
      )
    expect(again.agreements).toEqual([])
    expect(said(again)).toEqual(said(first))
  })

  testProperty(
    'phantom-state',
    'and a sync run finds no row and moves no base because of it',
    fc.record({ three: threeCatalogs(3), ours: respellings(6), theirs: respellings(6) }),
    ({ three, ours, theirs }) =>
      inState(async (state) => {
        const { store } = state
        importAms(store, three.ours.map(toAms))
        readShop(store, three.theirs.map(toShop))
        await compare(store)
        const said = () =>
          rowsOf(state).map((row) => [row.key, row.changed_by, row.suggestion, row.choices])
        const before = { rows: said(), bases: basesOf(state) }
        importAms(store, edited(three.ours, ours).map(toAms), LATER)
        readShop(store, edited(three.theirs, theirs).map(toShop), LATER)
        await compare(store)
        expect({ rows: said(), bases: basesOf(state) }).toEqual(before)
      }),
  )
})
