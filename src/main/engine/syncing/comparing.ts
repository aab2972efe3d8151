import type { Environment, StateStore } from '../ports'
import type { SyncProgress } from './progress'

/** What every step after the reads works with. */
export type Comparing = {
  readonly environment: Environment
  readonly store: StateStore
  readonly progress: SyncProgress
  readonly signal: AbortSignal
}
