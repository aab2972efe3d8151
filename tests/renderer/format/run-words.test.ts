import { runLineSchema } from '@shared/contract/runs'
import { expect, test } from 'vitest'
import { needsPersonWords, runCost, runName, runSummary } from '../../../src/renderer/src/format'

const AT = '2026-11-23T08:00:00.000Z'
const LATER = '2026-11-23T08:00:08.000Z'
const push = {
  startedAt: AT,
  finishedAt: LATER,
  sent: 38,
  takenIntoAms: 2,
  created: 1,
  imported: 1,
  alreadyThere: 0,
  returned: 3,
  parked: 1,
  unknown: 0,
  requests: 12,
  mutations: 10,
  points: 1240,
}

const line = (more: object) =>
  runLineSchema.parse({
    run: 7,
    kind: 'push',
    startedAt: AT,
    finishedAt: LATER,
    outcome: 'finished',
    sync: null,
    push,
    step: null,
    error: null,
    reasons: [],
    ...more,
  })

test('a push says what it pushed, imported, skipped and failed, each with its first reason', () => {
  const reasons = [
    { ending: 'skipped', reason: 'Shopify changed after you decided.', count: 2 },
    { ending: 'skipped', reason: 'AMS has this product no more.', count: 1 },
    { ending: 'failed', reason: 'Shopify refused it: too long.', count: 1 },
  ]
  expect(runSummary(line({ reasons }))).toBe(
    '39 pushed, 3 imported, 3 skipped: Shopify changed after you decided and 1 other reason, 1 failed: Shopify refused it: too long',
  )
  expect(runCost(line({}))).toBe('8 s, 12 requests, 1,240 points')
})

test('a run that stopped says why, and what it did until then', () => {
  const error = { code: 'store-unreachable', message: 'No network.', retryable: true }
  expect(runSummary(line({ outcome: 'failed', error }))).toBe(
    'Stopped: No network., 39 pushed, 3 imported, 3 skipped, 1 failed',
  )
  const sync = line({ kind: 'sync', push: null, outcome: 'canceled', step: 'read-shopify' })
  expect(runSummary(sync)).toBe('Canceled, in the step Read Shopify')
  expect(runName(sync)).toBe('Sync')
})

test('rows that a sync left to a person say why', () => {
  expect(needsPersonWords({ matchResult: 'linked', changedBy: 'both' })).toBe(
    'Both sides changed it',
  )
  expect(needsPersonWords({ matchResult: 'duplicate-sku', changedBy: null })).toBe(
    'Its SKU is used twice',
  )
})
