import { describe, expect, test } from 'vitest'
import {
  pairsSummary,
  pictureLabelled,
  pictureMoved,
  picturePairs,
  sinceAgreed,
  variantPicture,
} from '../../../../src/renderer/src/components/pictures'
import { picture } from '../../support/picture'

const PAIRS = picturePairs({
  ours: [picture('new'), picture('a', { alt: 'A mug' }), picture('b', { variants: ['Red'] })],
  theirs: [picture('old'), picture('a', { alt: 'Mug' }), picture('b'), picture('extra')],
})

describe('pictures of both sides', () => {
  test('are told apart by what became of them', () => {
    expect(
      PAIRS.map(({ ours, theirs, relation, altDiffers, variantsDiffer }) => [
        relation,
        ours?.place ?? null,
        theirs?.place ?? null,
        altDiffers,
        variantsDiffer,
      ]),
    ).toEqual([
      ['replaced', 1, 1, false, false],
      ['same', 2, 2, true, false],
      ['same', 3, 3, false, true],
      ['only-theirs', null, 4, false, false],
    ])
    expect(pairsSummary(PAIRS)).toBe(
      '1 replaced, 1 only in Shopify, 1 with another alt text, 1 with other variants',
    )
  })

  test('of a product that Shopify does not have are AMS’s own', () => {
    const pairs = picturePairs({ ours: [picture('a')], theirs: null })
    expect(pairs.map(({ relation }) => relation)).toEqual(['only-ours'])
  })

  test('that agree say so', () => {
    const same = [picture('a'), picture('b', { alt: ' spaces do not count ' })]
    const pairs = picturePairs({
      ours: same,
      theirs: [picture('a'), picture('b', { alt: 'spaces do not count' })],
    })
    expect(pairsSummary(pairs)).toBe('the same on both sides')
  })
})

describe('since both last agreed', () => {
  const [first, , , last] = PAIRS
  test.each([
    [['old', 'a', 'b'], 'in AMS', 'new in Shopify'],
    [['new', 'a', 'b', 'extra'], 'in Shopify', 'gone in AMS'],
    [['a', 'b'], 'on both sides', 'new in Shopify'],
    [null, '', ''],
  ])('on %s', (agreed, replaced, only) => {
    expect(first && sinceAgreed(first, agreed)).toBe(replaced)
    expect(last && sinceAgreed(last, agreed)).toBe(only)
  })

  test('only what came is marked, and nothing where nobody knows', () => {
    if (!first) throw new Error('No pair')
    expect(pictureMoved('ours', first, ['old'])).toBe(true)
    expect(pictureMoved('theirs', first, ['old'])).toBe(false)
    expect(pictureMoved('ours', first, null)).toBe(false)
  })
})

test('a label is looked up on both sides, and what is on this computer comes first', () => {
  const waiting = picture('a', { content: { kind: 'waiting' } })
  const both = { ours: [waiting], theirs: [picture('a')] }
  expect(pictureLabelled(both, 'a')?.content.kind).toBe('here')
  expect(pictureLabelled({ ...both, theirs: null }, 'a')?.content.kind).toBe('waiting')
  expect(pictureLabelled(both, 'gone')).toBeNull()
  expect(pictureLabelled(null, 'a')).toBeNull()
})

test('a variant has the picture of AMS, else that of Shopify', () => {
  const ours = picture('a', { variants: ['Red / S'] })
  const theirs = picture('b', { variants: ['Red / S', 'Blue, dark / S', 'SKU-1'] })
  const both = { ours: [picture('x'), ours], theirs: [theirs] }
  const of = (label: string, sku = '') => variantPicture(both, { label, sku })
  expect(of('Red, S', 'SKU-9')).toBe(ours)
  expect(of('Blue, dark, S')).toBe(theirs)
  expect(of('Single', 'SKU-1')).toBe(theirs)
  expect(of('Green, S')).toBeNull()
  expect(of('Single')).toBeNull()
})
