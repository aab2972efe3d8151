import type { StockHealth } from '@shared/contract/stock-sync'
import { stockCauseWords } from '@shared/contract/stock-words'
import { describe, expect, test } from 'vitest'
import {
  firstTryShare,
  HOLD_WORDS,
  intervalWords,
  rhythmWords,
  standingWords,
  stockStanding,
  stockStatusLine,
} from '../../../src/renderer/src/format'

const NOW = Date.parse('2026-11-23T08:51:00.000Z')

function healthWith(change: Partial<StockHealth> = {}): StockHealth {
  return {
    pausedAt: null,
    everySeconds: 30,
    nextAt: '2026-11-23T08:51:03.600Z',
    sending: null,
    trouble: null,
    brake: null,
    waiting: 9,
    oldestAt: '2026-11-23T08:50:43.000Z',
    held: [],
    parked: 0,
    lastPush: null,
    day: { success: 0, retry: 0, failure: 0, sent: 0, atFirstTry: 0 },
    chart: [],
    ...change,
  }
}

const AT_HAND = { isOffline: false, isCautious: false }

const line = (health: StockHealth, isOffline = false): string =>
  stockStatusLine(health, stockStanding(health, { ...AT_HAND, isOffline }), NOW)

describe('how stock sync stands', () => {
  test('running says how many wait and for how long', () => {
    const health = healthWith()
    expect(line(health)).toBe('Stock sync running: 9 waiting, oldest 17 s')
    expect(rhythmWords(health, 'running', NOW)).toBe('every 30 s, next in 4 s')
    expect(line(healthWith({ waiting: 0, oldestAt: null }))).toBe(
      'Stock sync running: nothing waits',
    )
  })

  test('paused outranks a brake and a store that is away', () => {
    const health = healthWith({
      pausedAt: '2026-11-23T08:00:00.000Z',
      brake: { count: 400, of: 1000, limitPercent: 5 },
    })
    expect(stockStanding(health, { isOffline: true, isCautious: true })).toBe('paused')
    expect(line(health, true)).toBe('Stock sync paused: 9 waiting')
    expect(rhythmWords(health, 'paused', NOW)).toMatch(/^since .+; nothing is sent\.$/)
  })

  test('P2: an engine that does nothing by itself is not said to run', () => {
    const standing = stockStanding(healthWith(), { isOffline: true, isCautious: true })
    expect(stockStatusLine(healthWith(), standing, NOW)).toBe(
      'Stock sync is off until Concord is started again: 9 waiting',
    )
    expect(rhythmWords(healthWith(), standing, NOW)).toMatch(/^until Concord is started again/)
  })

  test('a brake, a store that is away and a push under way have words of their own', () => {
    const braked = healthWith({ brake: { count: 400, of: 1000, limitPercent: 5 } })
    expect(line(braked)).toBe('Stock sync stopped by a brake: 9 waiting')
    expect(line(healthWith(), true)).toBe('Stock sync waits for the store: 9 waiting')
    const sending = healthWith({ sending: { done: 3, of: 9 } })
    expect(standingWords(sending, stockStanding(sending, AT_HAND))).toBe('Sending 3 of 9')
    expect(line(sending)).toBe('Stock sync: 3 of 9 sent')
  })
})

test('intervals are in seconds below a minute, in minutes above', () => {
  expect([10, 30, 60, 300, 900].map(intervalWords)).toEqual([
    '10 s',
    '30 s',
    '1 min',
    '5 min',
    '15 min',
  ])
})

test('the share of first tries is 100% only when all went at the first', () => {
  const day = { success: 0, retry: 0, failure: 0 }
  expect(firstTryShare({ ...day, sent: 0, atFirstTry: 0 })).toBe('–')
  expect(firstTryShare({ ...day, sent: 500, atFirstTry: 490 })).toBe('98.0%')
  expect(firstTryShare({ ...day, sent: 9999, atFirstTry: 9998 })).toBe('99.9%')
  expect(firstTryShare({ ...day, sent: 9, atFirstTry: 9 })).toBe('100%')
})

test('a cause says what happened and, where somebody wrote it, more', () => {
  expect(stockCauseWords('sale', 'studio')).toBe('Sale: studio')
  expect(stockCauseWords('order-placed', 'W-2207')).toBe('Wholesale order placed: W-2207')
  expect(stockCauseWords('import', 'stock.csv')).toBe('Catalog file: stock.csv')
  expect(stockCauseWords('decision', '')).toBe('Decided in Compare')
})

test('every reason to hold back says how many and the way out', () => {
  expect(HOLD_WORDS['never-agreed'].what(3)).toBe('3 counts never agreed on')
  expect(HOLD_WORDS['never-counted'].what(1)).toBe('1 variant without a count in AMS')
  for (const { wayOut } of Object.values(HOLD_WORDS)) expect(wayOut).not.toBe('')
})
