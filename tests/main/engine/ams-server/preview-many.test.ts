import { brakeOfMany, effectOf } from '@main/engine/ams-server/preview-many'
import { expect, test } from 'vitest'

test.each([
  ['removed-here', 'removes-there', 'brings-back'],
  ['removed-there', 'makes-there', 'removes-here'],
  ['variant-removed-there', 'makes-variants-there', 'removes-variants-here'],
  ['category', 'writes-there', 'writes-here'],
  ['onHand', 'writes-there', 'writes-here'],
  ['amsOnly.cogs', 'writes-there', 'writes-here'],
] as const)('%s: keeping ours %s, taking theirs %s', (kind, ours, theirs) => {
  expect(effectOf({ kind, keep: 'ours' })).toBe(ours)
  expect(effectOf({ kind, keep: 'theirs' })).toBe(theirs)
})

const brake = (kind: string, products: number, keep: 'ours' | 'theirs', values = products) =>
  brakeOfMany({ kind, values, products }, effectOf({ kind, keep }), 1_000)

test('what is removed needs its figure however few they are, what comes back needs none', () => {
  expect(brake('removed-here', 1, 'ours')).toMatchObject({ kind: 'removal', count: 1 })
  expect(brake('removed-there', 2, 'theirs')).toMatchObject({ kind: 'removal', count: 2 })
  expect(brake('variant-removed-there', 2, 'theirs', 5)).toMatchObject({ count: 5 })
  expect(brake('removed-here', 900, 'theirs')).toBeNull()
  expect(brake('removed-there', 900, 'ours')).toBeNull()
  expect(brake('variant-removed-there', 900, 'ours')).toBeNull()
  expect(brake('removed-here', 0, 'ours')).toBeNull()
})

test.each([
  ['category', 250],
  ['retailPrice', 250],
  ['onHand', 100],
  ['sku', 50],
])('%s of more than %i of 1,000 products is a mass change, either way', (kind, most) => {
  for (const keep of ['ours', 'theirs'] as const) {
    expect(brake(kind, most, keep)).toBeNull()
    expect(brake(kind, most + 1, keep)).toMatchObject({ kind: 'many', count: most + 1, of: 1_000 })
  }
})

test('a handful is no mass change, however small the catalog', () => {
  expect(brakeOfMany({ kind: 'sku', values: 19, products: 19 }, 'writes-here', 19)).toBeNull()
  expect(brakeOfMany({ kind: 'sku', values: 20, products: 20 }, 'writes-here', 20)).not.toBeNull()
})
