import { nextDelayMs } from '@main/engine/connection/back-off'
import {
  lookDueAt,
  nextReach,
  type ReachEvent,
  type ReachState,
  toReach,
} from '@main/engine/connection/reach-state'
import type { AppError, AppErrorCode } from '@shared/contract/app-error'
import { describe, expect, test } from 'vitest'

const error = (code: AppErrorCode, more: Partial<AppError> = {}): AppError => ({
  code,
  message: code,
  retryable: true,
  ...more,
})
const failed = (at: number, code: AppErrorCode = 'store-unreachable'): ReachEvent => ({
  kind: 'failed',
  at,
  error: error(code),
})
const notProved = (at: number, what = error('store-unreachable')): ReachEvent => ({
  kind: 'not-proved',
  at,
  error: what,
  fraction: 0.5,
})
const proved = (at: number): ReachEvent => ({ kind: 'proved', at })
const answered = (at: number): ReachEvent => ({ kind: 'answered', at })
const after = (...events: ReachEvent[]): ReachState =>
  events.reduce<ReachState>(nextReach, { kind: 'unknown' })

describe('the way to the store', () => {
  test.each<[string, ReachEvent[], object]>([
    ['is not known before the first look', [], { kind: 'unknown' }],
    ['is not known by plain answers alone', [answered(1), failed(2)], { kind: 'unknown' }],
    ['is open once a look found the right shop', [proved(5)], { kind: 'online', since: 5 }],
    ['stays open since then', [proved(5), answered(6), proved(9)], { kind: 'online', since: 5 }],
    [
      'is doubted after one broken answer',
      [proved(5), failed(7)],
      { kind: 'online', since: 5, doubt: { at: 7 } },
    ],
    [
      'is not doubted any more after a good one',
      [proved(5), failed(7), answered(8)],
      { kind: 'online', doubt: null },
    ],
    [
      'is shut since the first of two broken answers in a row',
      [proved(5), failed(7), failed(9)],
      { kind: 'offline', since: 7, reason: 'no-network', tries: 0, nextTryAt: 9 },
    ],
    [
      'is shut since the doubt when a look finds nothing',
      [proved(5), failed(7), notProved(9)],
      { kind: 'offline', since: 7, tries: 1, nextTryAt: 5009 },
    ],
    [
      'is shut at once by a refused sign-in',
      [proved(5), failed(7, 'store-unauthorized')],
      { kind: 'offline', since: 7, reason: 'sign-in-refused' },
    ],
    [
      'keeps its first moment through other reasons',
      [proved(5), notProved(7), failed(8, 'store-behind-page'), notProved(9, error('store-error'))],
      { kind: 'offline', since: 7, reason: 'store-down', tries: 2, nextTryAt: 10_009 },
    ],
    [
      'is looked at at once when an answer comes, and stays shut until the shop is proved',
      [proved(5), notProved(7), answered(20)],
      { kind: 'offline', since: 7, nextTryAt: 20 },
    ],
    [
      'stays shut while another shop answers',
      [proved(5), answered(7), notProved(7, error('store-mismatch', { retryable: false }))],
      { kind: 'offline', since: 7, reason: 'other-shop', nextTryAt: 5007 },
    ],
    ['is open again, with a new moment', [proved(5), notProved(7), proved(9)], { since: 9 }],
  ])('%s', (_, events, state) => {
    expect(after(...events)).toMatchObject(state)
  })

  test.each<[AppError, string | null]>([
    [error('store-unreachable'), 'no-network'],
    [error('store-unreachable', { details: { httpStatus: '404' } }), 'store-down'],
    [error('store-behind-page'), 'captive-portal'],
    [error('store-error'), 'store-down'],
    [error('store-refused'), 'store-down'],
    [error('store-refused', { details: { shopifyCode: 'ACCESS_DENIED' } }), null],
    [error('store-unauthorized'), 'sign-in-refused'],
    [error('no-credential'), 'sign-in-refused'],
    [error('scopes-missing'), 'scopes-missing'],
    [error('store-mismatch'), 'other-shop'],
    [error('store-unexpected-answer'), 'store-down'],
    [error('store-unexpected-answer', { retryable: false }), null],
    [error('store-rejected'), null],
    [error('store-throttled'), null],
  ])('%j means %s', (what, reason) => {
    const one: ReachEvent = { kind: 'failed', at: 1, error: what }
    const state = after(proved(0), one, { ...one, at: 2 })
    const found = toReach(state)
    expect(found.kind === 'offline' ? found.reason : null).toBe(reason)
  })

  test('is looked at when it is quiet, at once in doubt, and as planned while shut', () => {
    expect(lookDueAt(after())).toBe(0)
    expect(lookDueAt(after(proved(5), answered(1000)))).toBe(61_000)
    expect(lookDueAt(after(proved(5), failed(7)))).toBe(0)
    expect(lookDueAt(after(notProved(7)))).toBe(5007)
    const denied = error('store-refused', { details: { shopifyCode: 'ACCESS_DENIED' } })
    expect(lookDueAt(after(proved(5), { kind: 'failed', at: 1000, error: denied }))).toBe(0)
  })
})

describe('N3: the time between two looks', () => {
  test('grows from 5 s to five minutes and never beyond', () => {
    const plain = [1, 2, 3, 4, 5, 6, 7, 8, 400].map((tries) => nextDelayMs(tries, 0.5))
    expect(plain).toEqual([
      5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000,
    ])
  })

  test('is a fifth more or less by chance, within its bounds', () => {
    expect(nextDelayMs(1, 0)).toBe(4_000)
    expect(nextDelayMs(1, 0.999_999)).toBe(6_000)
    expect(nextDelayMs(9, 0.999_999)).toBe(300_000)
  })
})
