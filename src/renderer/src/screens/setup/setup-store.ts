import { z } from 'zod'
import { create } from 'zustand'
import { useLiveStores } from '../../api'
import { recall, remember } from '../../components/remembered'
import { isUnfinished } from '../../format'
import { forgetChecks } from './run-checks'
import { STEPS, type Step } from './steps'

const KEEP_AS = 'setup-step'

type SetupView = {
  /** True where the address of another store is asked for. */
  readonly isAdding: boolean
  /** Null until it is known where to begin. */
  readonly step: Step | null
}

export const useSetupView = create<SetupView>(() => ({ isAdding: false, step: null }))

/** The step that was left in an earlier session. */
export function leftStep(): Step | null {
  return recall(KEEP_AS, z.enum(STEPS))
}

export function showStep(step: Step): void {
  remember(KEEP_AS, step)
  useSetupView.setState({ step, isAdding: false })
}

/** The next time it begins where the facts say. */
export function leaveWizard(): void {
  useSetupView.setState({ step: null })
}

/**
 * Before the wizard is shown: to one place of it, or as it was left. While the set-up is not finished, what comes
 * before the credential may be missing, too.
 */
export function openSetup(at?: 'credential' | 'new-store'): void {
  const { setup } = useLiveStores.getState()
  const isFinished = setup !== null && !isUnfinished(setup)
  // Who reconnects wants to know what holds now, not what held when it was set up.
  if (at === 'credential') forgetChecks()
  if (at === 'credential' && isFinished) useSetupView.setState({ step: at })
  useSetupView.setState({ isAdding: at === 'new-store' })
}
