import { MOST_IDS, type ProductFilter, type ProductSelection } from '@shared/contract/products'
import type { TickState } from '../../components/tick-box'

/**
 * What a person ticked: products one by one, or all that the filter shows but some, which stays a filter and is no
 * list of a hundred thousand. `range` is open while Shift moves: `before` were ticked when it began.
 */
export type Ticks = {
  readonly all: boolean
  /** The ticked ones, or of all the ones that are not. */
  readonly ids: ReadonlySet<string>
  readonly range: { readonly anchor: number; readonly before: ReadonlySet<string> } | null
}

export const NO_TICKS: Ticks = { all: false, ids: new Set(), range: null }
const ALL_TICKED: Ticks = { all: true, ids: new Set(), range: null }

export function isTicked({ all, ids }: Ticks, id: string): boolean {
  return ids.has(id) !== all
}

export function countTicked({ all, ids }: Ticks, total: number): number {
  return all ? Math.max(0, total - ids.size) : ids.size
}

export function toggleTick({ all, ids }: Ticks, id: string): Ticks {
  const next = new Set(ids)
  if (!next.delete(id) && next.size < MOST_IDS) next.add(id)
  return { all, ids: next, range: null }
}

/** All, or none where all are. */
export function toggleAll(ticks: Ticks, total: number): Ticks {
  return headState(ticks, total) === 'all' ? NO_TICKS : ALL_TICKED
}

/**
 * Ticks from where the range began to `to`, and no others but those from before. Rows that are not here now keep
 * the tick that they had. Where all are ticked there is nothing to extend.
 */
export function tickRange(
  ticks: Ticks,
  from: number,
  to: number,
  idAt: (index: number) => string | undefined,
): Ticks {
  if (ticks.all) return ticks
  const range = ticks.range ?? { anchor: from, before: ticks.ids }
  const [first, last] = ordered(range.anchor, to)
  const [oldFirst, oldLast] = ordered(range.anchor, from)
  const ids = new Set(ticks.ids)
  for (let index = oldFirst; index <= oldLast; index++) {
    const id = idAt(index)
    if (id !== undefined && (index < first || index > last) && !range.before.has(id)) ids.delete(id)
  }
  for (let index = first; index <= last && ids.size < MOST_IDS; index++) {
    const id = idAt(index)
    if (id !== undefined) ids.add(id)
  }
  return { all: false, ids, range }
}

export function headState(ticks: Ticks, total: number): TickState {
  const ticked = countTicked(ticks, total)
  if (ticked === 0) return 'none'
  return ticked >= total ? 'all' : 'some'
}

/** What the ticks mean to the engine. */
export function selectionOf({ all, ids }: Ticks, filter: ProductFilter): ProductSelection {
  return all ? { kind: 'filter', filter, except: [...ids] } : { kind: 'ids', ids: [...ids] }
}

function ordered(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a]
}
