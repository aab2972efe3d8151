import { StockAlarm } from '@main/engine/stock-sync/stock-alarm'
import { expect, test } from 'vitest'

const NOW = Date.parse('2026-11-23T08:00:00.000Z')
const minutesAgo = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString()
const QUIET = {
  pausedAt: null,
  waiting: 0,
  oldestAt: null,
  trouble: null,
  brake: null,
  parked: 0,
} as const

test('stock that has waited ten minutes is told once, and again after it moved', () => {
  const alarm = new StockAlarm()
  const stuck = { ...QUIET, waiting: 2, oldestAt: minutesAgo(11) }
  expect(alarm.look({ ...stuck, oldestAt: minutesAgo(9) }, NOW)).toEqual([])
  expect(alarm.look(stuck, NOW)).toEqual([
    {
      title: 'Stock has stopped moving',
      body: 'The store can’t be reached. 2 changes are kept and will go.',
    },
  ])
  expect(alarm.look(stuck, NOW)).toEqual([])
  expect(alarm.look(QUIET, NOW)).toEqual([])
  const trouble = { code: 'store-error', message: 'Shopify is down.', retryable: true } as const
  const [again] = alarm.look({ ...stuck, waiting: 1, trouble }, NOW)
  expect(again?.body).toBe('Shopify is down. 1 change is kept and will go.')
})

test('a brake and what is given up on are told at once; what a person paused is not', () => {
  const alarm = new StockAlarm()
  const brake = { count: 30, of: 90, limitPercent: 10 }
  const braked = { ...QUIET, waiting: 30, oldestAt: minutesAgo(1), brake }
  expect(alarm.look({ ...braked, pausedAt: minutesAgo(1) }, NOW)).toEqual([])
  expect(alarm.look(braked, NOW)).toMatchObject([{ title: 'Stock waits for you' }])
  expect(alarm.look({ ...QUIET, parked: 1 }, NOW)).toMatchObject([
    { body: '1 count was given up on. The Overview says why.' },
  ])
  expect(alarm.look({ ...QUIET, parked: 1 }, NOW)).toEqual([])
  expect(alarm.look({ ...QUIET, parked: 3 }, NOW)).toMatchObject([
    { body: '2 counts were given up on. The Overview says why.' },
  ])
})
