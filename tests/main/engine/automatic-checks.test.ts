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

type Waking = { readonly isWoken?: boolean }

/** Lets the given number of intervals pass, or has each of them ended by a computer that wakes up, and tells the runs that were started. */
async function after(
  intervals: number,
  {
    isIdle = true,
    hasRead = true,
    isOnline = true,
    isUnread = false,
    isWoken = false,
  }: State & Waking,
) {
  const environment = fakeEnvironment()
  const started: unknown[] = []
  const closing = new AbortController()
  let left = intervals
  let wakeUp = (): void => undefined
  const scheduler = {
    ...environment.scheduler,
    pause: () => Promise.resolve(),
    wait: (delayMs: number, signal?: AbortSignal) => {
      expect(delayMs).toBe(300_000)
      if (left-- <= 0) closing.abort(new Error('closing'))
      else if (isWoken) wakeUp()
      if (signal?.aborted) return Promise.reject(signal.reason)
      return isWoken ? new Promise<void>(() => undefined) : Promise.resolve()
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
  const listen = (wake: () => void) => {
    wakeUp = wake
    return () => {
      wakeUp = () => undefined
    }
  }
  await checkNowAndThen(options, runs, watch, listen, closing.signal)
  return started
}

describe('asking Shopify what changed', () => {
  test('happens after every interval, and reads changes only', async () => {
    expect(await after(2, {})).toEqual([
      { mode: 'changes', allowShrunken: false },
      { mode: 'changes', allowShrunken: false },
    ])
  })

  test('TM2: happens at once when the computer wakes up', async () => {
    expect(await after(1, { isWoken: true })).toEqual([{ mode: 'changes', allowShrunken: false }])
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
