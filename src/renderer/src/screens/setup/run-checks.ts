import { SETUP_CHECKS, type SetupCheckName } from '@shared/contract/stores'
import { create } from 'zustand'
import { askEngine } from '../../api'
import { ALL_WAIT, type CheckState, type CheckStates, stops } from './checks'

type Checks = {
  /** Which credential they are about; null before the first one. */
  readonly of: string | null
  readonly states: CheckStates
}

/** The live checks of the credential; they stay while a person looks at other screens. */
export const useChecks = create<Checks>(() => ({ of: null, states: ALL_WAIT }))

let round = 0

/** One after the other, until one does not hold. A newer round takes the place of the one under way. */
export async function runChecks(of: string): Promise<void> {
  const mine = ++round
  useChecks.setState({ of, states: ALL_WAIT })
  const put = (check: SetupCheckName, state: CheckState): void =>
    useChecks.setState(({ states }) => ({ states: { ...states, [check]: state } }))
  for (const check of SETUP_CHECKS) {
    put(check, { kind: 'running', since: Date.now() })
    const state = await askCheck(check)
    if (mine !== round) return
    put(check, state)
    if (stops(state)) return
  }
}

/** What was found says nothing of the next credential. */
export function forgetChecks(): void {
  round += 1
  useChecks.setState({ of: null, states: ALL_WAIT })
}

export async function askCheck(check: SetupCheckName): Promise<CheckState> {
  const answer = await askEngine('setup.check', { check })
  return answer.ok ? { kind: 'done', found: answer.value } : { kind: 'failed', error: answer.error }
}
