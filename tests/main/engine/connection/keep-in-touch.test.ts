import { keepInTouch, ReachWatch } from '@main/engine/connection'
import { expect, test } from 'vitest'
import { fakeEnvironment } from '../../../support/fake-environment'

const LOST = { code: 'store-unreachable', message: 'No network', retryable: true } as const

test('N3: a lost store is looked for in growing distances until it is there, then once a quiet minute', async () => {
  const environment = fakeEnvironment()
  const watch = new ReachWatch(environment)
  const start = environment.clock.now()
  const looks: number[] = []
  const ended = new AbortController()
  await keepInTouch(
    environment,
    watch,
    async () => {
      looks.push((environment.clock.now() - start) / 1000)
      if (looks.length < 4) watch.notProved(LOST)
      else watch.proved()
      if (looks.length === 6) ended.abort()
    },
    ended.signal,
  )
  expect(looks).toEqual([0, 5, 15, 35, 95, 155])
})

test('a doubt wakes who waits', async () => {
  const environment = fakeEnvironment()
  const watch = new ReachWatch(environment)
  watch.proved()
  const ended = new AbortController()
  const looked = new Promise<void>((done) => {
    const scheduler = {
      pause: () => Promise.resolve(),
      // Nothing but waking ends this wait.
      wait: (_: number, signal?: AbortSignal) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('woken')))
        }),
    }
    const look = async (): Promise<void> => {
      ended.abort()
      done()
    }
    void keepInTouch({ ...environment, scheduler }, watch, look, ended.signal)
  })
  await Promise.resolve()
  watch.heard(LOST)
  await looked
})

test('TM1: a clock that is put back by hours does not keep Concord from looking', async () => {
  const environment = fakeEnvironment()
  const watch = new ReachWatch(environment)
  const ended = new AbortController()
  let looks = 0
  watch.notProved(LOST)
  environment.clock.ms -= 6 * 3_600_000
  const putBack = environment.clock.now()
  await keepInTouch(
    environment,
    watch,
    async () => {
      looks++
      watch.proved()
      if (looks === 1) expect(environment.clock.now()).toBe(putBack)
      // And again while online, where the last answer seems to lie in the future.
      if (looks === 1) environment.clock.ms -= 6 * 3_600_000
      else ended.abort()
    },
    ended.signal,
  )
  expect(environment.clock.now()).toBe(putBack - 6 * 3_600_000)
})
