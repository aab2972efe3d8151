import { type LongWorkKind, type LongWorksState, NO_WORKS } from '@shared/contract/long-works'
import { create } from 'zustand'
import { askEngine, onEngineEvent } from './engine'
import { oneAtATime } from './one-at-a-time'

/** Long work that a person waits for, kept true by the engine. */
export const useLiveWorks = create<LongWorksState>(() => NO_WORKS)

const refreshWorks = oneAtATime(async () => {
  const answer = await askEngine('works.get', null)
  if (answer.ok) useLiveWorks.setState(answer.value)
})

/** Starts following the engine. Called once. */
export function followWorks(): void {
  onEngineEvent('works.changed', (works) => useLiveWorks.setState(works))
  // An engine that was started again does nothing of it any more.
  onEngineEvent('data.changed', ({ what }) => {
    if (what.includes('settings')) void refreshWorks()
  })
  void refreshWorks()
}

/** Whoever asked for the work is answered with what was done until then. */
export async function cancelWork(work: LongWorkKind): Promise<void> {
  await askEngine('works.cancel', { work })
}
