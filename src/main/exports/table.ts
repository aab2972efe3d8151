export type Cell = string | number | null
export type Row = readonly Cell[]

/** A table as it is written: its header, its rows batch by batch. */
export type Table = {
  readonly header: readonly string[]
  readonly batches: Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>
  /** Gives others a turn between two batches. */
  readonly pause: () => Promise<void>
}
