import type { DifferenceRow } from '@shared/contract/review'
import { expect, test } from 'vitest'
import { sidePictures } from '../../../../src/renderer/src/screens/compare/side-pictures'
import { differenceRow } from '../../support/difference-row'

const row = (change: Partial<DifferenceRow>): DifferenceRow =>
  differenceRow({ field: 'images', base: ['a', 'b', 'c'], ...change })

const told = (of: DifferenceRow, side: 'ours' | 'theirs' | 'base'): string[] =>
  sidePictures(of, side).map(({ label, place, change }) => `${place ?? '-'} ${label} ${change}`)

test('each side tells what it did since both last agreed', () => {
  const both = row({ ours: ['x', 'b', 'c', 'd'], theirs: ['c', 'a', 'b'] })
  expect(told(both, 'ours')).toEqual(['1 x replaced', '2 b none', '3 c none', '4 d new'])
  expect(told(both, 'theirs')).toEqual(['2 a none', '3 b none', '1 c moved'])
  expect(told(both, 'base')).toEqual(['1 a none', '2 b none', '3 c none'])
})

test('what a side took out stands where it was', () => {
  expect(told(row({ ours: ['a', 'c'] }), 'ours')).toEqual(['1 a none', '- b gone', '2 c none'])
})

test('where the sides never agreed, each is told by the other', () => {
  const never = row({ base: null, baseAgreedAt: null, ours: ['a', 'b'], theirs: ['x', 'b', 'c'] })
  expect(told(never, 'ours')).toEqual(['1 a other', '2 b none'])
  expect(told(never, 'theirs')).toEqual(['1 x other', '2 b none', '3 c only'])
})

test('a picture of a variant is one, in no order', () => {
  const one = row({ field: 'variant-image', base: 'a', ours: 'b', theirs: 'a' })
  expect(told(one, 'ours')).toEqual(['- b replaced'])
  expect(told(one, 'theirs')).toEqual(['- a none'])
})
