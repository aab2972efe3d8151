import type { BulkOperation } from '../bulk/bulk-operation'
import type { Jobs } from '../jobs/jobs'
import type { MediaPipeline } from '../media/media-pipeline'
import type { IdempotencyKeys } from '../mutations/idempotency/idempotency-keys'
import type { UserError } from '../mutations/user-error'
import type { SearchNote } from '../search/search'
import type { SearchIndex } from '../search/search-index'
import type { StoreState } from '../state/store-state'
import type { StagedUploads } from '../uploads/staged-uploads'
import type { Effect } from './effect'

export type BulkPayload = { bulkOperation: BulkOperation | null; userErrors: UserError[] }

/** The store's bulk operations, as far as fields need them. */
export type BulkRuns = {
  all(): readonly BulkOperation[]
  find(gid: string): BulkOperation | null
  /** The result's address, or `null` while there is none, when nothing matched, and a week later. */
  urlOf(operation: BulkOperation): string | null
  /** The address of what a failed run had written. */
  partialUrlOf(operation: BulkOperation): string | null
  hasExpired(operation: BulkOperation): boolean
  startQuery(
    wanted: { readonly query: string; readonly groupObjects: boolean },
    context: RequestContext,
  ): BulkPayload
  startMutation(
    wanted: {
      readonly mutation: string
      readonly stagedUploadPath: string
      readonly clientIdentifier: string | null
    },
    context: RequestContext,
  ): BulkPayload
  cancel(operation: BulkOperation): UserError[]
}

/** The parts of the store that fields work with; the same for every request. */
export type StoreParts = {
  readonly store: StoreState
  readonly bulk: BulkRuns
  readonly idempotency: IdempotencyKeys
  readonly index: SearchIndex
  readonly uploads: StagedUploads
  readonly media: MediaPipeline
  readonly jobs: Jobs
}

/** Everything a field may need while one request is answered. */
export type RequestContext = StoreParts & {
  readonly grantedScopes: ReadonlySet<string>
  /** Collected while answering; served as `extensions.search`. */
  readonly searchNotes: SearchNote[]
  /** `extensions.search` is asked for even without warnings. */
  readonly debugsSearch: boolean
  /** Mutations that changed something. A mutation without effect adds nothing. */
  readonly effects: Effect[]
  /** Idempotency keys in use until the answer has left. */
  readonly keysInUse: Set<string>
  /** Mutations fail inside Shopify: nothing takes effect. */
  readonly breaksInside: boolean
  /** A line of a bulk mutation: nothing may run later. */
  readonly isBulkLine: boolean
}
