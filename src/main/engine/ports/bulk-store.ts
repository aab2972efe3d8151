import type { BulkKind } from '../planning'
import type { BulkWrite } from './bulk-gateway'
import type { AttemptEnding } from './review-stores'

/** Bulk operations that were begun, so that one is found again after a lost answer or a death. */
export type BulkStore = {
  /** Operation, attempts with their payloads and lines: one transaction, before anything leaves. Gives its id. */
  begin(input: {
    readonly kind: BulkKind
    readonly marker: string
    readonly at: string
    readonly lines: readonly {
      readonly productKey: string
      readonly entryIds: readonly number[]
      readonly write: BulkWrite
    }[]
  }): number
  /** Shopify's id, kept before anything is asked about it. */
  started(id: number, shopifyId: string): void
  /** Those whose outcome is not taken over yet, oldest first. */
  open(): OpenBulk[]
  /** The ending of the operation and of each line's attempt, in the order of the lines, in one transaction. */
  settle(
    id: number,
    ending: {
      readonly outcome: string
      readonly at: string
      readonly lines: readonly AttemptEnding[]
    },
  ): void
}

/** A line of a bulk operation: one write of one product, and what it writes onto. */
export type BulkLine = {
  readonly productKey: string
  readonly entryIds: readonly number[]
  readonly productId: string
  /** Of an update of variants, in the order of its rows. */
  readonly variantIds: readonly string[]
}

export type OpenBulk = {
  readonly id: number
  readonly kind: BulkKind
  readonly marker: string
  /** Null: the answer of the start is not known. */
  readonly shopifyId: string | null
  readonly startedAt: string
  readonly lines: readonly BulkLine[]
}
