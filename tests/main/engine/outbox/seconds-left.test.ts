import { secondsLeft } from '@main/engine/outbox/seconds-left'
import { describe, expect, test } from 'vitest'

const push = { done: 0, total: 1000, elapsed: 0, estimated: 120 }

describe('the time that a push will go on', () => {
  test('is that of the preview until a tenth is settled', () => {
    expect(secondsLeft(push)).toBe(120)
    expect(secondsLeft({ ...push, elapsed: 30 })).toBe(90)
    expect(secondsLeft({ ...push, elapsed: 30, done: 99 })).toBe(90)
  })

  test('follows its own pace from then on', () => {
    expect(secondsLeft({ ...push, elapsed: 30, done: 100 })).toBe(270)
    expect(secondsLeft({ ...push, elapsed: 30, done: 1000 })).toBe(0)
  })

  test('never says that it is over while it runs', () => {
    expect(secondsLeft({ ...push, elapsed: 300 })).toBe(1)
  })

  test('is not known before anything is', () => {
    expect(secondsLeft({ ...push, estimated: null })).toBeNull()
    expect(secondsLeft({ ...push, estimated: null, done: 5, elapsed: 10 })).toBe(1990)
  })
})
