import type { PushLogStore, RunStore } from '@main/engine/ports'
import { forgetOldPushes } from '@main/engine/stock-sync/forget-old-pushes'
import { expect, test } from 'vitest'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-11-23T08:00:00.000Z')

function kept() {
  const settings = new Map<string, string>()
  const removed: string[] = []
  const runs: Pick<RunStore, 'setting' | 'setSetting'> = {
    setting: (key) => settings.get(key) ?? null,
    setSetting: (key, value) => {
      settings.set(key, value)
    },
  }
  const log: Pick<PushLogStore, 'forgetBefore'> = { forgetBefore: (at) => removed.push(at) }
  return { removed, look: (now: number, days = 30): void => forgetOldPushes(log, runs, now, days) }
}

test('TM1: what is older than 30 days goes once the clock has run steadily for a day', () => {
  const { look, removed } = kept()
  look(START)
  look(START + 14 * HOUR)
  expect(removed).toEqual([])
  look(START + DAY)
  expect(removed).toEqual(['2026-10-25T08:00:00.000Z'])
})

test.each([
  ['forwards', 400 * DAY],
  ['back', -HOUR],
])('TM1: after a jump %s nothing goes for another day', (_, jump) => {
  const { look, removed } = kept()
  look(START)
  look(START + DAY)
  removed.length = 0
  const after = START + DAY + jump
  look(after)
  look(after + 23 * HOUR)
  expect(removed).toEqual([])
  look(after + DAY)
  expect(removed).toHaveLength(1)
})

test('where a person keeps them longer, they stay longer', () => {
  const { look, removed } = kept()
  look(START, 90)
  look(START + 14 * HOUR, 90)
  look(START + 25 * HOUR, 90)
  expect(removed).toEqual([new Date(START + 25 * HOUR - 90 * DAY).toISOString()])
})
