import { describe, expect, it } from 'vitest'
import { canLinkByHand, rowName } from '../../../../src/renderer/src/screens/compare/row-words'
import { nameOfRule } from '../../../../src/renderer/src/screens/compare/rules/texts'
import { differenceRow } from '../../support/difference-row'

describe('the name of a row', () => {
  it('tells in what little two values differ', () => {
    expect(rowName(differenceRow({ nuance: 'case' }), 'USD', false)).toContain('Only case differs')
  })

  it('tells that a policy suggests it', () => {
    const row = differenceRow({ suggestedBy: 'policy' })
    expect(rowName(row, 'USD', false)).toContain('Suggestion AMS, by policy')
  })

  it('tells which rule decided it', () => {
    const row = differenceRow({ choice: 'ours', decidedByRule: 'Oak: always AMS' })
    expect(rowName(row, 'USD', false)).toContain('Decided: Use AMS, By rule Oak: always AMS')
  })

  it('tells that it is skipped', () => {
    const row = differenceRow({ choice: 'skip', decisionState: 'skipped' })
    expect(rowName(row, 'USD', false)).toContain('Skipped until a value changes')
  })

  it('names pictures by number and file, never by their mark', () => {
    const images = differenceRow({ field: 'images', ours: ['a.jpg#1', 'b.jpg#2'], theirs: [] })
    expect(rowName(images, 'USD', false)).toMatch(/AMS 2 images.*Shopify No image/)
    const image = differenceRow({ field: 'variant-image', ours: 'a.jpg#1', theirs: null })
    expect(rowName(image, 'USD', false)).toMatch(/AMS a\.jpg, changed\. Shopify Not set/)
  })
})

describe('linking by hand', () => {
  it('is for products of AMS that are not linked', () => {
    const can = (change: Parameters<typeof differenceRow>[0]): boolean =>
      canLinkByHand(differenceRow(change))
    expect(can({ kind: 'ambiguous' })).toBe(true)
    expect(can({ kind: 'product', amsProductId: null })).toBe(false)
    expect(can({ kind: 'field' })).toBe(false)
  })
})

describe('the name of a new rule', () => {
  it('says the filter and the decision, and stays within what can be saved', () => {
    expect(nameOfRule('Oak & Ember', 'ours')).toBe('Oak & Ember: always AMS')
    const long = nameOfRule('x'.repeat(200), 'suggestion')
    expect(long).toHaveLength(80)
    expect(long).toMatch(/…: take the suggestion$/)
  })
})
