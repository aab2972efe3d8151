import { PointsBucket } from '@main/shopify/points-bucket'
import { describe, expect, test } from 'vitest'
import { FakeClock } from '../../support/fake-environment'

function bucket() {
  const clock = new FakeClock()
  return { clock, points: new PointsBucket(() => clock.now()) }
}

const told = (currentlyAvailable: number, maximumAvailable = 2000, restoreRate = 100) => ({
  maximumAvailable,
  currentlyAvailable,
  restoreRate,
})

describe('the bucket of points', () => {
  test('says nothing before Shopify has', () => {
    expect(bucket().points.points()).toBeNull()
  })

  test('gives points away until only the reserve is left', () => {
    const { points } = bucket()
    points.correct(told(1000))
    expect(points.tryReserve(400, 200)).toBe(0)
    expect(points.tryReserve(400, 200)).toBe(0)
    expect(points.points()).toEqual({ free: 200, maximum: 2000 })
    expect(points.tryReserve(1, 200)).toBe(10)
  })

  test('takes nothing while it asks to wait, and has enough after exactly that wait', () => {
    const { clock, points } = bucket()
    points.correct(told(0))
    const waitMs = points.tryReserve(50, 0)
    expect(waitMs).toBe(500)
    clock.ms += waitMs - 10
    expect(points.tryReserve(50, 0)).toBe(10)
    clock.ms += 10
    expect(points.tryReserve(50, 0)).toBe(0)
    expect(points.points()?.free).toBe(0)
  })

  test('fills at the rate that Shopify told, up to its maximum', () => {
    const { clock, points } = bucket()
    points.correct(told(0, 20_000, 1000))
    clock.ms += 1500
    expect(points.points()).toEqual({ free: 1500, maximum: 20_000 })
    clock.ms += 3_600_000
    expect(points.points()?.free).toBe(20_000)
  })

  test('follows Shopify when it lowers the limit', () => {
    const { points } = bucket()
    points.correct(told(2000))
    points.correct(told(100, 1000, 50))
    expect(points.points()).toEqual({ free: 100, maximum: 1000 })
    expect(points.tryReserve(150, 0)).toBe(1000)
  })

  test('does not wait for ever for more than it can hold', () => {
    const { clock, points } = bucket()
    points.correct(told(100, 100, 50))
    expect(points.tryReserve(90, 200)).toBe(0)
    const waitMs = points.tryReserve(90, 200)
    clock.ms += waitMs
    expect(points.tryReserve(90, 200)).toBe(0)
  })

  test('is not filled by a clock that goes back', () => {
    const { clock, points } = bucket()
    points.correct(told(10))
    clock.ms -= 3_600_000
    expect(points.points()?.free).toBe(10)
    clock.ms += 1000
    expect(points.points()?.free).toBe(110)
  })
})

test('tells the wait for points without taking them', () => {
  let now = 0
  const bucket = new PointsBucket(() => now)
  bucket.correct({ maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100 })
  expect(bucket.waitFor(150, 200)).toBe(2500)
  expect(bucket.waitFor(150, 200)).toBe(2500)
  now = 2500
  expect(bucket.waitFor(150, 200)).toBe(0)
  expect(bucket.points()).toEqual({ free: 350, maximum: 2000 })
})
