import { SyncProgress } from '@main/engine/syncing/progress'
import type { SyncState } from '@shared/contract/sync'
import { expect, test } from 'vitest'
import { FakeClock } from '../../../support/fake-environment'

function started() {
  const clock = new FakeClock()
  const reports: Extract<SyncState, { kind: 'running' }>[] = []
  const progress = new SyncProgress(clock, (state) => {
    if (state.kind === 'running') reports.push(state)
  })
  return { clock, reports, progress }
}

test('a step is reported as soon as it is entered, without a rate', () => {
  const { reports, progress } = started()
  progress.enter('read-shopify', null)
  expect(reports).toEqual([
    {
      kind: 'running',
      step: 'read-shopify',
      done: 0,
      total: null,
      ratePerSecond: null,
      secondsLeft: null,
      counts: {},
      startedAt: '2026-11-23T08:00:00.000Z',
    },
  ])
})

test('rate and time left come from the step alone, once it has run for half a second', () => {
  const { clock, reports, progress } = started()
  clock.ms += 60_000
  progress.enter('compare', 100)
  clock.ms += 200
  progress.advance(5)
  expect(reports.at(-1)).toMatchObject({ done: 5, ratePerSecond: null, secondsLeft: null })
  clock.ms += 800
  progress.advance(20)
  expect(reports.at(-1)).toMatchObject({ done: 20, ratePerSecond: 20, secondsLeft: 4 })
})

test('the time left is not known without a total, and never below zero', () => {
  const { clock, reports, progress } = started()
  progress.enter('read-shopify', null)
  clock.ms += 1000
  progress.advance(10)
  expect(reports.at(-1)).toMatchObject({ ratePerSecond: 10, secondsLeft: null })
  progress.setTotal(5)
  clock.ms += 1000
  progress.advance(10)
  expect(reports.at(-1)).toMatchObject({ total: 5, secondsLeft: 0 })
})

test('a step is reported ten times a second at most', () => {
  const { clock, reports, progress } = started()
  progress.enter('compare', 1000)
  for (let done = 1; done <= 1000; done++) {
    clock.ms += 1
    progress.advance(done)
  }
  expect(reports).toHaveLength(1 + 10)
})

test('a report keeps the counts it was made with', () => {
  const { reports, progress } = started()
  progress.count('matched', 1)
  progress.enter('match', 1)
  progress.count('matched', 2)
  expect(reports[0]?.counts).toEqual({ matched: 1 })
})
