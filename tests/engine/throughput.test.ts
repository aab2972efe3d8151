import { afterAll, expect, test } from 'vitest'
import { StateFolder } from '../simulation/world/engine-process'
import { measurePush, type Plan } from '../throughput/measured-push'
import { measureStock } from '../throughput/measured-stock'

/** How far the time in the preview may be from the time that a push took. */
function expectForeseen({ estimated, seconds }: { estimated: number; seconds: number }): void {
  expect(estimated).toBeGreaterThan(seconds * 0.75)
  expect(estimated).toBeLessThan(seconds * 1.25)
}

const folder = new StateFolder()
afterAll(() => folder.close())

/** The points of an ordinary plan (shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits). */
const STANDARD: Plan = { maximum: 2000, rate: 100 }
/** A machine that does much else at the time needs so long. */
const TIMEOUT_MS = 300_000

test('a push of 2,000 products uses at least 95 % of the points restored and is never throttled', {
  timeout: TIMEOUT_MS,
}, async () => {
  const pushed = await measurePush(2000, STANDARD, folder)
  expect(pushed.state).toMatchObject({ kind: 'finished', summary: { sent: 2000, parked: 0 } })
  expect(pushed.renamed).toBe(2000)
  expect(pushed.throttled).toBe(0)
  expect(pushed.shareUsed).toBeGreaterThanOrEqual(0.95)
  expect(pushed.overlaps).toBe(0)
  expect(pushed.longestGapMs).toBeLessThanOrEqual(2000)
  expect(pushed.waitsShown).toBeGreaterThan(0)
  expectForeseen(pushed)
  const { requests, seconds, estimated, shareUsed, mostAtOnce, longestGapMs } = pushed
  console.log({ requests, seconds, estimated, shareUsed, mostAtOnce, longestGapMs })
})

test.each<[string, Plan]>([
  ['half of the ordinary one', { maximum: 1000, rate: 50 }],
  ['ten times the ordinary one', { maximum: 20_000, rate: 1000 }],
])('a plan of %s is kept to as Shopify tells it', { timeout: TIMEOUT_MS }, async (_, plan) => {
  const pushed = await measurePush(150, plan, folder)
  expect(pushed).toMatchObject({ renamed: 150, throttled: 0, overlaps: 0 })
  expectForeseen(pushed)
  const { seconds, estimated, shareUsed, mostAtOnce } = pushed
  console.log({ ...plan, seconds, estimated, shareUsed, mostAtOnce })
})

test('10,000 changed counts go in at most 41 requests, at 95 % of the points or more', {
  timeout: TIMEOUT_MS,
}, async () => {
  const pushed = await measureStock(2500, 4, STANDARD, folder)
  expect(pushed.health).toMatchObject({ waiting: 0, held: [], parked: 0, trouble: null })
  expect(pushed.arrived).toBe(10_000)
  expect(pushed.calls).toBeLessThanOrEqual(41)
  expect(pushed.throttled).toBe(0)
  expect(pushed.shareUsed).toBeGreaterThanOrEqual(0.95)
  const { calls, requests, seconds, shareUsed, pointsUsed, mostAtOnce } = pushed
  console.log({ calls, requests, seconds, shareUsed, pointsUsed, mostAtOnce })
})
