import { expect, test } from 'vitest'
import { brakeWords } from '../../../src/renderer/src/format'

test('a brake tells its figure, its share and its limit', () => {
  expect(brakeWords({ kind: 'price', count: 371, of: 1400, limitPercent: 25 })).toEqual({
    kind: 'price',
    name: 'Prices',
    figure: '371 of 1,400 variants, 26%',
    limit: 'The limit is 25%.',
    count: 371,
  })
})

test('a deletion tells how many, whatever their share', () => {
  expect(brakeWords({ kind: 'deletion', count: 2, of: 1400, limitPercent: 0 })).toEqual({
    kind: 'deletion',
    name: 'Deleted variants',
    figure: '2 variants, listed above',
    limit: 'It can’t be undone.',
    count: 2,
  })
})
