import type { StockFacts } from '@shared/contract/review'
import { speak } from '@shared/words/words'
import { describe, expect, test } from 'vitest'
import { stockArithmetic } from '../../../../src/renderer/src/format'
import { stockFate } from '../../../../src/renderer/src/screens/products/stock-fate'
import { differenceRow } from '../../support/difference-row'

const BOTH_SEVEN: StockFacts = {
  onHand: 9,
  wholesaleCommitments: 2,
  isSoldOut: false,
  tracked: true,
  shopifyAvailable: 7,
  webOrders: 0,
}

type Known = Parameters<typeof stockFate>[0]

function fate(
  stock: Partial<StockFacts>,
  more: Partial<Known> = {},
  follows: Known['variant']['follows'] = null,
) {
  const variant = {
    id: '1-1',
    label: 'Small',
    sku: 'BOWL-S',
    priceOurs: '64.00',
    priceTheirs: '64.00',
    priceBase: null,
    optionValues: [],
    sameSku: 0,
    amsOnly: {},
    stock: { ...BOTH_SEVEN, ...stock },
    follows,
    differs: [],
  }
  const known = { variant, isLinked: true, row: null, isNeverCompared: false, ...more }
  const { what, text, look } = stockFate(known)
  return [look, [what, text].filter(Boolean).join(' ')]
}

const stockRow = differenceRow({ field: 'stock', ours: '7', theirs: '5' })

describe('what happens to the stock', () => {
  test.each<[string, Partial<StockFacts>, string[]]>([
    ['both sides agree', {}, ['agrees', 'In agreement']],
    [
      'AMS never set a count',
      { onHand: null },
      ['stays', 'Not pushed. AMS has no stock number for it.'],
    ],
    [
      'Shopify does not count it',
      { tracked: false },
      ['stays', 'Not pushed. Shopify doesn’t track it.'],
    ],
    [
      'Shopify has no such variant',
      { tracked: null, shopifyAvailable: null },
      ['stays', 'Not pushed. Shopify has no such variant.'],
    ],
    [
      'it is not stocked at the location',
      { shopifyAvailable: null },
      ['stays', 'Not pushed. Shopify doesn’t stock it at the location.'],
    ],
    [
      'wholesale needs more than there is',
      { onHand: 3, wholesaleCommitments: 8, shopifyAvailable: 0 },
      ['plain', 'Sold out. Wholesale needs 5 more; never below 0.'],
    ],
    [
      'one side changed since the last compare',
      { shopifyAvailable: 5 },
      ['plain', 'Not pushed. It changed since the last compare.'],
    ],
  ])('when %s', (_, stock, expected) => {
    expect(fate(stock)).toEqual(expected)
  })

  test('when the product is linked to nothing', () => {
    expect(fate({}, { isLinked: false })[1]).toBe('Not pushed. The product is not in Shopify.')
  })

  test('when the policy of stock is Never', () => {
    expect(fate({}, { isNeverCompared: true })[1]).toBe('Not pushed. The policy of stock is Never.')
  })

  test.each([
    [{}, ['stays', 'Not pushed. Not decided yet.']],
    [{ suggestion: null }, ['stays', 'Not pushed. Needs your decision.']],
    [{ suggestion: 'theirs' }, ['stays', 'Not taken into AMS. Not decided yet.']],
    [{ decisionState: 'waiting', choice: 'ours' }, ['goes', '7 goes out with the next push.']],
    [
      { decisionState: 'waiting', choice: 'theirs' },
      ['goes', 'Shopify’s 5 goes into AMS with the next push.'],
    ],
    [
      { decisionState: 'skipped', choice: 'skip' },
      ['plain', 'Not pushed: skipped until a value changes.'],
    ],
    [
      { decisionState: 'parked', choice: 'ours', note: 'Shopify refused it.' },
      ['stays', 'Not pushed. Parked. Shopify refused it.'],
    ],
    [
      { decisionState: 'returned', note: 'Shopify changed.' },
      ['stays', 'Not pushed. It came back. Shopify changed.'],
    ],
  ] as const)('of a difference that stands as %o', (state, expected) => {
    const row = { ...stockRow, ...state }
    expect(fate({ shopifyAvailable: 5 }, { row })).toEqual(expected)
  })
})

test('the arithmetic names its floor only where it bites', () => {
  expect(stockArithmetic(BOTH_SEVEN)).toBe('9 on hand − 2 wholesale = 7 available')
  expect(stockArithmetic({ ...BOTH_SEVEN, onHand: 1 })).toBe(
    '1 on hand − 2 wholesale = 0 available; never below 0, wholesale needs 1 more',
  )
  expect(stockArithmetic({ ...BOTH_SEVEN, onHand: null })).toBe('')
})

test('what is in the stock queue says so, and what is held there says why', () => {
  const known = { row: stockRow }
  const goes = fate({ shopifyAvailable: 5 }, known, { state: 'waiting', reason: '' })
  expect(goes).toEqual(['goes', '7 goes to Shopify by itself.'])
  const held = fate({}, known, { state: 'held', reason: 'Decide it in Compare.' })
  expect(held).toEqual(['stays', 'Not pushed. Decide it in Compare.'])
  const parked = fate({}, known, { state: 'parked', reason: 'Shopify refused it.' })
  expect(parked).toEqual(['stays', 'Given up on. Shopify refused it.'])
  const off = fate({ isSoldOut: true, shopifyAvailable: 0 })
  expect(off).toEqual(['plain', 'Sold out now. Taken off sale by hand.'])
})

test('what was not pushed and why are told apart in German, too', () => {
  speak('de')
  try {
    const row = { ...stockRow, decisionState: 'parked', note: 'Zu lang.' } as const
    expect(fate({ shopifyAvailable: 5 }, { row })).toEqual([
      'stays',
      'Nicht übertragen. Geparkt. Zu lang.',
    ])
  } finally {
    speak('en')
  }
})
