import type { Answer, DifferenceRow } from '@shared/contract/review'
import { itemsOf } from '@shared/fields/items-of'
import type { Ticks } from '../../components/ticks'

/** The engine decides up to this many at once; longer lists are what Accept All is for. */
export const MOST_TICKED = 500
/** More than this at once asks first. */
export const MOST_WITHOUT_ASKING = 50

export const NO_TICKS: Ticks<DifferenceRow> = { rows: new Map(), range: null }

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
