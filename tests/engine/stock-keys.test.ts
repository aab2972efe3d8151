import { expect, test } from 'vitest'
import {
  type Bench,
  carriedOut,
  comparedSample,
  faults,
  first,
  inShopify,
  log,
  mutationsApplied,
  pushStock,
  sell,
  variants,
} from './support/stock-bench'

/* A8: what Shopify says of an idempotency key. */

const waiting = (bench: Bench): number => bench.engine.stockQueue.health().waiting

test('A8: a key whose attempt failed is not asked with again; the count goes once, with another key', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await mutationsApplied(bench)
  sell(bench, variant)
  // Shopify fails inside, which leaves open whether it was set, and remembers the key as failed.
  await faults(bench, 'SetQuantities', { kind: 'internal' })
  const bodies = await bench.recordBodies(async () => {
    await pushStock(bench)
    expect(waiting(bench)).toBe(1)
    while (waiting(bench) > 0) await pushStock(bench)
  })
  const keys = bodies
    .filter((body) => body.includes('SetQuantities'))
    .map((body): unknown => JSON.parse(body).variables.key)
  // The first is asked with once more, to learn how it ended.
  expect(keys).toEqual([keys[0], keys[0], expect.any(String)])
  expect(keys[2]).not.toBe(keys[0])
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(await mutationsApplied(bench)).toBe(1)
  expect(log(bench).map(({ status, errorCode }) => [status, errorCode])).toEqual([
    ['success', ''],
    ['retry', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED'],
  ])
})

test('A8: a key that is still in use is waited for, and set once', async () => {
  const bench = await comparedSample()
  const variant = first(variants(bench, true))
  await mutationsApplied(bench)
  sell(bench, variant)
  await faults(bench, 'SetQuantities', { kind: 'slow', delayMs: 1_500, when: 'after' })
  bench.engine.stockQueue.pushNow({ confirmed: null })
  await carriedOut(bench, 'SetQuantities')
  bench.restart()
  await pushStock(bench)
  expect(bench.engine.stockQueue.health().trouble).toMatchObject({
    message: expect.stringContaining('still works on the same change'),
  })
  await expect
    .poll(
      async () => {
        await pushStock(bench)
        return waiting(bench)
      },
      { timeout: 20_000 },
    )
    .toBe(0)
  expect(await inShopify(bench, variant)).toBe(variant.available - 1)
  expect(await mutationsApplied(bench)).toBe(1)
})
