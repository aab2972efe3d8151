import type { BulkOperation } from '../bulk/bulk-operation'
import type { IdempotencyKeys } from '../mutations/idempotency-keys'
import type { UserError } from '../mutations/user-error'
import type { SearchNote } from '../search/search'
import type { StoreState } from '../state/store-state'

/** What a mutation did to the store, for the log: gids of the records it changed. */
export type Effect = { readonly mutation: string; readonly changed: readonly string[] }

/** The store's bulk operations, as far as fields need them. */
export type BulkRuns = {
  all(): readonly BulkOperation[]
  find(gid: string): BulkOperation | null
  /** The result's address, or `null` while there is none, when nothing matched, and a week later. */
  urlOf(operation: BulkOperation): string | null
  hasExpired(operation: BulkOperation): boolean
  start(
    query: string,
    groupObjects: boolean,
    context: RequestContext,
  ): { bulkOperation: BulkOperation | null; userErrors: UserError[] }
  cancel(operation: BulkOperation): UserError[]
}

/** Everything a field may need while one request is answered. */
export type RequestContext = {
  readonly store: StoreState
  readonly grantedScopes: ReadonlySet<string>
  readonly bulk: BulkRuns
  readonly idempotency: IdempotencyKeys
  /** Collected while answering; served as `extensions.search`. */
  readonly searchNotes: SearchNote[]
  /** Mutations that changed something. A mutation without effect adds nothing. */
  readonly effects: Effect[]
}
