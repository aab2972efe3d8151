import { previewAcceptAll as preview } from '@main/engine/planning'
import { describe, expect, test } from 'vitest'

const row = {
  productKey: '1',
  kind: 'field',
  field: 'name',
  accepted: 'ours',
  isDecided: false,
  sellsOut: false,
} as const

const previewAcceptAll = (rows: Parameters<typeof preview>[0]) =>
  preview(rows, { plan: { free: 2000, maximum: 2000, restoreRate: 100 }, linkedVariants: 200 })

describe('the preview of Accept All', () => {
  test('counts by field and direction what is accepted, and what stays open', () => {
    const preview = previewAcceptAll([
      row,
      { ...row, productKey: '2', accepted: 'theirs' },
      { ...row, field: 'retail-price' },
      { ...row, productKey: '3', accepted: null },
      { ...row, productKey: '4', field: null, kind: 'product' },
      { ...row, productKey: '5', field: null, kind: 'variant' },
      { ...row, productKey: '6', field: null, kind: 'ambiguous', accepted: null },
    ])
    expect(preview).toMatchObject({ rows: 7, accepted: 5, staysOpen: 2, decidedAlready: 0 })
    expect(preview.byField).toEqual([
      { label: 'Name', ours: 1, theirs: 1, staysOpen: 1 },
      { label: 'Retail price', ours: 1, theirs: 0, staysOpen: 0 },
      { label: 'Whole product', ours: 1, theirs: 0, staysOpen: 0 },
      { label: 'Whole variant', ours: 1, theirs: 0, staysOpen: 0 },
      { label: 'Link', ours: 0, theirs: 0, staysOpen: 1 },
    ])
  })

  test('leaves out of the fields what somebody decided before, but says how many', () => {
    const preview = previewAcceptAll([row, { ...row, accepted: null, isDecided: true }])
    expect(preview).toMatchObject({ rows: 2, accepted: 1, staysOpen: 0, decidedAlready: 1 })
    expect(preview.byField).toEqual([{ label: 'Name', ours: 1, theirs: 0, staysOpen: 0 }])
  })

  test('costs no request when everything comes from Shopify', () => {
    expect(previewAcceptAll([{ ...row, accepted: 'theirs' }])).toMatchObject({
      requests: 0,
      points: 0,
    })
  })

  test('costs one read and one write for the fields of one product', () => {
    expect(previewAcceptAll([row, { ...row, field: 'vendor' }])).toMatchObject({ requests: 2 })
  })

  test('names the calls, how long they take, and what no roll back restores', () => {
    const shown = previewAcceptAll([row, { ...row, productKey: '2', field: null, kind: 'product' }])
    expect(shown.calls.map(({ call }) => call)).toContain('productSet')
    expect(shown.seconds).toBeGreaterThan(0)
    expect(shown.notUndoable).toEqual([
      '1 product is created in Shopify. They can be archived, not unmade.',
    ])
  })

  test('brakes when a large share of the prices would go out, and not for a few', () => {
    const prices = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...row,
        productKey: String(index),
        field: 'retail-price' as const,
      }))
    expect(previewAcceptAll(prices(50)).brakes).toEqual([])
    expect(previewAcceptAll(prices(51)).brakes).toEqual([
      { kind: 'price', count: 51, of: 200, limitPercent: 25 },
    ])
  })

  test('brakes for SKUs and for stock set to 0, each with its own limit', () => {
    const many = (more: object) =>
      Array.from({ length: 30 }, (_, index) => ({ ...row, productKey: String(index), ...more }))
    expect(previewAcceptAll(many({ field: 'sku' })).brakes).toMatchObject([{ kind: 'sku' }])
    expect(previewAcceptAll(many({ field: 'stock' })).brakes).toEqual([])
    expect(previewAcceptAll(many({ field: 'stock', sellsOut: true })).brakes).toMatchObject([
      { kind: 'sold-out', count: 30 },
    ])
  })
})
