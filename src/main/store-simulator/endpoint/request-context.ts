import type { BulkOperations } from '../bulk/bulk-operations'
import type { IdempotencyKeys } from '../mutations/idempotency-keys'
import type { SearchNote } from '../search/search'
import type { StoreState } from '../state/store-state'

/** What a mutation did to the store, for the log: gids of the records it changed. */
export type Effect = { readonly mutation: string; readonly changed: readonly string[] }

/** Everything a field may need while one request is answered. */
export type RequestContext = {
  readonly store: StoreState
  readonly grantedScopes: ReadonlySet<string>
  readonly bulk: BulkOperations
  readonly idempotency: IdempotencyKeys
  /** Collected while answering; served as `extensions.search`. */
  readonly searchNotes: SearchNote[]
  /** Mutations that changed something. A mutation without effect adds nothing. */
  readonly effects: Effect[]
}
