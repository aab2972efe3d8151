import { PointsBucket, type Reservation } from '@main/shopify/points-bucket'
import { describe, expect, test } from 'vitest'
import { FakeClock } from '../../support/fake-environment'

const told = (currentlyAvailable: number, maximumAvailable = 2000, restoreRate = 100) => ({
  maximumAvailable,
  currentlyAvailable,
  restoreRate,
})

/** A bucket of which Shopify has just said this. */
function bucket(status = told(2000)) {
  const clock = new FakeClock()
  const points = new PointsBucket(() => clock.now())
  points.ended(taken(points.reserve(0, null)), 0, status)
  return { clock, points }
}

function taken(answer: Reservation | { waitMs: number }): Reservation {
  if ('waitMs' in answer) throw new Error(`Has to wait ${answer.waitMs} ms`)
  return answer
}

describe('the bucket of points', () => {
  test('says nothing before Shopify has, and lets one request go at a time until then', () => {
    const points = new PointsBucket(() => 0)
    expect(points.points()).toBeNull()
    const first = taken(points.reserve(500, null))
    expect(points.reserve(1, null)).toEqual({ waitMs: 100 })
    points.ended(first, 20, told(480, 500, 25))
    expect(points.points()).toEqual({ free: 480, maximum: 500, restoreRate: 25 })
  })

  test('gives points away until only the reserve for the person is left', () => {
    const { points } = bucket(told(1000))
    taken(points.reserve(400, null))
    taken(points.reserve(400, null))
    expect(points.points()).toEqual({ free: 200, maximum: 2000, restoreRate: 100 })
    expect(points.reserve(1, null)).toEqual({ waitMs: 10 })
    taken(points.reserve(200, 'screen'))
    expect(points.points()?.free).toBe(0)
  })

  test('takes nothing while it asks to wait, and has enough after exactly that wait', () => {
    const { clock, points } = bucket(told(200))
    expect(points.reserve(50, null)).toEqual({ waitMs: 500 })
    clock.ms += 490
    expect(points.reserve(50, null)).toEqual({ waitMs: 10 })
    clock.ms += 10
    taken(points.reserve(50, null))
    expect(points.points()?.free).toBe(200)
  })

  test('fills at the rate that Shopify told, up to its maximum', () => {
    const { clock, points } = bucket(told(0, 20_000, 1000))
    clock.ms += 1500
    expect(points.points()).toEqual({ free: 1500, maximum: 20_000, restoreRate: 1000 })
    clock.ms += 3_600_000
    expect(points.points()?.free).toBe(20_000)
  })

  test('follows Shopify when it lowers the limit', () => {
    const { points } = bucket(told(2000))
    points.ended(taken(points.reserve(0, null)), 0, told(100, 1000, 50))
    expect(points.points()).toEqual({ free: 100, maximum: 1000, restoreRate: 50 })
    expect(points.reserve(150, 'screen')).toEqual({ waitMs: 1000 })
  })

  test('does not wait for ever for more than it can hold', () => {
    const { clock, points } = bucket(told(100, 100, 50))
    points.ended(taken(points.reserve(95, null)), 95, told(5, 100, 50))
    const answer = points.reserve(95, null)
    clock.ms += 'waitMs' in answer ? answer.waitMs : 0
    taken(points.reserve(95, null))
  })

  test('TM1: is not filled by a clock that goes back', () => {
    const { clock, points } = bucket(told(10))
    clock.ms -= 3_600_000
    expect(points.points()?.free).toBe(10)
    clock.ms += 1000
    expect(points.points()?.free).toBe(110)
  })
})

describe('several requests on their way', () => {
  test('count as not charged yet, whatever an answer between them says', () => {
    const { points } = bucket(told(1000))
    const [one, two] = [taken(points.reserve(100, null)), taken(points.reserve(100, null))]
    points.ended(one, 10, told(990))
    expect(points.points()?.free).toBe(890)
    points.ended(two, 10, told(980))
    // Its answer alone would leave it open whether the first one was charged by then; what was charged is known.
    expect(points.points()?.free).toBe(980)
  })

  test('leave no more than an answer says, less what left after it: somebody else may use points too', () => {
    const { points } = bucket(told(1000))
    const [one, two] = [taken(points.reserve(100, null)), taken(points.reserve(100, null))]
    points.ended(one, 100, told(500))
    expect(points.points()?.free).toBe(400)
    points.ended(two, 100, told(300))
    expect(points.points()?.free).toBe(300)
  })

  test('whose answers come in another order leave no point counted twice', () => {
    const { points } = bucket(told(1000))
    const early = taken(points.reserve(100, null))
    const late = taken(points.reserve(100, null))
    points.ended(late, 100, told(800))
    points.ended(early, 100, told(900))
    expect(points.points()?.free).toBe(800)
  })

  test('of which one is lost have used its points until Shopify says otherwise', () => {
    const { points } = bucket(told(1000))
    points.ended(taken(points.reserve(300, null)), null, null)
    expect(points.points()?.free).toBe(700)
    points.ended(taken(points.reserve(0, null)), 0, told(1000))
    expect(points.points()?.free).toBe(1000)
  })

  test('and one that never left gives back what it took', () => {
    const { points } = bucket(told(1000))
    points.withdraw(taken(points.reserve(300, null)))
    expect(points.points()?.free).toBe(1000)
  })
})

describe('points set aside', () => {
  test('are nobody else’s, and are used without a wait', () => {
    const { points } = bucket(told(500))
    const kept = points.setAside()
    expect(points.keep(300, kept)).toBe(0)
    expect(points.reserve(10, null)).toEqual({ waitMs: 100 })
    taken(points.reserve(290, kept))
    expect(kept.left).toBe(10)
    expect(points.points()?.free).toBe(200)
  })

  test('are waited for before any is taken', () => {
    const { clock, points } = bucket(told(300))
    const kept = points.setAside()
    expect(points.keep(300, kept)).toBe(2000)
    expect(kept.left).toBe(0)
    clock.ms += 2000
    expect(points.keep(300, kept)).toBe(0)
  })

  test('stay set aside when an answer tells what is in the bucket', () => {
    const { points } = bucket(told(1000))
    const kept = points.setAside()
    points.keep(300, kept)
    points.ended(taken(points.reserve(100, kept)), 20, told(980))
    expect(kept.left).toBe(200)
    expect(points.points()?.free).toBe(780)
  })

  test('are free again when given back, and never more than the bucket holds', () => {
    const { clock, points } = bucket(told(2000))
    const kept = points.setAside()
    points.keep(300, kept)
    clock.ms += 60_000
    expect(points.points()?.free).toBe(1700)
    points.giveBack(kept)
    points.giveBack(kept)
    expect(points.points()?.free).toBe(2000)
  })
})
