import { estimateRequests, secondsFor } from '@main/engine/planning/estimate-requests'
import {
  bulkKindOf,
  isWorthBulk,
  type Plan,
  secondsOneByOne,
} from '@main/engine/planning/push-time'
import { FIELD_KEYS } from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'

const plan = (restoreRate: number, free = 0): Plan => ({
  free,
  maximum: restoreRate * 20,
  restoreRate,
})
const names = (products: number) =>
  Array.from(
    { length: products },
    (_, index) => ({ productKey: String(index), kind: 'field', field: 'name' }) as const,
  )

describe('the time of single requests', () => {
  test.each([
    [100, 23.5],
    [200, 12],
    [1000, 3.3],
    [2000, 2.15],
  ])('follows what the plan restores: %i points a second', (rate, seconds) => {
    const load = { points: 2250, requests: 215 }
    expect(secondsOneByOne(load, plan(rate))).toBeCloseTo(seconds, 0)
  })

  test('is bound by the way to Shopify and back where points do not hold it', () => {
    const load = { points: 12_000, requests: 1100 }
    expect(secondsOneByOne(load, plan(2000, 40_000))).toBeCloseTo((1100 / 60) * 0.35 + 1, 1)
  })

  test('uses what is free, but not what is kept for the person', () => {
    const load = { points: 1800, requests: 150 }
    const whole = secondsOneByOne(load, plan(100, 2000))
    expect(secondsOneByOne(load, plan(100, 200)) - whole).toBeGreaterThan(10)
    expect(secondsOneByOne(load, plan(100, 0))).toBe(secondsOneByOne(load, plan(100, 200)))
  })
})

describe('a bulk operation', () => {
  test('is worth it for some hundred products of an ordinary plan, and of no larger plan', () => {
    expect(isWorthBulk(100, plan(100))).toBe(false)
    expect(isWorthBulk(300, plan(100))).toBe(true)
    expect(isWorthBulk(300, plan(100, 2000))).toBe(false)
    expect(isWorthBulk(700, plan(100, 2000))).toBe(true)
    for (const rate of [200, 1000, 2000]) expect(isWorthBulk(100_000, plan(rate))).toBe(false)
    expect(isWorthBulk(100_000, plan(50))).toBe(true)
  })

  test('is used from a number on where one is given', () => {
    expect([0, 2, 3].map((writes) => isWorthBulk(writes, plan(2000), 3))).toEqual([
      false,
      false,
      true,
    ])
  })

  test('carries texts, statuses, prices and SKUs towards Shopify, and nothing else', () => {
    const carried = FIELD_KEYS.map(
      (field) => [field, bulkKindOf({ choice: 'ours', kind: 'field', field })] as const,
    )
    expect(Object.fromEntries(carried.filter(([, kind]) => kind !== null))).toEqual({
      name: 'update-product',
      description: 'update-product',
      vendor: 'update-product',
      category: 'update-product',
      status: 'update-product',
      'shopify-status': 'update-product',
      sku: 'update-variants',
      'retail-price': 'update-variants',
    })
    expect(bulkKindOf({ choice: 'theirs', kind: 'field', field: 'name' })).toBeNull()
    expect(bulkKindOf({ choice: 'ours', kind: 'product', field: null })).toBeNull()
  })

  test('is planned as such, with reads, points, time and what undoes it', () => {
    const calls = estimateRequests(names(1200), { plan: plan(100) })
    expect(calls).toMatchObject([
      { call: 'nodes', requests: 36, undoneBy: 'Changes nothing' },
      {
        what: 'Texts and statuses: 3 bulk changes',
        requests: 12,
        points: 69,
        undoneBy: 'Roll back',
      },
    ])
    expect(secondsFor(calls)).toBe(84)
  })

  test('takes only its own part: what it can not carry is planned one by one', () => {
    const stock = { productKey: '1', kind: 'field', field: 'stock' } as const
    const calls = estimateRequests([...names(600), stock], { plan: plan(100) })
    expect(calls.map(({ call, requests }) => [call, requests])).toEqual([
      ['nodes', 18],
      ['bulkOperationRunMutation', 8],
      ['nodes', 1],
      ['inventorySetQuantities', 1],
    ])
  })
})

test('a plan without a push takes no time', () => {
  expect(secondsFor(estimateRequests([], { plan: null }))).toBe(0)
})
