import type { Reviewer } from '../people/reviewer'
import { hold } from '../world/violation'

/**
 * A decision and its undo leave everything as it was, a parked one with its reason; its redo makes it again (R6).
 */
export async function holdUndo(reviewer: Reviewer): Promise<string> {
  const before = standOf(reviewer)
  const decided = reviewer.decided
  const what = reviewer.decideSome(true)
  if (reviewer.decided === decided) return what
  const after = standOf(reviewer)
  await reviewer.undo()
  const undone = standOf(reviewer)
  hold(undone === before, 'R6', () => `${what}: undo left ${undone} where there was ${before}`)
  await reviewer.redo()
  const redone = standOf(reviewer)
  hold(redone === after, 'R6', () => `${what}: redo made ${redone} instead of ${after}`)
  return what
}

function standOf(reviewer: Reviewer): string {
  return JSON.stringify(
    reviewer
      .rows()
      .map(({ key, choice, decisionState, decidedByRule, note }) => [
        key,
        choice,
        decisionState,
        decidedByRule,
        note,
      ]),
  )
}
