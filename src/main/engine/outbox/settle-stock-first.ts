import { ConcordError } from '@shared/contract/app-error'
import type { Environment, ShopifyGateway, StateStore } from '../ports'
import { stockSettings } from '../stock-settings'
import { settleOpenCalls } from '../stock-sync'

type Parts = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: Pick<ShopifyGateway, 'stock'>
}

/**
 * A decided count must not overtake a change of stock whose answer was lost: how that ended is found out
 * first. Where it can't be, or stock is paused, the decisions that it concerns are parked later.
 */
export async function settleStockFirst(parts: Parts, signal: AbortSignal): Promise<void> {
  const { outbox, runs, stockSync } = parts.store
  if (stockSync.openCalls().length === 0 || stockSettings(runs).pausedAt() !== null) return
  if (!outbox.allWaiting().some(({ field }) => field === 'stock')) return
  try {
    await settleOpenCalls(parts, signal)
  } catch (thrown) {
    if (!(thrown instanceof ConcordError)) throw thrown
  }
}
