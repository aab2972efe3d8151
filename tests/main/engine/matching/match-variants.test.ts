import { matchVariants } from '@main/engine/matching'
import type { AmsVariant, ShopVariant } from '@shared/catalog/product'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amsVariant, shopVariant } from '../../../support/products'

function summary(ours: readonly AmsVariant[], theirs: readonly ShopVariant[]) {
  const { pairs, onlyOurs, onlyTheirs } = matchVariants(ours, theirs)
  return {
    pairs: pairs.map((pair) => `${pair.ours.id}=${pair.theirs.id} by ${pair.evidence.kind}`),
    onlyOurs: onlyOurs.map(({ id }) => id),
    onlyTheirs: onlyTheirs.map(({ id }) => id),
  }
}

describe('the variants of a linked pair', () => {
  test('are paired by stored id first, then SKU, then option values', () => {
    const ours = [
      amsVariant({ id: 'a', shopifyVariantId: 'z', sku: 'Y', optionValues: ['1'] }),
      amsVariant({ id: 'b', sku: 'B', optionValues: ['2'] }),
      amsVariant({ id: 'c', sku: 'C', optionValues: [' Caf\u00e9'] }),
    ]
    const theirs = [
      shopVariant({ id: 'x', sku: 'OTHER', optionValues: ['Cafe\u0301'] }),
      shopVariant({ id: 'y', sku: 'B', optionValues: ['1'] }),
      shopVariant({ id: 'z', sku: 'C', optionValues: ['2'] }),
    ]
    expect(summary(ours, theirs)).toEqual({
      pairs: ['a=z by stored-id', 'b=y by sku', 'c=x by option-values'],
      onlyOurs: [],
      onlyTheirs: [],
    })
  })

  test('with a blank SKU are not paired by it', () => {
    const ours = [
      amsVariant({ id: 'a', sku: '', optionValues: ['1'] }),
      amsVariant({ id: 'b', sku: 'B', optionValues: ['2'] }),
    ]
    const theirs = [
      shopVariant({ id: 'x', sku: '', optionValues: ['3'] }),
      shopVariant({ id: 'y', sku: 'B', optionValues: ['2'] }),
    ]
    expect(summary(ours, theirs)).toEqual({
      pairs: ['b=y by sku'],
      onlyOurs: ['a'],
      onlyTheirs: ['x'],
    })
  })

  test('with a SKU that stands twice fall back to their option values', () => {
    const ours = [
      amsVariant({ id: 'a', sku: 'A', optionValues: ['1'] }),
      amsVariant({ id: 'b', sku: 'A', optionValues: ['2'] }),
    ]
    const theirs = [
      shopVariant({ id: 'x', sku: 'A', optionValues: ['2'] }),
      shopVariant({ id: 'y', sku: 'A', optionValues: ['9'] }),
    ]
    expect(summary(ours, theirs)).toEqual({
      pairs: ['b=x by option-values'],
      onlyOurs: ['a'],
      onlyTheirs: ['y'],
    })
  })

  test('that store an id which another stores too are not paired by it', () => {
    const ours = [
      amsVariant({ id: 'a', shopifyVariantId: 'x', sku: 'A', optionValues: ['1'] }),
      amsVariant({ id: 'b', shopifyVariantId: 'x', sku: 'B', optionValues: ['2'] }),
    ]
    const theirs = [shopVariant({ id: 'x', sku: 'B', optionValues: ['3'] })]
    expect(summary(ours, theirs).pairs).toEqual(['b=x by sku'])
  })

  test('are paired at once by what a pair of others leaves unique, not only in the next run', () => {
    const ours = [
      amsVariant({ id: 'a', shopifyVariantId: 'x', sku: '', optionValues: ['1'] }),
      amsVariant({ id: 'b', shopifyVariantId: 'x', sku: 'B', optionValues: ['2'] }),
    ]
    const theirs = [
      shopVariant({ id: 'x', sku: '', optionValues: ['3'] }),
      shopVariant({ id: 'y', sku: 'B', optionValues: ['4'] }),
    ]
    expect(summary(ours, theirs).pairs).toEqual(['b=y by sku', 'a=x by stored-id'])
  })

  test('that store an id which is gone are paired by what is left', () => {
    const ours = [amsVariant({ id: 'a', shopifyVariantId: 'gone', sku: 'A' })]
    expect(summary(ours, [shopVariant({ id: 'x', sku: 'A' })]).pairs).toEqual(['a=x by sku'])
  })

  test('are the same one when each side has just one, whatever its SKU and values', () => {
    const ours = [amsVariant({ id: 'a', sku: 'A', optionValues: [] })]
    const theirs = [shopVariant({ id: 'x', sku: 'B', optionValues: ['Large'] })]
    expect(summary(ours, theirs)).toEqual({
      pairs: ['a=x by only-variant'],
      onlyOurs: [],
      onlyTheirs: [],
    })
  })

  test('that are the last left of several are not paired by being left', () => {
    const ours = [
      amsVariant({ id: 'a', sku: 'A', optionValues: ['1'] }),
      amsVariant({ id: 'b', sku: 'B', optionValues: ['2'] }),
    ]
    const theirs = [
      shopVariant({ id: 'x', sku: 'A', optionValues: ['1'] }),
      shopVariant({ id: 'y', sku: 'C', optionValues: ['3'] }),
    ]
    expect(summary(ours, theirs)).toEqual({
      pairs: ['a=x by sku'],
      onlyOurs: ['b'],
      onlyTheirs: ['y'],
    })
  })

  test('each stand in exactly one place of the result, whatever they are', () => {
    const text = fc.constantFrom('', 'A', 'B', 'C')
    const ours = fc.array(
      fc.record({ sku: text, value: text, stored: fc.option(fc.constantFrom('t0', 't1', 't9')) }),
      { maxLength: 4 },
    )
    const theirs = fc.array(fc.record({ sku: text, value: text }), { maxLength: 4 })
    fc.assert(
      fc.property(ours, theirs, (our, their) => {
        const left = our.map(({ sku, value, stored }, index) =>
          amsVariant({ id: `o${index}`, sku, optionValues: [value], shopifyVariantId: stored }),
        )
        const right = their.map(({ sku, value }, index) =>
          shopVariant({ id: `t${index}`, sku, optionValues: [value] }),
        )
        const { pairs, onlyOurs, onlyTheirs } = matchVariants(left, right)
        const oursIds = [...pairs.map((pair) => pair.ours), ...onlyOurs].map(({ id }) => id)
        const theirIds = [...pairs.map((pair) => pair.theirs), ...onlyTheirs].map(({ id }) => id)
        expect(oursIds.sort()).toEqual(left.map(({ id }) => id))
        expect(theirIds.sort()).toEqual(right.map(({ id }) => id))
      }),
    )
  })
})
