import type { AppError } from '@shared/contract/app-error'
import type { Overview } from '@shared/contract/store'
import { create } from 'zustand'
import { askEngine, onEngineEvent } from './engine'
import { oneAtATime } from './one-at-a-time'

type LiveOverview = {
  /** Null until the engine answered for the first time. */
  readonly overview: Overview | null
  readonly error: AppError | null
}

/** What the window's frame always shows, kept true by the engine's events. */
export const useLiveOverview = create<LiveOverview>(() => ({ overview: null, error: null }))

/** Asks for the whole overview. */
const refreshOverview = oneAtATime(async () => {
  const answer = await askEngine('overview.get', null)
  useLiveOverview.setState(
    answer.ok ? { overview: answer.value, error: null } : { error: answer.error },
  )
})

function patch(change: Partial<Overview>): void {
  useLiveOverview.setState(({ overview }) =>
    overview ? { overview: { ...overview, ...change } } : {},
  )
}

/** Starts following the engine. Called once. */
export function followOverview(): void {
  onEngineEvent('sync.progress', (sync) => {
    patch({ sync })
    if (sync.kind !== 'running') void refreshOverview()
  })
  onEngineEvent('push.progress', (push) => patch({ push }))
  onEngineEvent('outbox.changed', (outbox) => patch({ outbox }))
  onEngineEvent('connection.changed', (connection) => patch({ connection }))
  onEngineEvent('reach.changed', (reach) => {
    patch({ reach })
    if (reach.kind === 'online') void refreshOverview()
  })
  onEngineEvent('data.changed', ({ what }) => {
    if (what.includes('overview')) void refreshOverview()
  })
  void refreshOverview()
}
