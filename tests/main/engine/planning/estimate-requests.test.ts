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

  test('renames options by a call of its own', () => {
    expect(requests([change('1', 'option-names')])).toEqual({ nodes: 1, productOptionUpdate: 1 })
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
