import type { AppError } from '@shared/contract/app-error'
import type { DifferenceRow } from '@shared/contract/review'
import { useCallback } from 'react'
import { askEngine, type RowPages } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { toast } from '../../components/toast'
import { setTicks, useCompareStore } from './compare-store'
import { stateAfter, TICKS } from './texts'
import { MOST_WITHOUT_ASKING, NO_TICKS, planTicked, type TickPlan, type Way } from './ticks'

type DecidingTicked = {
  /** Decides the ticked rows; asks first where they are many. */
  readonly decideTicked: (way: Way) => void
  readonly carryOut: (way: Way) => Promise<void>
}

/** One decision for all ticked rows. The ticks go when it is stored. */
export function useDecidingTicked(
  pages: RowPages<DifferenceRow>,
  failed: (error: AppError) => void,
): DecidingTicked {
  const actions = useAppActions()
  const carryOut = useCallback(
    async (way: Way) => {
      const plan = planTicked(useCompareStore.getState().ticks.rows.values(), way)
      const { error, decided, skipped, steps } = await store(plan)
      if (error) failed(error)
      if (decided + skipped === 0) return
      // With some left out it is not known which: the list that comes next tells.
      if (skipped === 0) patch(pages, plan)
      setTicks(NO_TICKS)
      const words = way === 'clear' ? TICKS.cleared : TICKS.done
      const sentence = words(decided, plan.left + skipped)
      announce(sentence)
      const undo = async (): Promise<void> => {
        for (let step = 0; step < steps; step++) await actions.undo()
      }
      toast(decided === 0 ? { sentence } : { sentence, undo: () => void undo() })
    },
    [pages, failed, actions],
  )
  const decideTicked = useCallback(
    (way: Way) => {
      const plan = planTicked(useCompareStore.getState().ticks.rows.values(), way)
      const rows = plan.ours.length + plan.theirs.length + plan.skip.length + plan.clear.length
      if (rows === 0) {
        announce(TICKS.none)
        toast({ sentence: TICKS.none })
      } else if (rows > MOST_WITHOUT_ASKING) useCompareStore.setState({ askTicked: way })
      else void carryOut(way)
    },
    [carryOut],
  )
  return { decideTicked, carryOut }
}

type Stored = {
  readonly error: AppError | null
  readonly decided: number
  readonly skipped: number
  /** How many undo steps the engine made of it: one for each side. */
  readonly steps: number
}

async function store({ ours, theirs, skip, clear }: TickPlan): Promise<Stored> {
  const asks = [
    {
      keys: ours,
      ask: (keys: string[]) => askEngine('decisions.decide', { keys, choice: 'ours' }),
    },
    {
      keys: theirs,
      ask: (keys: string[]) => askEngine('decisions.decide', { keys, choice: 'theirs' }),
    },
    {
      keys: skip,
      ask: (keys: string[]) => askEngine('decisions.decide', { keys, choice: 'skip' }),
    },
    { keys: clear, ask: (keys: string[]) => askEngine('decisions.clear', { keys }) },
  ]
  let decided = 0
  let skipped = 0
  let steps = 0
  for (const { keys, ask } of asks) {
    if (keys.length === 0) continue
    const answer = await ask([...keys])
    if (!answer.ok) return { error: answer.error, decided, skipped, steps }
    decided += answer.value.decided
    skipped += answer.value.skipped
    if (answer.value.decided > 0) steps += 1
  }
  return { error: null, decided, skipped, steps }
}

/** Shows what was stored before the list is asked again. */
function patch(pages: RowPages<DifferenceRow>, { ours, theirs, skip, clear }: TickPlan): void {
  const choices = new Map<string, DifferenceRow['choice']>([
    ...ours.map((key) => [key, 'ours'] as const),
    ...theirs.map((key) => [key, 'theirs'] as const),
    ...skip.map((key) => [key, 'skip'] as const),
    ...clear.map((key) => [key, null] as const),
  ])
  pages.patch(
    (row) => choices.has(row.key),
    (row) => {
      const choice = choices.get(row.key) ?? null
      return { ...row, choice, decisionState: stateAfter(choice), decidedByRule: null }
    },
  )
}
