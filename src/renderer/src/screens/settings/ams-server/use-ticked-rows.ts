import { type AmsConflictRow, type AmsPlace, MOST_AMS_ROWS } from '@shared/contract/ams-line'
import { useState } from 'react'
import { announce } from '../../../components/announcer'
import type { TickState } from '../../../components/tick-box'
import { headState, type Ticks, tickAll, tickRange, toggleTick } from '../../../components/ticks'
import { TICKED } from './ticked-words'

export type TickableRow = AmsConflictRow & { readonly key: string }

type Ticked = {
  readonly ticks: Ticks<TickableRow>
  /** The row that was ticked last, where a range begins. */
  readonly last: string
  /** The rows as they were then: a range goes by their order. */
  readonly of: readonly AmsConflictRow[]
}

const NONE: Ticks<TickableRow> = { rows: new Map(), range: null }

/** Ticks of the rows that are shown. A tick is of one question: it goes when that is answered, here or elsewhere. */
export function useTickedRows(shown: readonly AmsConflictRow[]) {
  const [{ ticks: kept, last, of }, setTicked] = useState<Ticked>({
    ticks: NONE,
    last: '',
    of: shown,
  })
  const rows = shown.map((row): TickableRow => ({ ...row, key: keyOf(row) }))
  const ticked = rows.filter(({ key }) => kept.rows.has(key))
  const ticks: Ticks<TickableRow> = {
    rows: new Map(ticked.map((row) => [row.key, row])),
    range: of === shown ? kept.range : null,
  }
  const set = (next: Ticks<TickableRow>, at: string): void => {
    setTicked({ ticks: next, last: at, of: shown })
    announce(TICKED.ticked(next.rows.size))
  }
  const toggle = (index: number): void => {
    const row = rows[index]
    if (row) set(toggleTick(ticks, row, MOST_AMS_ROWS), row.key)
  }
  const state: TickState = headState(ticked.length, rows.length)
  return {
    rows,
    ticked,
    state,
    isTicked: ({ key }: TickableRow): boolean => ticks.rows.has(key),
    toggle,
    extendTo: (index: number): void => {
      const from = rows.findIndex(({ key }) => key === last)
      if (from < 0) toggle(index)
      else {
        const next = tickRange(ticks, from, index, (at) => rows[at], MOST_AMS_ROWS)
        set(next, rows[index]?.key ?? '')
      }
    },
    toggleAll: (): void => set(state === 'all' ? NONE : tickAll(rows, MOST_AMS_ROWS), ''),
    clear: (): void => set(NONE, ''),
  }
}

/** The same value may be in question again later, which is another question. */
function keyOf({ amsProductId, amsVariantId, field, foundAt }: AmsConflictRow): string {
  return JSON.stringify([amsProductId, amsVariantId, field, foundAt])
}

/** What a question is about, as the engine asks for it. */
export function placeOf({ amsProductId, amsVariantId, field }: AmsPlace): AmsPlace {
  return { amsProductId, amsVariantId, field }
}
