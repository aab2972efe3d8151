import { checkNowAndThen } from '@main/engine/automatic-checks'
import { ReachWatch } from '@main/engine/connection'
import type { Runs } from '@main/engine/runs'
import { describe, expect, test } from 'vitest'
import { fakeEnvironment } from '../../support/fake-environment'

type State = { isIdle?: boolean; hasRead?: boolean; isOnline?: boolean }

/** Lets the given number of intervals pass and tells the runs that were started. */
async function after(intervals: number, { isIdle = true, hasRead = true, isOnline = true }: State) {
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
  const runs = {
    isIdle,
    lastSync: () => (hasRead ? {} : null),
    startSync: (start: unknown) => started.push(start),
  } as unknown as Runs
  const watch = new ReachWatch(environment)
  if (isOnline) watch.proved()
  await checkNowAndThen({ environment: { ...environment, scheduler } }, runs, watch, closing.signal)
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
    ['while the store is not known to be online', { isOnline: false }],
  ])('does not happen %s', async (_, state) => {
    expect(await after(2, state)).toEqual([])
  })
})
