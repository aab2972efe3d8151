import { estimateRequests, type PlannedChange } from '@main/engine/planning/estimate-requests'
import { describe, expect, test } from 'vitest'

const change = (productKey: string, field: PlannedChange['field']): PlannedChange => ({
  productKey,
  kind: 'field',
  field,
})

function requests(changes: readonly PlannedChange[]): Record<string, number> {
  return Object.fromEntries(
    estimateRequests(changes, { plan: null }).map((call) => [call.call, call.requests]),
  )
}

describe('the estimate of a push', () => {
  test('is empty when nothing goes to Shopify', () => {
    expect(estimateRequests([], { plan: null })).toEqual([])
  })

  test('counts the changes of one product that travel together once', () => {
    expect(
      requests([
        change('1', 'name'),
        change('1', 'vendor'),
        change('1', 'retail-price'),
        change('1', 'sku'),
        change('2', 'name'),
      ]),
    ).toEqual({ nodes: 1, productUpdate: 2, productVariantsBulkUpdate: 1 })
  })

  test.each<[string, string[], string[], Record<string, number>]>([
    ['renames', ['Size'], ['Width'], { productOptionUpdate: 1 }],
    ['moves', ['Size', 'Finish'], ['Finish', 'Size'], { productOptionsReorder: 1 }],
    ['takes away', ['Size'], ['Size', 'Finish'], { productOptionsDelete: 1 }],
    [
      'adds, with the values of the variants,',
      ['Size', 'Finish'],
      ['Size'],
      { productOptionsCreate: 1, productVariantsBulkUpdate: 1 },
    ],
    [
      'adds before others',
      ['Finish', 'Size'],
      ['Size'],
      { productOptionsCreate: 1, productVariantsBulkUpdate: 1, productOptionsReorder: 1 },
    ],
  ])('%s options by calls of their own', (_, ours, theirs, calls) => {
    const options = { ...change('1', 'option-names'), ours, theirs }
    expect(requests([options])).toEqual({ nodes: 1, ...calls })
  })

  test('deletes a variant after reading its product, and makes none', () => {
    expect(requests([{ productKey: '1', kind: 'variant', field: null, deletes: true }])).toEqual({
      nodes: 1,
      productVariantsBulkDelete: 1,
    })
  })

  test('looks a new product up and creates it, without reading it first', () => {
    expect(requests([{ productKey: '1', kind: 'product', field: null }])).toEqual({
      productByIdentifier: 1,
      productSet: 1,
    })
  })

  test('creates a new variant after reading its product', () => {
    expect(requests([{ productKey: '1', kind: 'variant', field: null }])).toEqual({
      nodes: 1,
      productVariantsBulkCreate: 1,
    })
  })

  test('multiplies points by requests', () => {
    for (const call of estimateRequests([change('1', 'name'), change('2', 'name')], {
      plan: null,
    })) {
      expect(call.points % call.requests).toBe(0)
      expect(call.points).toBeGreaterThan(0)
    }
  })
})
