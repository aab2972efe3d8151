import { changeForAms, changeForShopify, movedValues, newPlaces } from '@main/engine/options'
import { matchOptions } from '@main/engine/options/match-options'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

/** A pair with these options, and the values of one linked variant for each row. */
function pair(
  ours: readonly string[],
  theirs: readonly string[],
  rows: readonly (readonly [readonly string[], readonly string[]])[],
) {
  const linked = rows.map(([our, their], index) => ({
    ours: amsVariant({ id: `1-${index}`, optionValues: our }),
    theirs: shopVariant({ id: `gid-${index}`, optionValues: their }),
  }))
  return {
    ours: amsProduct({ optionNames: ours, variants: linked.map((one) => one.ours) }),
    theirs: shopProduct({ optionNames: theirs, variants: linked.map((one) => one.theirs) }),
    linked,
  }
}

describe('which option of AMS is which of Shopify', () => {
  test.each<[string, string[], string[], [string[], string[]][], [number, number][] | null]>([
    [
      'names in the same places',
      ['Size', 'Oil'],
      ['Size', 'Finish'],
      [],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'the same name elsewhere',
      ['A', 'B'],
      ['B', 'A'],
      [],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    ['the same name in other capitals', ['New', 'Size'], ['size'], [], [[1, 0]]],
    [
      'the same values under another name',
      ['Width', 'Finish'],
      ['Size'],
      [
        [['S', 'Oiled'], ['S']],
        [['L', 'Oiled'], ['L']],
      ],
      [[0, 0]],
    ],
    ['nothing that tells', ['Width', 'Finish'], ['Size'], [[['S', 'Oiled'], ['M']]], null],
    ['values that speak for both', ['Width', 'Depth'], ['Size'], [[['S', 'S'], ['S']]], null],
    ['a lone new option', ['Size', 'Finish'], ['Size'], [], [[0, 0]]],
  ])('%s', (_, ours, theirs, rows, expected) => {
    const linked = rows.map(([our, their]) => ({ ours: our, theirs: their }))
    const match = matchOptions({ ours, theirs, linked })
    const pairs = match?.pairs.map((found) => [found.ours, found.theirs])
    expect(pairs?.sort() ?? null).toEqual(expected)
  })
})

describe("giving Shopify AMS's options", () => {
  test('adds one whose values AMS knows for all that Shopify has', () => {
    const both = pair(['Size', 'Finish'], ['Size'], [[['S', 'Oiled'], ['S']]])
    expect(changeForShopify(both)).toMatchObject({ kind: 'possible', added: [1], removed: [] })
  })

  test.each<[string, ReturnType<typeof pair>, string]>([
    [
      'a value that AMS lacks',
      pair(['Size', 'Finish'], ['Size'], [[['S', ' '], ['S']]]),
      'AMS has no value of it',
    ],
    ['no variant in common', pair(['Size', 'Finish'], ['Size'], []), 'AMS has no value of it'],
    [
      'a fourth option',
      pair(['A', 'B', 'C', 'D'], ['A'], [[['1', '1', '1', '1'], ['1']]]),
      'more than 3',
    ],
    [
      'an option that tells variants apart',
      pair(
        ['Size'],
        ['Size', 'Finish'],
        [
          [['S'], ['S', 'Oiled']],
          [['L'], ['L', 'Waxed']],
        ],
      ),
      'tell variants apart',
    ],
    ['options that nothing tells', pair(['A', 'B'], ['C'], [[['1', '2'], ['3']]]), 'Rename it'],
  ])('is impossible with %s, and says why', (_, both, why) => {
    expect(changeForShopify(both)).toEqual({
      kind: 'impossible',
      why: expect.stringContaining(why),
    })
  })
})

describe("giving AMS Shopify's options", () => {
  test('moves the values of each variant with their options, and takes those of new ones', () => {
    const both = pair(
      ['Size', 'Colour'],
      ['Finish', 'Colour', 'Size'],
      [
        [
          ['S', 'Red'],
          ['Oiled', 'Rouge', 'S'],
        ],
      ],
    )
    const change = changeForAms(both)
    if (change.kind === 'impossible') throw new Error(change.why)
    expect(movedValues(change, ['S', 'Red'], () => 'Oiled')).toEqual(['Oiled', 'Red', 'S'])
  })

  test('is impossible while AMS has a variant whose value nothing tells', () => {
    const both = pair(['Size'], ['Size', 'Finish'], [[['S'], ['S', 'Oiled']]])
    const alone = amsVariant({ id: '1-9', optionValues: ['L'] })
    const ours = amsProduct({ variants: [...both.ours.variants, alone] })
    expect(changeForAms({ ...both, ours })).toMatchObject({
      kind: 'impossible',
      why: expect.stringContaining('nothing says what their Finish is'),
    })
  })
})

test('options that only moved have a place each; others have none', () => {
  expect(newPlaces(['A', 'B', 'C'], ['C', 'A', 'B'])).toEqual([2, 0, 1])
  expect(newPlaces(['A', 'B'], ['A'])).toBeNull()
  expect(newPlaces(['A', 'B'], ['A', 'C'])).toBeNull()
  expect(newPlaces(['A', 'B'], ['A', 'A'])).toBeNull()
})

test('two spellings of one value tell no variants apart', () => {
  const spelt = pair(
    [],
    ['Size'],
    [
      [[], ['Caf\u00e9']],
      [[], [' Cafe\u0301']],
    ],
  )
  expect(changeForShopify(spelt)).toMatchObject({ kind: 'possible', removed: [0] })
  const others = pair(
    [],
    ['Size'],
    [
      [[], ['Small']],
      [[], ['Large']],
    ],
  )
  expect(changeForShopify(others)).toMatchObject({ kind: 'impossible' })
})
