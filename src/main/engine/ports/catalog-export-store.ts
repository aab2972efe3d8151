import type { AmsProduct } from '@shared/catalog/product'

/** A product, with what a file said of it last: the one that was imported, or one that Concord wrote since then. */
export type ProductToExport = {
  readonly product: AmsProduct
  /** As the last imported file had it; null when no file had it. */
  readonly imported: AmsProduct | null
  /** Mark of its content when it was last written, where nothing was imported since; null else. */
  readonly written: string | null
}

export type ExportPlace = { readonly position: number; readonly id: string }

export type LastExport = {
  readonly at: string
  /** Name of the file. */
  readonly name: string
  readonly products: number
}

/** What of AMS's catalog has left as a file for AMS. */
export type CatalogExportStore = {
  /** Which catalog is AMS's now, and how many products it has. */
  live(): { readonly generation: number; readonly products: number }
  /**
   * Up to `limit` products of a catalog, in its order, behind a place; null once another one took its place. `next`
   * is null when there is no more.
   */
  stretch(
    generation: number,
    after: ExportPlace | null,
    limit: number,
  ): { readonly next: ExportPlace | null; readonly products: readonly ProductToExport[] } | null
  /** A file of a catalog was written whole. One transaction. */
  remember(file: LastExport, generation: number, written: readonly WrittenProduct[]): void
  last(): LastExport | null
}

export type WrittenProduct = { readonly id: string; readonly mark: string }
