import type { Answer, DifferenceRow } from '@shared/contract/review'
import { itemsOf } from '@shared/fields/items-of'

/**
 * The rows a person ticked, by key, with what they were when ticked. `range` is open while Shift moves:
 * `before` are the ticks that were there when it began, so that a range can shrink again.
 */
export type Ticks = {
  readonly rows: ReadonlyMap<string, DifferenceRow>
  readonly range: {
    readonly anchor: number
    readonly before: ReadonlyMap<string, DifferenceRow>
  } | null
}

/** The engine decides up to this many at once; longer lists are what Accept All is for. */
export const MOST_TICKED = 500
/** More than this at once asks first. */
export const MOST_WITHOUT_ASKING = 50

export const NO_TICKS: Ticks = { rows: new Map(), range: null }

export function toggleTick({ rows }: Ticks, row: DifferenceRow): Ticks {
  const next = new Map(rows)
  if (!next.delete(row.key) && next.size < MOST_TICKED) next.set(row.key, row)
  return { rows: next, range: null }
}

/**
 * Ticks from where the range began to `to`, and no others but those from before. Rows that are not
 * here now (`rowAt` knows only the pages around what is in sight) keep the tick they had.
 */
export function tickRange(
  ticks: Ticks,
  from: number,
  to: number,
  rowAt: (index: number) => DifferenceRow | undefined,
): Ticks {
  const range = ticks.range ?? { anchor: from, before: ticks.rows }
  const [first, last] = ordered(range.anchor, to)
  const [oldFirst, oldLast] = ordered(range.anchor, from)
  const rows = new Map(ticks.rows)
  for (let index = oldFirst; index <= oldLast; index++) {
    const row = rowAt(index)
    if (row && (index < first || index > last) && !range.before.has(row.key)) rows.delete(row.key)
  }
  for (let index = first; index <= last && rows.size < MOST_TICKED; index++) {
    const row = rowAt(index)
    if (row) rows.set(row.key, row)
  }
  return { rows, range }
}

function ordered(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a]
}

export function tickAll(rows: readonly DifferenceRow[]): Ticks {
  const kept = rows.slice(0, MOST_TICKED)
  return { rows: new Map(kept.map((row) => [row.key, row])), range: null }
}

/** What the box in the head shows. */
export function headState(ticked: number, total: number): 'none' | 'some' | 'all' {
  if (ticked === 0) return 'none'
  return ticked >= total ? 'all' : 'some'
}

export type Way = Answer | 'suggestion' | 'clear'

/** Which of the ticked rows go which way, and how many can't: those are left as they are. */
export type TickPlan = {
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
  readonly skip: readonly string[]
  readonly clear: readonly string[]
  readonly left: number
}

export function planTicked(rows: Iterable<DifferenceRow>, way: Way): TickPlan {
  const ours: string[] = []
  const theirs: string[] = []
  const skip: string[] = []
  const clear: string[] = []
  const plan = { ours, theirs, skip, clear, left: 0 }
  for (const row of rows) {
    const goes = wayOf(row, way)
    if (goes === null) plan.left += 1
    else plan[goes].push(row.key)
  }
  return plan
}

function wayOf(row: DifferenceRow, way: Way): Answer | 'clear' | null {
  if (row.decisionState === 'sending' || row.decisionState === 'unknown') return null
  if (way === 'clear' || way === 'skip') return way
  const choice = way === 'suggestion' ? row.suggestion : way
  return choice !== null && row.choices.includes(choice) && !takesAway(row, choice) ? choice : null
}

/** What takes a variant or an option away is decided row by row. */
function takesAway({ kind, field, ours, theirs }: DifferenceRow, choice: Answer): boolean {
  if (choice === 'skip') return false
  const [given, received] = choice === 'ours' ? [ours, theirs] : [theirs, ours]
  if (kind === 'variant') return given === null
  return field === 'option-names' && itemsOf(given).length < itemsOf(received).length
}
