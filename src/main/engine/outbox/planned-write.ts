import type { OutboxEntry, ProductWrite } from '../ports'

/** One request with the decisions that it carries out. */
export type PlannedWrite = {
  readonly write: ProductWrite
  readonly entries: readonly OutboxEntry[]
  /** For writes with variant rows: which entries each row carries. */
  readonly rows: readonly (readonly OutboxEntry[])[]
}
