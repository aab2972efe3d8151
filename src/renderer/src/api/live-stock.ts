import type { AppError } from '@shared/contract/app-error'
import type { StockHealth } from '@shared/contract/stock-sync'
import { create } from 'zustand'
import { askEngine, onEngineEvent } from './engine'
import { oneAtATime } from './one-at-a-time'

type LiveStock = {
  /** Null until the engine answered for the first time. */
  readonly health: StockHealth | null
  readonly error: AppError | null
}

/** How stock follows AMS, for the status bar and whoever else shows it. */
export const useLiveStock = create<LiveStock>(() => ({ health: null, error: null }))

/** The chart and the figures of a day move on even while nothing happens. */
const REFRESH_EVERY_MS = 60_000

const refreshStock = oneAtATime(async () => {
  const answer = await askEngine('stock-sync.health', null)
  useLiveStock.setState(answer.ok ? { health: answer.value, error: null } : { error: answer.error })
})

/** Starts following the engine. Called once. */
export function followStock(): void {
  onEngineEvent('data.changed', ({ what }) => {
    if (what.includes('stock') || what.includes('settings')) void refreshStock()
  })
  onEngineEvent('reach.changed', () => void refreshStock())
  window.setInterval(() => void refreshStock(), REFRESH_EVERY_MS)
  void refreshStock()
}
