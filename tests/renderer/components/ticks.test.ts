import { describe, expect, it } from 'vitest'
import {
  headState,
  type Ticks,
  tickAll,
  tickRange,
  toggleTick,
} from '../../../src/renderer/src/components/ticks'

type Row = { readonly key: string }
const MOST = 20
const NONE: Ticks<Row> = { rows: new Map(), range: null }
const rows: readonly Row[] = Array.from({ length: 10 }, (_, index) => ({ key: `row-${index}` }))
const at = (index: number): Row | undefined => rows[index]
const keys = (ticks: { readonly rows: ReadonlyMap<string, unknown> }): string =>
  [...ticks.rows.keys()]
    .map((key) => key.replace('row-', ''))
    .toSorted()
    .join(' ')
const row = (index: number): Row => rows[index] ?? { key: 'none' }

describe('a range of ticks', () => {
  it('begins at the selected row and grows row by row', () => {
    const one = tickRange(NONE, 2, 3, at, MOST)
    expect(keys(one)).toBe('2 3')
    expect(keys(tickRange(one, 3, 4, at, MOST))).toBe('2 3 4')
  })

  it('shrinks when the selection comes back, and grows on the other side', () => {
    let ticks = tickRange(NONE, 4, 5, at, MOST)
    ticks = tickRange(ticks, 5, 6, at, MOST)
    ticks = tickRange(ticks, 6, 5, at, MOST)
    expect(keys(ticks)).toBe('4 5')
    ticks = tickRange(ticks, 5, 4, at, MOST)
    ticks = tickRange(ticks, 4, 3, at, MOST)
    expect(keys(ticks)).toBe('3 4')
  })

  it('leaves the ticks from before alone', () => {
    const before = toggleTick(NONE, row(4), MOST)
    let ticks = tickRange(before, 2, 4, at, MOST)
    ticks = tickRange(ticks, 4, 2, at, MOST)
    expect(keys(ticks)).toBe('2 4')
  })
})

describe('ticking', () => {
  it('switches one row and back', () => {
    const on = toggleTick(NONE, row(1), MOST)
    expect(keys(on)).toBe('1')
    expect(keys(toggleTick(on, row(1), MOST))).toBe('')
  })

  it('takes no more rows than it may', () => {
    const many = Array.from({ length: MOST + 20 }, (_, n) => ({ key: `${n}` }))
    const all = tickAll(many, MOST)
    expect(all.rows.size).toBe(MOST)
    expect(toggleTick(all, row(0), MOST).rows.size).toBe(MOST)
    expect(tickRange(all, MOST, MOST + 5, (index) => many[index], MOST).rows.size).toBe(MOST)
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
