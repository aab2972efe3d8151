import { expect, test } from 'vitest'
import { picturesUnderWay } from '../../../src/renderer/src/format'

test.each([
  [0, 0, null],
  [600, 0, null],
  [0, 600, 'Pictures: 0 of 600'],
  [12, 1_588, 'Pictures: 12 of 1,600'],
])('%d fetched and %d left: %s', (pictures, left, words) => {
  expect(picturesUnderWay({ fetched: { pictures, bytes: 0 }, left })).toBe(words)
})
