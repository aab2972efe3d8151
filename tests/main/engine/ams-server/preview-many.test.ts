import { partsOf } from '@main/engine/ams-server/preview-many'
import type { AmsConflictCounts } from '@main/engine/ports'
import type { AmsKeep } from '@shared/contract/ams-line'
import { expect, test } from 'vitest'

const counts = (kind: string, products: number, values = products): AmsConflictCounts => ({
  kind,
  values,
  products,
})
/** `ofValues`: how many products the kinds of values have together. */
const partsOfAll = (
  kinds: readonly AmsConflictCounts[],
  ofValues: number,
  keep: AmsKeep,
  of = 1_000,
) => partsOf({ kinds, products: 0, ofValues }, keep, of)

test.each([
  ['removed-here', 'removes-there', 'brings-back'],
  ['removed-there', 'makes-there', 'removes-here'],
  ['variant-removed-there', 'makes-variants-there', 'removes-variants-here'],
  ['category', 'writes-there', 'writes-here'],
  ['onHand', 'writes-there', 'writes-here'],
  ['amsOnly.cogs', 'writes-there', 'writes-here'],
] as const)('%s: keeping ours %s, taking theirs %s', (kind, ours, theirs) => {
  expect(partsOfAll([counts(kind, 3)], 3, 'ours')).toMatchObject([{ effect: ours, values: 3 }])
  expect(partsOfAll([counts(kind, 3)], 3, 'theirs')).toMatchObject([{ effect: theirs }])
})

const brake = (kind: string, products: number, keep: AmsKeep, values = products) =>
  partsOfAll([counts(kind, products, values)], products, keep)[0]?.brake

test('what is removed needs its figure however few they are, what comes back needs none', () => {
  expect(brake('removed-here', 1, 'ours')).toMatchObject({ kind: 'removal', count: 1 })
  expect(brake('removed-there', 2, 'theirs')).toMatchObject({ kind: 'removal', count: 2 })
  expect(brake('variant-removed-there', 2, 'theirs', 5)).toMatchObject({ count: 5 })
  expect(brake('removed-here', 900, 'theirs')).toBeNull()
  expect(brake('removed-there', 900, 'ours')).toBeNull()
  expect(brake('variant-removed-there', 900, 'ours')).toBeNull()
  expect(partsOfAll([], 0, 'ours')).toEqual([])
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
  const few = (products: number) => partsOfAll([counts('sku', products)], products, 'theirs', 20)
  expect(few(19)).toMatchObject([{ brake: null }])
  expect(few(20)).toMatchObject([{ brake: { kind: 'many', count: 20 } }])
})

test('of what a person ticked each effect is a part of its own, with its own figure', () => {
  const kinds = [
    counts('removed-there', 2),
    counts('variant-removed-there', 1, 4),
    counts('category', 3),
    counts('onHand', 2, 5),
  ]
  expect(partsOfAll(kinds, 4, 'theirs')).toMatchObject([
    { effect: 'removes-here', products: 2, brake: { kind: 'removal', count: 2 } },
    { effect: 'removes-variants-here', values: 4, brake: { kind: 'removal', count: 4 } },
    { effect: 'writes-here', values: 8, products: 4, movesStock: true, brake: null },
  ])
})

test('kinds that each stay below their limit may be a mass change together', () => {
  const kinds = [counts('category', 200), counts('vendor', 200)]
  expect(partsOfAll(kinds, 240, 'ours')).toMatchObject([{ brake: null }])
  expect(partsOfAll(kinds, 260, 'ours')).toMatchObject([
    { brake: { kind: 'many', count: 260, limitPercent: 25 } },
  ])
  // The one with the narrower limit passes it by itself.
  expect(partsOfAll([counts('category', 10), counts('sku', 60)], 65, 'ours')).toMatchObject([
    { brake: { count: 65, limitPercent: 5 } },
  ])
})
