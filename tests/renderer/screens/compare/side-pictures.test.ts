import type { DifferenceRow } from '@shared/contract/review'
import { expect, test } from 'vitest'
import { sidePictures } from '../../../../src/renderer/src/screens/compare/side-pictures'
import { differenceRow } from '../../support/difference-row'

const row = (change: Partial<DifferenceRow>): DifferenceRow =>
  differenceRow({ field: 'images', base: ['a', 'b', 'c'], ...change })

const told = (of: DifferenceRow, side: 'ours' | 'theirs' | 'base'): string[] =>
  sidePictures(of, side).map(({ label, place, change }) => `${place ?? '-'} ${label} ${change}`)

test('each side tells what it did since both last agreed; the order is another field', () => {
  const both = { ours: ['x', 'b', 'c', 'd'], theirs: ['c', 'a', 'b'] }
  expect(told(row(both), 'ours')).toEqual(['1 x replaced', '2 b none', '3 c none', '4 d new'])
  expect(told(row(both), 'theirs')).toEqual(['1 c none', '2 a none', '3 b none'])
  expect(told(row(both), 'base')).toEqual(['1 a none', '2 b none', '3 c none'])
  const order = row({ field: 'image-order', ...both })
  expect(told(order, 'ours')).toEqual(['2 b none', '3 c none'])
  expect(told(order, 'theirs')).toEqual(['1 c moved', '3 b none'])
})

test('what a side alone took out stands where it was', () => {
  const taken = row({ ours: ['a', 'c'], theirs: ['a', 'b', 'c'] })
  expect(told(taken, 'ours')).toEqual(['1 a none', '- b gone', '2 c none'])
  expect(told(taken, 'theirs')).toEqual(['1 a none', '2 b none', '3 c none'])
})

test('what both sides did alike is no change, but its order may be', () => {
  const alike = { ours: ['n', 'a', 'b', 'm'], theirs: ['a', 'b', 'n'] }
  expect(told(row(alike), 'ours')).toEqual(['1 n none', '2 a none', '3 b none', '4 m replaced'])
  const order = row({ field: 'image-order', ...alike })
  expect(told(order, 'ours')).toEqual(['1 n moved', '2 a none', '3 b none'])
  expect(told(order, 'theirs')).toEqual(['1 a none', '2 b none', '3 n moved'])
  // An exchange of two could be told of either: both sides tell it of the same one.
  const exchanged = row({ field: 'image-order', base: [], ours: ['x', 'y'], theirs: ['y', 'x'] })
  expect(told(exchanged, 'ours')).toEqual(['1 x none', '2 y moved'])
  expect(told(exchanged, 'theirs')).toEqual(['1 y moved', '2 x none'])
})

test('where the sides never agreed, each is told by the other', () => {
  const never = row({ base: null, baseAgreedAt: null, ours: ['a', 'b'], theirs: ['x', 'b', 'c'] })
  expect(told(never, 'ours')).toEqual(['1 a other', '2 b none'])
  expect(told(never, 'theirs')).toEqual(['1 x other', '2 b none', '3 c only'])
})

test('alt texts are told by picture, of those that both sides have', () => {
  const alts = row({
    field: 'image-alts',
    base: ['a\tMug', 'b\t', 'c\tBowl'],
    ours: ['b\t', 'a\tA mug', 'c\t Both ', 'new\tNew'],
    theirs: ['a\tMug', 'b\tTab\tbed', 'c\tBoth'],
  })
  const of = (side: 'ours' | 'theirs') =>
    sidePictures(alts, side).map(({ label, alt, altChanged }) => [label, alt, altChanged])
  expect(of('ours')).toEqual([
    ['b', '', false],
    ['a', 'A mug', true],
    ['c', ' Both ', false],
  ])
  expect(of('theirs')).toEqual([
    ['a', 'Mug', false],
    ['b', 'Tab\tbed', true],
    ['c', 'Both', false],
  ])
})

test('a picture of a variant is one, in no order', () => {
  const one = row({ field: 'variant-image', base: 'a', ours: 'b', theirs: 'a' })
  expect(told(one, 'ours')).toEqual(['- b replaced'])
  expect(told(one, 'theirs')).toEqual(['- a none'])
})
