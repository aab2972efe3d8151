import { Throttle } from '@main/engine/throttle'
import { expect, test } from 'vitest'
import { fakeEnvironment } from '../../support/fake-environment'

/** A throttle whose waits end when they are told to. */
function throttled(act: () => void = () => undefined) {
  const environment = fakeEnvironment()
  const calls: number[] = []
  const ends: (() => void)[] = []
  const scheduler = {
    ...environment.scheduler,
    pause: () => Promise.resolve(),
    wait: () => new Promise<void>((resolve) => ends.push(resolve)),
  }
  const throttle = new Throttle({ scheduler, log: environment.log }, 500, () => {
    calls.push(ends.length)
    act()
  })
  const rested = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise((later) => setImmediate(later))
  }
  return { throttle, calls, rested, log: environment.log }
}

test('acts at once, then once for all that came while it rested', async () => {
  const { throttle, calls, rested } = throttled()
  for (let n = 0; n < 100; n++) throttle.call()
  expect(calls).toHaveLength(1)
  await rested()
  expect(calls).toHaveLength(2)
  await rested()
  expect(calls).toHaveLength(2)
  throttle.call()
  expect(calls).toHaveLength(3)
})

test('does not act for what was done some other way meanwhile', async () => {
  const { throttle, calls, rested } = throttled()
  throttle.call()
  throttle.call()
  throttle.forget()
  await rested()
  expect(calls).toHaveLength(1)
})

test('what fails after a wait is logged, as nobody waits for it', async () => {
  let isClosed = false
  const { throttle, rested, log } = throttled(() => {
    if (isClosed) throw new Error('closed')
  })
  throttle.call()
  throttle.call()
  isClosed = true
  await rested()
  expect(log.errors).toMatchObject([[expect.any(String), { message: 'closed' }]])
})
