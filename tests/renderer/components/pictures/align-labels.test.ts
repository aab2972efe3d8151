import { expect, test } from 'vitest'
import { alignLabels } from '../../../../src/renderer/src/components/pictures'

/** "a=a", "b~x" replaced, "c>c" moved, "d." only in AMS, ".e" only in Shopify; in their order. */
function aligned(ours: string, theirs: string): string {
  const signs = { same: '=', moved: '>', replaced: '~', 'only-ours': '.', 'only-theirs': '.' }
  return alignLabels(ours.split(''), theirs.split(''))
    .map(({ ours: a, theirs: s, relation }) =>
      [a === null ? '' : ours[a], signs[relation], s === null ? '' : theirs[s]].join(''),
    )
    .join(' ')
}

test.each([
  ['nothing', '', '', ''],
  ['the same', 'abc', 'abc', 'a=a b=b c=c'],
  ['one side without any', 'ab', '', 'a. b.'],
  ['a new one first moves no other', 'xabc', 'abc', 'x. a=a b=b c=c'],
  ['a new one in Shopify stands where Shopify has it', 'abc', 'abxc', 'a=a b=b .x c=c'],
  ['another content in its place', 'abc', 'axc', 'a=a b~x c=c'],
  ['two in the place of one', 'ab', 'xyb', 'a~x .y b=b'],
  ['the last one to the front moves that one alone', 'dabc', 'abcd', 'd>d a=a b=b c=c'],
  ['an exchange of two moves one of them', 'abdc', 'abcd', 'a=a b=b d=d c>c'],
  ['the order the other way round', 'cba', 'abc', 'c=c b>b a>a'],
  ['one that is there twice', 'aab', 'ab', 'a=a a. b=b'],
  ['nothing in common', 'ab', 'xyz', 'a~x b~y .z'],
])('%s', (_, ours, theirs, expected) => {
  expect(aligned(ours, theirs)).toBe(expected)
})

test('each picture of either side stands there once, whatever the order', () => {
  const ours = 'abcdefgh'
  const theirs = 'hxgbadyc'
  const found = alignLabels(ours.split(''), theirs.split(''))
  const indexes = (side: 'ours' | 'theirs'): number[] =>
    found
      .flatMap((alignment) => (alignment[side] === null ? [] : [alignment[side]]))
      .toSorted((a, b) => a - b)
  expect(indexes('ours')).toEqual(ours.split('').map((_, index) => index))
  expect(indexes('theirs')).toEqual(theirs.split('').map((_, index) => index))
})
