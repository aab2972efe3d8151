import type { Difference } from '../planning'

/** What people say about pairs. Each method that writes is one transaction. */
export type LinkStore = {
  /** The AMS product that is linked to a Shopify product or stores its id; null when it is free. */
  linkedTo(shopifyProductId: string): string | null
  /** Whether a person called this pair "not the same". */
  isRejected(amsProductId: string, shopifyProductId: string): boolean
  /** Remembers "not the same" and replaces the product's review rows by `row`. */
  reject(rejection: Rejection): void
  /** Takes link, base and stored ids away and remembers the pair as rejected. */
  unlink(amsProductId: string, row: Difference, at: string): void
}

export type Rejection = {
  readonly amsProductId: string
  readonly shopifyProductId: string
  /** How the AMS product stands in the review from now on. */
  readonly row: Difference
  readonly at: string
}
