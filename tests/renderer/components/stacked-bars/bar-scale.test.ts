import { expect, test } from 'vitest'
import { scaleTop } from '../../../../src/renderer/src/components/stacked-bars/bar-scale'

test('the top of a scale is round, not below the tallest bar, and can be halved', () => {
  expect([1, 2, 3, 9, 10, 11, 28, 41, 96, 101, 936].map(scaleTop)).toEqual([
    2, 2, 4, 10, 10, 20, 30, 50, 100, 200, 1000,
  ])
  for (let most = 1; most < 3_000; most++) {
    expect(scaleTop(most)).toBeGreaterThanOrEqual(most)
    expect(Number.isInteger(scaleTop(most) / 2)).toBe(true)
  }
})
