import { LineRest } from '@main/engine/ams-server/line-rest'
import { AmsFailure } from '@main/engine/ports'
import { type AppErrorCode, ConcordError } from '@shared/contract/app-error'
import { beforeEach, describe, expect, test } from 'vitest'

let now = 0
let rest: LineRest
beforeEach(() => {
  now = 1_000_000
  rest = new LineRest({
    clock: { now: () => now },
    chance: { uuid: () => '', fraction: () => 0.5 },
  })
})
const failure = (code: AppErrorCode, retryable: boolean, retryAfterMs: number | null = null) =>
  new AmsFailure({ code, message: code, retryable }, 'none', retryAfterMs)

describe('whether the server is asked although nothing is to be sent', () => {
  test('once, when Concord has started or a person did something about it', () => {
    expect(rest.isDue).toBe(true)
    rest.answered(false)
    expect(rest.isDue).toBe(false)
    rest.end()
    expect(rest.isDue).toBe(true)
    rest.begin(failure('ams-unauthorized', false))
    expect(rest.isDue).toBe(false)
  })

  test('again and again while it does not answer, each time after its pause', () => {
    rest.begin(failure('ams-unreachable', true))
    expect(rest.isDue).toBe(false)
    now = Date.parse(rest.nextTryAt ?? '')
    expect(rest.isDue).toBe(true)
    rest.answered(false)
    expect(rest).toMatchObject({ isDue: false, trouble: null, nextTryAt: null })
    expect(rest.answeredAt).toBe(new Date(now).toISOString())
  })
})

test('what a whole read found is not over because the server answers', () => {
  rest.begin(failure('ams-read-incomplete', true))
  now += 600_000
  rest.answered(false)
  expect(rest).toMatchObject({ isDue: false, isOver: true, nextTryAt: null })
  expect(rest.trouble?.code).toBe('ams-read-incomplete')
  rest.answered(true)
  expect(rest.trouble).toBeNull()
})

test('a pause that was asked for is not cut short by who comes meanwhile', () => {
  rest.begin(failure('ams-throttled', true, 200_000))
  const until = rest.nextTryAt
  now += 1_000
  let thrown: unknown
  try {
    rest.refuseWhereAsked()
  } catch (refusal) {
    thrown = refusal
  }
  expect(thrown).toBeInstanceOf(ConcordError)
  rest.begin(thrown)
  expect(rest.nextTryAt).toBe(until)
  expect(Date.parse(until ?? '') - now).toBeGreaterThan(190_000)
})
