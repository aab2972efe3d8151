import type { ImportState } from '@shared/contract/imports'
import { create } from 'zustand'
import { askEngine, onEngineEvent } from './engine'
import { oneAtATime } from './one-at-a-time'

/** The catalog file that is on its way into AMS, kept true by the engine. */
export const useLiveImport = create<{ readonly state: ImportState }>(() => ({
  state: { kind: 'none' },
}))

const refreshImport = oneAtATime(async () => {
  const answer = await askEngine('imports.get', null)
  if (answer.ok) useLiveImport.setState({ state: answer.value })
})

/** Starts following the engine. Called once. */
export function followImport(): void {
  onEngineEvent('import.changed', (state) => useLiveImport.setState({ state }))
  // An engine that was started again has no file open.
  onEngineEvent('data.changed', ({ what }) => {
    if (what.includes('settings')) void refreshImport()
  })
  void refreshImport()
}
