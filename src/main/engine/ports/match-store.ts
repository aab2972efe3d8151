import type { ProductSkus, SharedSku, SkusUsedTwice, StoredIdFacts } from '../matching'
import type { Difference, ProductHead } from '../planning'
import type { NewLink } from './comparison-store'

/**
 * What the matching asks of both catalogs, in slices, so that no catalog is ever held in memory. Only
 * products that are linked to nothing are asked about.
 */
export type MatchStore = {
  /**
   * True when who is who may have changed since the last comparison, or what the row of a product that
   * is linked to nothing says.
   */
  isIdentityMoved(): boolean
  /**
   * Puts everything that is linked to nothing among the moved products: whole-product rows of the
   * review with their candidates, and the partners of links that do not hold any more.
   */
  markUnlinked(): void
  /**
   * Up to `limit` moved AMS products after an id that store a Shopify id, or were linked to one, and have
   * no link that both sides bear out; in the order of their ids.
   */
  storedIds(after: string, limit: number): StoredIdFacts[]
  /**
   * SKUs that more than one variant of a side uses now, blank ones perhaps among them. Null where that is better asked
   * for SKU by SKU: few products moved, or very many SKUs are used twice.
   */
  skusUsedTwice(): SkusUsedTwice | null
  /**
   * What the SKUs say of every moved AMS product from one id to another that is there, stores no id and
   * has no link, in the order of their ids; a product without variants has one blank fact. `twice` is what
   * `skusUsedTwice` told.
   */
  skuFacts(firstId: string, lastId: string, twice: SkusUsedTwice | null): ProductSkus[]
  /**
   * Of these pairs those that something else speaks against: another AMS product points to the same
   * Shopify product, it is linked already, or a person called the pair not the same. `sharedOnce` as in
   * `SkuGlance`: when those are all variants of theirs, nobody else can point to it by a SKU. 0: unknown.
   */
  contested(
    pairs: readonly { oursId: string; theirsId: string; sharedOnce: number }[],
  ): ReadonlySet<string>
  /** Every Shopify product that shares a SKU with an AMS product and was not ruled out by a person. */
  candidatesOf(amsId: string): SharedSku[]
  /** Of these Shopify products those that are there and linked to nothing. */
  unlinkedTheirs(shopIds: readonly string[]): {
    readonly head: ProductHead
    /** True when an AMS product that is linked to nothing shares a SKU with it. */
    readonly isCandidate: boolean
    readonly hasSku: boolean
  }[]
  /** Of these Shopify products those that the review has a row of, as products that AMS lacks. */
  withRow(shopIds: readonly string[]): string[]
  /** Unlinked AMS products that are only in AMS, for the search of similar names. */
  onlyOurs(after: string, limit: number): ProductHead[]
  /** Pairs that a person called not the same, by AMS id. */
  isRejected(amsId: string, shopId: string): boolean
  /** Links found and the rows of what stays unlinked, in one transaction. */
  saveMatches(found: FoundMatches, at: string): void
}

export type FoundMatches = {
  readonly links: readonly NewLink[]
  /** The rows of each product key from now on; none for a key that has nothing to review. */
  readonly rows: readonly { readonly productKey: string; readonly rows: readonly Difference[] }[]
}
