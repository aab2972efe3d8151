import type { InventoryPolicy } from '@shared/catalog/sold-out'
import type { AppError } from '@shared/contract/app-error'
import type { StockRow } from './product-writes'

/** Stock of many variants at once, at one location. */
export type StockGateway = {
  /** What Shopify has of these items at this moment, by id; one that is gone is not among them. */
  levels(
    inventoryItemIds: readonly string[],
    locationId: string,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, StockLevel>>
  /**
   * Stocks an item at the location, or lets Shopify count it. Gives what Shopify says against it, "" when it
   * is done. Throws the `ConcordError` of a store that can't be used; either may be asked for again.
   */
  switchOn(item: StockSwitch, unless?: AbortSignal): Promise<string>
  /** Sets the policies of variants of one product. Gives and throws as `switchOn` does. */
  setPolicies(
    shopifyProductId: string,
    policies: readonly { readonly variantId: string; readonly policy: InventoryPolicy }[],
    unless?: AbortSignal,
  ): Promise<string>
  /**
   * Sets all rows or none. Never throws for what Shopify answers. Where `unless` is aborted before it leaves,
   * it never does.
   */
  set(
    call: {
      readonly idempotencyKey: string
      readonly locationId: string
      readonly rows: readonly StockRow[]
    },
    unless?: AbortSignal,
  ): Promise<StockOutcome>
}

/** Shopify takes lists of 250 (shopify.dev/docs/api/usage/limits). */
export const STOCK_ROWS_AT_ONCE = 250

export type StockSwitch = {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly isStocked: boolean
  readonly isTracked: boolean
  readonly idempotencyKey: string
}

export type StockLevel = {
  readonly tracked: boolean
  /** Whether it sells on at 0. */
  readonly policy: InventoryPolicy
  /** Null where it is not stocked at the location. */
  readonly available: number | null
  /** See `ShopVariant`. */
  readonly webOrders?: number
}

export type StockOutcome =
  | { readonly kind: 'done'; readonly requestId: string }
  /** Nothing was written. `row` null: Shopify names no row. */
  | {
      readonly kind: 'refused'
      readonly requestId: string
      readonly refusals: readonly StockRefusal[]
    }
  | { readonly kind: 'not-sent'; readonly error: AppError; readonly requestId: string }
  /** It may have taken effect: the answer was lost. */
  | { readonly kind: 'unknown'; readonly error: AppError; readonly requestId: string }

export type StockRefusal = {
  readonly row: number | null
  readonly code: string
  readonly message: string
  /** The count was not what it was when it was read. */
  readonly isStale: boolean
  /** About the key, not the rows: it is sent again under a new one after a look. */
  readonly isAboutKey: boolean
}
