import { memoryState } from './state'

type State = ReturnType<typeof memoryState>
const free: State[] = []

/**
 * A real, empty state for one case. Preparing a state's statements takes longer than most cases, so
 * states are used again: a case runs in a transaction that is rolled back after it.
 */
export async function inState(work: (state: State) => void | Promise<void>): Promise<void> {
  const state = free.pop() ?? memoryState()
  state.db.exec('BEGIN')
  try {
    await work(state)
  } finally {
    state.db.exec('ROLLBACK')
    free.push(state)
  }
}

/** Two states at once, to hold one history against another. */
export function inTwoStates(work: (left: State, right: State) => Promise<void>): Promise<void> {
  return inState((left) => inState((right) => work(left, right)))
}
export type { State }
