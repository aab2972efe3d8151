import type { AmsProduct } from '@shared/catalog/product'
import type { KeptPolicy, SoldOutRule } from '@shared/catalog/sold-out'
import type { LinkedReview } from './stock-store'

/** Exceptions of the Sold-Out Override, and what it has to put back. Each method is one transaction. */
export type SoldOutStore = {
  /** Rules of their own of a product ("") and its variants, by AMS variant id. */
  rulesOf(amsProductId: string): ReadonlyMap<string, SoldOutRule>
  /** `amsVariantId` "": of the product. Null takes the rule away. What it is about goes into the queue. */
  setRule(
    about: { readonly amsProductId: string; readonly amsVariantId: string },
    rule: SoldOutRule | null,
    at: string,
  ): void
  /** Another rule of the store: all it may be about goes into the queue. */
  ruleOfStoreChanged(at: string): void
  /** A variant was taken off sale or put back: the product as it is after it, and its pair's review. */
  setSoldOut(
    about: { readonly amsVariantId: string; readonly isSoldOut: boolean; readonly at: string },
    ours: AmsProduct,
    pair: LinkedReview | null,
  ): void
  /** What is remembered of the policies of these variants of Shopify. */
  keptPolicies(shopifyVariantIds: readonly string[]): ReadonlyMap<string, KeptPolicy>
  /** Null: nothing is remembered any more. */
  keepPolicy(shopifyVariantId: string, kept: KeptPolicy | null): void
}
