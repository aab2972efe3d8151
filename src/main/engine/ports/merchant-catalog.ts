import type { AmsProduct } from '@shared/catalog/product'

/** A catalog as its reader hands it over, before anything is changed. */
export type CatalogToImport = {
  readonly sourceName: string
  readonly products: readonly AmsProduct[]
  /** What the reader repaired, skipped or left out, each a sentence with its row. */
  readonly notes: readonly string[]
  /** True when the file has no column for pictures: it says nothing about them, not that there are none. */
  readonly isSilentAboutImages?: boolean
}
