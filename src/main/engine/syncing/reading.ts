import type { Environment, ShopifyGateway, StateStore } from '../ports'
import type { SyncProgress } from './progress'

/** What every read of Shopify works with. */
export type Reading = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly progress: SyncProgress
  readonly signal: AbortSignal
}
