import type { AmsProduct } from '@shared/catalog/product'
import type { ProductTab, RefusedRow } from '@shared/contract/imports'
import type { CatalogChanges } from './catalog-stores'
import type { SourceRow } from './merchant-catalog'

export type ImportStore = {
  /**
   * A new desk; what lay on an earlier one is forgotten. What is put down is as good as gone when the process dies:
   * until `switchTo` the live catalog is as it was.
   */
  begin(): ImportDesk
  /** Removes up to `limit` rows (all, without it) of catalogs that are live no more or never were. True when none is left. */
  sweep(limit?: number): boolean
}

/** Where one import is prepared beside the live catalog: the rows of a file, and the catalog that they become. */
export type ImportDesk = {
  /** Rows of the file, in its order. */
  addRows(rows: readonly SourceRow[]): void
  /** Up to `limit` rows behind a number; they are numbered from 1. */
  rows(after: number, limit: number): NumberedRow[]
  /** Products that rows were assigned to. */
  productCount(): number
  /** Which product rows are of. Products stand in the order of their first rows. */
  assign(rows: readonly { readonly number: number; readonly productId: string }[]): void
  /** Up to `limit` products behind a place, with all their rows. */
  products(after: number, limit: number): ProductRows[]
  /** Begins the catalog that the rows become, in place of one begun before. */
  beginCatalog(sourceName: string, at: string): void
  /** From now on it is known which products of the live catalog anybody changes, links or unlinks. */
  watch(): void
  /** Puts a product into it, in place of what is there of it. */
  stage(staged: IncomingProduct): void
  unstage(productId: string): void
  /** How the product is there; null where it is not. */
  staged(productId: string): Pick<IncomingProduct, 'place' | 'source'> | null
  /** Id of the product that is there with a variant; null when none is. */
  ownerOf(variantId: string): string | null
  /** Products of the live catalog that no file ever had and that are not there yet. */
  neverInAFile(): string[]
  refuse(rows: readonly RefusedRow[]): void
  note(sentences: readonly string[]): void
  /** Up to `limit` groups of variants behind a key whose SKUs a person could take for one another. */
  likeSkus(after: string, limit: number): LikeSkus[]
  counts(): DeskCounts
  productPage(tab: ProductTab, offset: number, limit: number): ProductPage
  refusedPage(offset: number, limit: number): Page<RefusedRow>
  notePage(offset: number, limit: number): Page<string>
  /**
   * Makes the catalog the live one, in one transaction. `bringUpToDate` is called in it first with the products that
   * somebody touched since they were staged.
   */
  switchTo(at: string, bringUpToDate: (touched: readonly string[]) => void): CatalogChanges
  /** Forgets what is not live. */
  close(): void
}

export type NumberedRow = SourceRow & { readonly number: number }

export type ProductRows = {
  readonly place: number
  readonly id: string
  readonly rows: readonly SourceRow[]
}

export type IncomingProduct = {
  readonly place: number
  readonly kind: 'new' | 'changed' | 'unchanged' | 'kept'
  /** As AMS will have it. */
  readonly product: AmsProduct
  /** As the file has it; null for one that is kept as AMS has it now. */
  readonly source: AmsProduct | null
  /** For each variant with a SKU what all SKUs share that look like it. */
  readonly likeKeys: readonly { readonly variantId: string; readonly key: string }[]
}

export type LikeSkus = {
  readonly key: string
  readonly variants: readonly { readonly productId: string; readonly sku: string }[]
}

export type DeskCounts = {
  readonly rows: number
  /** Products and variants that come from the file. */
  readonly products: number
  readonly variants: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  readonly refused: number
  readonly refusedProducts: number
  readonly notes: number
  /** Products of the live catalog. */
  readonly before: number
}

type Page<T> = { readonly total: number; readonly rows: readonly T[] }
export type ProductPage = Page<{
  readonly before: AmsProduct | null
  readonly after: AmsProduct | null
}>
