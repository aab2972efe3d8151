import { isOnItsWay } from '@main/engine/outbox/options-on-their-way'
import { expect, test } from 'vitest'

test.each<[string, string[], string[], string[]]>([
  ['nothing was done yet', ['Size+', 'Colour'], ['Size+', 'Colour'], ['Size', 'Colour']],
  ['one of two is renamed', ['Size', 'Color'], ['Size+', 'Color'], ['Size', 'Colour']],
  ['an added one is there, at the end', ['Size', 'Wood'], ['Size'], ['Wood', 'Size']],
  ['one is gone, the other not renamed yet', ['Color'], ['Size', 'Color'], ['Colour']],
  ['one is gone, and the other renamed', ['Colour'], ['Size', 'Color'], ['Colour']],
  ['nothing is gone yet', ['Size', 'Color'], ['Size', 'Color'], ['Colour']],
])('%s', (_, now, before, after) => {
  expect(isOnItsWay(now, before, after)).toBe(true)
})

test.each<[string, string[], string[], string[]]>([
  ['somebody turned them round', ['Colour', 'Size'], ['Size+', 'Colour'], ['Size', 'Colour']],
  ['somebody added one', ['Size', 'Wood'], ['Size+'], ['Size']],
  ['somebody took one away', ['Size'], ['Size+', 'Colour'], ['Size', 'Colour']],
  ['somebody renamed one otherwise', ['Height', 'Colour'], ['Size+', 'Colour'], ['Size', 'Colour']],
  ['one of two new ones is there', ['Size', 'Wood'], ['Size'], ['Wood', 'Size', 'Glaze']],
])('not where %s', (_, now, before, after) => {
  expect(isOnItsWay(now, before, after)).toBe(false)
})
