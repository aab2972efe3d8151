import type { AppError } from '@shared/contract/app-error'
import type { BulkKind } from '../planning'
import type { ProductWrite, WriteOutcome } from './product-writes'

/** A write that can be a line of a bulk mutation. */
export type BulkWrite = Extract<ProductWrite, { readonly kind: BulkKind }>

/** Bulk mutations of Shopify (docs/api/usage/bulk-operations/imports). */
export type BulkGateway = {
  /** Uploads the lines; gives the path that a start names. Throws `ConcordError`: nothing has begun. */
  stage(writes: readonly BulkWrite[]): Promise<string>
  /**
   * Starts it once. `unknown`: it may run, which only its marker can tell. Leaves by `notAfter` (UTC
   * milliseconds) or not at all.
   */
  start(start: {
    readonly kind: BulkKind
    readonly path: string
    readonly marker: string
    readonly notAfter: number
  }): Promise<BulkStart>
  /** How it stands, found by its id or by its marker; null when Shopify knows none. */
  look(operation: {
    readonly marker: string
    readonly shopifyId: string | null
  }): Promise<BulkState | null>
  /** Asks Shopify to stop it; what was carried out by then stays. One that is over is left as it is. */
  cancel(shopifyId: string): Promise<void>
  /**
   * What became of each line, by its number; `productIds` are those that the lines write. A line that the result lacks, or that tells of another
   * product than was written, is not among them: nobody knows.
   */
  outcomes(
    state: BulkState,
    productIds: readonly string[],
  ): Promise<ReadonlyMap<number, WriteOutcome>>
}

export type BulkStart =
  | { readonly kind: 'started'; readonly shopifyId: string }
  /** It would have left after `notAfter`, so nothing left. */
  | { readonly kind: 'too-late' }
  /** Not begun: turned away, or it never reached Shopify. */
  | { readonly kind: 'not-started'; readonly error: AppError }
  | { readonly kind: 'unknown'; readonly error: AppError }

/** `over` with a result of all or some lines, or with none. */
export type BulkState = {
  readonly shopifyId: string
  readonly phase: 'running' | 'over'
  /** Shopify's own word: COMPLETED, FAILED, CANCELED, EXPIRED … */
  readonly status: string
  readonly linesDone: number
  readonly resultUrl: string | null
}
