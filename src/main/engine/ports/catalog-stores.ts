import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { OurRecord, TheirRecord } from '../matching'
import type { ProductHead } from '../planning'
import type { CatalogPage } from './shopify-gateway'

/** AMS's catalog as Concord holds it. Each method that writes is one transaction. */
export type AmsCatalogStore = {
  info(): AmsCatalogFacts | null
  /** Replaces the whole catalog or changes nothing. Links and stored Shopify ids carry over by id. */
  replace(input: ReplaceCatalog): CatalogChanges
  /** The product as the last imported file had it; null when no file had it. */
  imported(id: string): AmsProduct | null
  /** The product as Concord has it, or had it when a file came without it; null when it never was. */
  lastKnown(id: string): AmsProduct | null
  /** Products that no file ever had, such as those imported from Shopify. */
  neverInAFile(): AmsProduct[]
  /** What a replacement would change, without changing anything. */
  changesOf(products: readonly AmsProduct[]): CatalogChanges
  matchRecords(): OurRecord[]
  product(id: string): AmsProduct | null
  products(ids: readonly string[]): AmsProduct[]
  heads(ids: readonly string[]): ProductHead[]
  /** Content hash by product id, for all products. */
  contentHashes(): Map<string, string>
}

export type AmsCatalogFacts = {
  readonly sourceName: string
  readonly importedAt: string
  readonly products: number
  readonly variants: number
}

export type ReplaceCatalog = {
  readonly sourceName: string
  readonly at: string
  /** The products as the file has them, kept to tell what the next file changed. */
  readonly imported: readonly AmsProduct[]
  readonly products: readonly AmsProduct[]
}

/** Products, counted against the catalog before. */
export type CatalogChanges = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  readonly before: number
}

/** Shopify's catalog as last read. A read is staged under a number of its own until proven complete. */
export type ShopSnapshotStore = {
  beginRead(at: string): number
  stage(read: number, page: CatalogPage): void
  stagedCounts(read: number): StagedCounts
  /** Computes the content hashes of up to `limit` staged products after an id; returns their ids. */
  hashStaged(read: number, after: string, limit: number): readonly string[]
  /** Makes the staged read the live one. */
  switchTo(read: number, at: string): void
  discard(read: number): void
  /** Products of the live read; 0 before the first. */
  count(): number
  matchRecords(): TheirRecord[]
  product(id: string): ShopProduct | null
  products(ids: readonly string[]): ShopProduct[]
  heads(ids: readonly string[]): ProductHead[]
  contentHashes(): Map<string, string>
}

export type StagedCounts = {
  readonly products: number
  readonly variants: number
  /** Variants whose product did not arrive. */
  readonly orphans: number
  /** Products with fewer variants than Shopify counted for them. */
  readonly shortOfVariants: number
  /** Products without any variant; Shopify has none, so it means a hole in the read. */
  readonly withoutVariants: number
}
