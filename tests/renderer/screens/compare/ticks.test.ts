import type { DifferenceRow } from '@shared/contract/review'
import { describe, expect, it } from 'vitest'
import {
  headState,
  MOST_TICKED,
  NO_TICKS,
  planTicked,
  tickAll,
  tickRange,
  toggleTick,
} from '../../../../src/renderer/src/screens/compare/ticks'
import { differenceRow } from '../../support/difference-row'

const rows: readonly DifferenceRow[] = Array.from({ length: 10 }, (_, index) =>
  differenceRow({ key: `row-${index}` }),
)
const at = (index: number): DifferenceRow | undefined => rows[index]
const keys = (ticks: { readonly rows: ReadonlyMap<string, unknown> }): string =>
  [...ticks.rows.keys()]
    .map((key) => key.replace('row-', ''))
    .toSorted()
    .join(' ')
const row = (index: number): DifferenceRow => rows[index] ?? differenceRow({ key: 'none' })

describe('a range of ticks', () => {
  it('begins at the selected row and grows row by row', () => {
    const one = tickRange(NO_TICKS, 2, 3, at)
    expect(keys(one)).toBe('2 3')
    expect(keys(tickRange(one, 3, 4, at))).toBe('2 3 4')
  })

  it('shrinks when the selection comes back, and grows on the other side', () => {
    let ticks = tickRange(NO_TICKS, 4, 5, at)
    ticks = tickRange(ticks, 5, 6, at)
    ticks = tickRange(ticks, 6, 5, at)
    expect(keys(ticks)).toBe('4 5')
    ticks = tickRange(ticks, 5, 4, at)
    ticks = tickRange(ticks, 4, 3, at)
    expect(keys(ticks)).toBe('3 4')
  })

  it('leaves the ticks from before alone', () => {
    const before = toggleTick(NO_TICKS, row(4))
    let ticks = tickRange(before, 2, 4, at)
    ticks = tickRange(ticks, 4, 2, at)
    expect(keys(ticks)).toBe('2 4')
  })
})

describe('ticking', () => {
  it('switches one row and back', () => {
    const on = toggleTick(NO_TICKS, row(1))
    expect(keys(on)).toBe('1')
    expect(keys(toggleTick(on, row(1)))).toBe('')
  })

  it('takes no more rows than the engine decides at once', () => {
    const many = Array.from({ length: MOST_TICKED + 20 }, (_, n) => differenceRow({ key: `${n}` }))
    expect(tickAll(many).rows.size).toBe(MOST_TICKED)
    expect(toggleTick(tickAll(many), row(0)).rows.size).toBe(MOST_TICKED)
  })

  it('shows none, some or all in the head', () => {
    expect([headState(0, 9), headState(3, 9), headState(9, 9), headState(0, 0)]).toEqual([
      'none',
      'some',
      'all',
      'none',
    ])
  })
})

describe('what the ticked rows do', () => {
  const mixed = [
    differenceRow({ key: 'both', suggestion: 'theirs' }),
    differenceRow({ key: 'only-ams', choices: ['ours'], suggestion: 'ours' }),
    differenceRow({ key: 'unsure', choices: [], suggestion: null }),
    differenceRow({ key: 'on-its-way', suggestion: 'ours', decisionState: 'sending' }),
  ]

  it('take a side where it is possible and count the rest', () => {
    expect(planTicked(mixed, 'ours')).toEqual({
      ours: ['both', 'only-ams'],
      theirs: [],
      skip: [],
      clear: [],
      left: 2,
    })
  })

  it('follow the suggestion of each', () => {
    expect(planTicked(mixed, 'suggestion')).toMatchObject({
      ours: ['only-ams'],
      theirs: ['both'],
      left: 2,
    })
  })

  it('are skipped, also where no side can be taken', () => {
    expect(planTicked(mixed, 'skip')).toMatchObject({
      skip: ['both', 'only-ams', 'unsure'],
      left: 1,
    })
  })

  it('are cleared, but for what is on its way', () => {
    expect(planTicked(mixed, 'clear')).toMatchObject({
      clear: ['both', 'only-ams', 'unsure'],
      left: 1,
    })
  })
})

describe('what takes something away', () => {
  const spare = differenceRow({ key: 'spare', kind: 'variant', field: null, ours: null })
  const lonely = differenceRow({ key: 'lonely', kind: 'variant', field: null, theirs: null })
  const options = differenceRow({
    key: 'options',
    field: 'option-names',
    ours: ['Size'],
    theirs: ['Size', 'Finish'],
  })

  it('is never decided for many rows at once', () => {
    const rows = [spare, lonely, options]
    expect(planTicked(rows, 'ours')).toMatchObject({ ours: ['lonely'], left: 2 })
    expect(planTicked(rows, 'theirs')).toMatchObject({ theirs: ['spare', 'options'], left: 1 })
    expect(planTicked(rows, 'skip').skip).toEqual(['spare', 'lonely', 'options'])
  })
})
