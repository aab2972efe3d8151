import { checkNowAndThen } from '@main/engine/automatic-checks'
import type { Runs } from '@main/engine/runs'
import type { StoreConnection } from '@main/engine/store-connection'
import { connectionSchema } from '@shared/contract/store'
import { syncSummarySchema } from '@shared/contract/sync'
import { describe, expect, test } from 'vitest'
import { fakeEnvironment } from '../../support/fake-environment'
import { part } from '../../support/linking-over'
import { AT } from '../../support/state'

const SYNC = syncSummarySchema.parse({
  startedAt: AT,
  finishedAt: AT,
  amsProducts: 1,
  shopifyProducts: 1,
  inAgreement: 1,
  differs: 0,
  onlyAms: 0,
  onlyShopify: 0,
  needsPerson: 0,
  mutationsSent: 0,
})

const connections = {
  connected: connectionSchema.parse({
    kind: 'connected',
    at: AT,
    shopName: 'Shop',
    address: 'shop.myshopify.com',
    apiVersion: '2026-10',
    currencyCode: 'EUR',
    scopes: [],
    credentialEndsIn: '4f2a',
    credentialKeptIn: 'session',
    pointsFree: null,
    pointsMaximum: null,
  }),
  failed: connectionSchema.parse({
    kind: 'failed',
    at: AT,
    error: { code: 'store-unreachable', message: 'No answer', retryable: true },
  }),
}

type State = { isIdle?: boolean; hasRead?: boolean; kind?: keyof typeof connections }

/** Lets the given number of intervals pass and tells the runs that were started. */
async function after(
  intervals: number,
  { isIdle = true, hasRead = true, kind = 'connected' }: State,
) {
  const environment = fakeEnvironment()
  const started: unknown[] = []
  const closing = new AbortController()
  let left = intervals
  const scheduler = {
    ...environment.scheduler,
    pause: () => Promise.resolve(),
    wait: (delayMs: number) => {
      expect(delayMs).toBe(300_000)
      if (left-- > 0) return Promise.resolve()
      closing.abort(new Error('closing'))
      return Promise.reject(new Error('closing'))
    },
  }
  const runs = part<Runs>({
    isIdle,
    lastSync: () => (hasRead ? SYNC : null),
    startSync: (start) => {
      started.push(start)
      return null
    },
  })
  const connection = part<StoreConnection>({ now: () => connections[kind] })
  await checkNowAndThen(
    { environment: { ...environment, scheduler } },
    runs,
    connection,
    closing.signal,
  )
  return started
}

describe('asking Shopify what changed', () => {
  test('happens after every interval, and reads changes only', async () => {
    expect(await after(2, {})).toEqual([
      { mode: 'changes', allowShrunken: false },
      { mode: 'changes', allowShrunken: false },
    ])
  })

  test.each<[string, State]>([
    ['while something runs', { isIdle: false }],
    ['before the first whole read', { hasRead: false }],
    ['while the store does not answer', { kind: 'failed' }],
  ])('does not happen %s', async (_, state) => {
    expect(await after(2, state)).toEqual([])
  })
})
