import { z } from 'zod'
import { create } from 'zustand'
import { recall, remember } from '../../components/remembered'
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

/** Before the wizard is shown: to one place of it, or as it was left. */
export function openSetup(at?: 'credential' | 'new-store'): void {
  useSetupView.setState(
    at === 'credential' ? { isAdding: false, step: at } : { isAdding: at === 'new-store' },
  )
}
