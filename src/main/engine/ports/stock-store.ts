import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Movement, VariantStock } from '@shared/catalog/stock-movement'
import type { MovementRow } from '@shared/contract/stock'
import type { PairReview } from '../planning'

export type MovementToKeep = Movement & {
  readonly amsProductId: string
  readonly amsVariantId: string
  readonly reason: string
  readonly before: VariantStock
  readonly after: VariantStock
  readonly at: string
}

/** Shopify's side of a pair, with what the two still have to be reviewed for. */
export type LinkedReview = { readonly theirs: ShopProduct; readonly review: PairReview }

/** The ledger of AMS's stock. */
export type StockStore = {
  /**
   * A movement, the product as it is after it, and what a linked pair still has to be reviewed for, in one
   * transaction. `pair`: null for a product that is linked to nothing.
   */
  keep(movement: MovementToKeep, ours: AmsProduct, pair: LinkedReview | null): void
  /** Newest first. */
  movements(of: {
    readonly amsProductId: string
    readonly amsVariantId: string
    readonly limit: number
  }): MovementRow[]
}
