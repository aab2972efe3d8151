import type { ReactNode } from 'react'
import type { AppActions } from '../../components/app-actions'

/** A problem as a sentence and one button. */
export type Need = {
  readonly id: string
  readonly sign: ReactNode
  readonly title: string
  readonly text: string
  readonly button: string
  readonly act: (actions: AppActions) => void
}
