import type { AmsProduct } from '@shared/catalog/product'
import type {
  Delimiter,
  Encoding,
  ImportChoices,
  NumberColumn,
  NumberRule,
  RefusedRow,
} from '@shared/contract/imports'

/** A catalog as its reader hands it over, before anything is changed. */
export type CatalogToImport = {
  readonly sourceName: string
  readonly products: readonly AmsProduct[]
  /** What the reader repaired, skipped or left out, each a sentence with its row. */
  readonly notes: readonly string[]
  /** True when the file has no column for pictures: it says nothing about them, not that there are none. */
  readonly isSilentAboutImages?: boolean
}

/** A number is a cell that a spreadsheet holds as one, so no rule of marks applies to it. */
export type SourceCell = string | number

/** A row of a file that is not blank. */
export type SourceRow = {
  /** Its first line (1-based, as a text editor counts), or its row in the sheet. */
  readonly line: number
  readonly cells: readonly SourceCell[]
  /** Why the row can't be read as it stands; null where it can. */
  readonly problem: string | null
}

export type TableFacts = {
  readonly kind: 'csv' | 'xlsx'
  readonly encoding: Encoding | null
  readonly encodingBy: 'mark' | 'proof' | 'guess' | 'choice' | null
  readonly delimiter: Delimiter | null
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  readonly sheet: string | null
}

export type TableBatch = {
  readonly rows: readonly SourceRow[]
  /** What was converted or skipped on the way, and what the file hides, each a sentence. */
  readonly notes: readonly string[]
  readonly readBytes: number
}

export type ReadTable = {
  readonly facts: TableFacts
  /** The rows in order; the first one is the header. Ends with the `ConcordError` of what is wrong with the whole. */
  readonly batches: AsyncIterable<TableBatch>
}

/** A private copy of a file that a person chose, which nobody else can change. */
export type CatalogFile = {
  readonly name: string
  readonly bytes: number
  /** May be called again, with other choices. */
  read(choices: ImportChoices): Promise<ReadTable>
  /** What its columns are, by their names and a person's choices. */
  layout(header: readonly SourceCell[], choices: ImportChoices): CatalogLayout
  /** Removes the copy. */
  close(): void
}

export type CatalogLayout = {
  /** Null where columns that are needed are mapped to nothing. */
  readonly kind: 'ams' | 'shopify' | 'mapped' | null
  readonly columns: readonly string[]
  readonly mapping: Readonly<Record<string, string>>
  readonly missing: readonly string[]
  readonly unused: readonly string[]
  /** True where the file has no column for pictures. */
  readonly isSilentAboutImages: boolean
  /** Reads the numbers of some rows, to tell which rule they follow; asked for all rows before `numbers`. */
  look(rows: readonly SourceRow[]): void
  numbers(): NumberColumn[]
  /** Id of the product that a row is of; "" where it names none. */
  productId(row: SourceRow): string
  /** The product of all rows with its id. */
  product(
    id: string,
    rows: readonly SourceRow[],
    rules: Readonly<Record<string, NumberRule>>,
  ): ProductRead
}

export type ProductRead = {
  /** Null where one of its rows is refused. */
  readonly product: AmsProduct | null
  readonly refused: readonly RefusedRow[]
  readonly notes: readonly string[]
}
