import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { ProductHead } from '../planning'
import type { CatalogPage } from './shopify-gateway'

/** AMS's catalog as Concord holds it. */
export type AmsCatalogStore = {
  info(): AmsCatalogFacts | null
  /** The product as the last imported file had it; null when no file had it. */
  imported(id: string): AmsProduct | null
  /** The product as Concord has it, or had it when a file came without it; null when it never was. */
  lastKnown(id: string): AmsProduct | null
  product(id: string): AmsProduct | null
  products(ids: readonly string[]): AmsProduct[]
  heads(ids: readonly string[]): ProductHead[]
  /** Of these ids those that the live catalog has. */
  existing(ids: readonly string[]): string[]
}

export type AmsCatalogFacts = {
  readonly sourceName: string
  readonly importedAt: string
  readonly products: number
  readonly variants: number
}

/** Products, counted against the catalog before. */
export type CatalogChanges = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  readonly before: number
}

/**
 * Shopify's catalog as last read. A read is staged under a number of its own until it is proven; what
 * takes a catalog's length is done in stretches, by id, so that queries are let in between.
 */
export type ShopSnapshotStore = {
  beginRead(at: string): number
  /** Rows of a read. What is not as the live snapshot has it is marked as moved on the way. */
  stage(read: number, page: CatalogPage): void
  /** The same for whole products of which an earlier page may have been staged already. */
  restage(read: number, page: CatalogPage): void
  /** Puts one whole product into a staged read, in place of what is there of it. */
  stageProduct(read: number, product: ShopProduct): void
  /** Variants of a staged read, those without a product included. */
  stagedVariants(read: number): number
  /** What is missing among up to `limit` staged products after an id; `last` null when there are none. */
  stagedHoles(read: number, after: string, limit: number): StagedHoles
  /** Linked Shopify products that a staged read does not hold. */
  linkedButAbsent(read: number): string[]
  /**
   * Marks as moved, among up to `limit` staged products after an id, what only a whole product can tell
   * (its pictures; all of them at the first read). Returns the last id; null when there is no more.
   */
  findMoved(read: number, after: string, limit: number): string | null
  /** The same for products that the live snapshot has and the staged read has not. */
  findGone(read: number, after: string, limit: number): string | null
  /** Makes the staged read the live one. */
  switchTo(read: number, at: string): void
  /** Puts up to `limit` staged products after an id into the live snapshot, marking what moved. */
  mergeStaged(read: number, after: string, limit: number): string | null
  /** Takes products out of the live snapshot. */
  remove(ids: readonly string[]): void
  /** The staged read is not wanted any more; `sweep` removes it. */
  discard(read: number): void
  /** Removes up to `limit` rows of reads that nobody needs. True when none is left. */
  sweep(limit: number): boolean
  /** Products of the live read; 0 before the first. */
  count(): number
  product(id: string): ShopProduct | null
  products(ids: readonly string[]): ShopProduct[]
  heads(ids: readonly string[]): ProductHead[]
  /** Of these ids those that the live catalog has. */
  existing(ids: readonly string[]): string[]
  /**
   * A product as just served, with what Concord remembers of its pictures, and of its stock where that
   * could not be read.
   */
  withRemembered(product: ShopProduct): ShopProduct
  /** From now on a picture of Shopify is known by this label. */
  rememberImages(images: readonly { readonly mediaId: string; readonly label: string }[]): void
}

export type StagedHoles = {
  readonly last: string | null
  readonly products: number
  /** Variants that belong to these products. */
  readonly variants: number
  /** Products with fewer variants than Shopify counted for them. */
  readonly shortOfVariants: number
  /** Products without any variant; Shopify has none, so it means a hole in the read. */
  readonly withoutVariants: number
}
