import { Setbacks } from '@main/engine/outbox/setbacks'
import { expect, test } from 'vitest'

test.each([
  ['lost', 3, /answer of Shopify was lost/],
  ['late', 10, /within 2 seconds/],
  ['moved', 3, /stock changed/],
] as const)(
  'after rounds that end %s it is enough at %i, and says why',
  (setback, most, reason) => {
    const setbacks = new Setbacks()
    for (let round = 1; round <= most; round++) {
      expect(setbacks.whyEnough()).toBeNull()
      setbacks.count(setback, false)
    }
    expect(setbacks.whyEnough()).toMatch(reason)
  },
)

test('rounds that brought something count only when they seem to have no end', () => {
  const setbacks = new Setbacks()
  for (let round = 1; round < 30; round++) setbacks.count('late', true)
  expect(setbacks.whyEnough()).toBeNull()
  setbacks.count('late', true)
  expect(setbacks.whyEnough()).not.toBeNull()
})
