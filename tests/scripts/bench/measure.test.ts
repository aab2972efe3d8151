import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { growthExponent } from '../../../scripts/bench/measure/growth-exponent'
import { probePages } from '../../../scripts/bench/measure/page-probe'
import { peakMemoryMb } from '../../../scripts/bench/measure/peak-memory'
import { median, quantile } from '../../../scripts/bench/measure/quantile'
import { stepClock } from '../../../scripts/bench/measure/step-clock'

describe('the exponent of growth', () => {
  const timesOf = (seconds: (size: number) => number) =>
    [10_000, 100_000, 333_334].map((size) => ({ size, seconds: seconds(size) }))

  it.each([
    ['constant', 0, () => 3],
    ['linear', 1, (size: number) => 0.0002 * size],
    ['quadratic', 2, (size: number) => 1e-9 * size * size],
    ['the power 1.37', 1.37, (size: number) => 0.5 * size ** 1.37],
  ])('of %s time is %d', (_, exponent, seconds) => {
    expect(growthExponent(timesOf(seconds))).toBeCloseTo(exponent, 10)
  })

  it('is below 1 when a fixed cost weighs on the small sizes', () => {
    expect(growthExponent(timesOf((size) => 2 + 0.0002 * size))).toBeLessThan(1)
  })

  it('of n log n on these sizes keeps the limit of 1.1', () => {
    const exponent = growthExponent(timesOf((size) => size * Math.log(size)))
    expect(exponent).toBeGreaterThan(1.05)
    expect(exponent).toBeLessThan(1.1)
  })

  it('needs two sizes', () => {
    expect(() => growthExponent([{ size: 5, seconds: 1 }])).toThrow(RangeError)
    expect(() => growthExponent([])).toThrow(RangeError)
  })
})

describe('a quantile', () => {
  it('is the smallest value that the share of values does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(quantile(values, 0.95)).toBe(95)
    expect(quantile(values, 1)).toBe(100)
    expect(quantile([3], 0.95)).toBe(3)
    expect(median([9, 1, 5])).toBe(5)
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })
})

describe('the clock of steps', () => {
  it('adds up each step from its entries, and stands still after the end', () => {
    let nowMs = 0
    const clock = stepClock(() => nowMs)
    for (const [atMs, step] of [
      [0, 'read'],
      [500, 'read'],
      [1_000, 'match'],
      [1_250, 'read'],
    ] as const) {
      nowMs = atMs
      clock.enter(step)
    }
    nowMs = 2_000
    clock.end()
    nowMs = 9_000
    clock.end()
    expect(clock.seconds('read')).toBe(1.75)
    expect(clock.seconds('match')).toBe(0.25)
    expect(clock.seconds('never')).toBe(0)
  })
})

describe('the probe of pages', () => {
  it('counts every moment that passed while the event loop was blocked, asking once', async () => {
    let asked = 0
    const probe = probePages(() => asked++, 10)
    await delay(5)
    const until = performance.now() + 200
    while (performance.now() < until);
    await delay(1)
    const delays = await probe.stop()
    expect(delays.length).toBeGreaterThanOrEqual(18)
    expect(asked).toBeLessThan(5)
    expect(Math.max(...delays)).toBeGreaterThan(180)
    expect(quantile(delays, 0.5)).toBeGreaterThan(80)
  })

  it('counts the time of the answer itself', async () => {
    const probe = probePages(() => {
      const until = performance.now() + 30
      while (performance.now() < until);
    }, 100)
    await delay(150)
    expect(Math.min(...(await probe.stop()))).toBeGreaterThanOrEqual(30)
  })
})

describe('the peak of memory', () => {
  it('keeps what was resident once', () => {
    const before = peakMemoryMb()
    expect(before).toBeGreaterThan(20)
    Buffer.alloc(150e6, 1)
    expect(peakMemoryMb()).toBeGreaterThan(140)
    expect(peakMemoryMb()).toBeGreaterThanOrEqual(before)
  })
})
