import { checkNowAndThen } from '@main/engine/automatic-checks'
import { ReachWatch } from '@main/engine/connection'
import { type RunStore, STOCK_LOCATION } from '@main/engine/ports'
import type { Runs } from '@main/engine/runs'
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

type State = { isIdle?: boolean; hasRead?: boolean; isOnline?: boolean; isUnread?: boolean }

/** Lets the given number of intervals pass and tells the runs that were started. */
async function after(
  intervals: number,
  { isIdle = true, hasRead = true, isOnline = true, isUnread = false }: State,
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
  const watch = new ReachWatch(environment)
  if (isOnline) watch.proved()
  const setting = (key: string): string | null =>
    isUnread && key === STOCK_LOCATION.unreadSince ? AT : null
  const store = { runs: part<RunStore>({ setting }) }
  const options = { environment: { ...environment, scheduler }, store }
  await checkNowAndThen(options, runs, watch, closing.signal)
  return started
}

describe('asking Shopify what changed', () => {
  test('happens after every interval, and reads changes only', async () => {
    expect(await after(2, {})).toEqual([
      { mode: 'changes', allowShrunken: false },
      { mode: 'changes', allowShrunken: false },
    ])
  })

  test('reads everything where stock waits for its counts', async () => {
    expect(await after(1, { isUnread: true })).toEqual([{ mode: 'full', allowShrunken: false }])
  })

  test.each<[string, State]>([
    ['while something runs', { isIdle: false }],
    ['before the first whole read', { hasRead: false }],
    ['while the store is not known to be online', { isOnline: false }],
  ])('does not happen %s', async (_, state) => {
    expect(await after(2, state)).toEqual([])
  })
})
