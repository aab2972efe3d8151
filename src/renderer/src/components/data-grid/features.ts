import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from '@tanstack/react-table'

export type GridColumnMeta = {
  /** The column's place in the CSS grid: "118px" or "minmax(180px, 1fr)". */
  readonly track: string
  readonly numeric?: boolean
  /** Its head sorts the list by it. */
  readonly sorts?: boolean
}

/**
 * Rows are filtered, sorted and paged by the engine, in SQL: so there is no row model here but the
 * core one, and only the features that the screens use.
 */
export const gridFeatures = tableFeatures({
  columnVisibilityFeature,
  columnMeta: metaHelper<GridColumnMeta>(),
})

/** A row as the table sees it. `previous` tells whether it begins a new product. */
export type GridRow<T> = {
  readonly index: number
  readonly item: T
  readonly previous: T | undefined
}

export type GridColumns<T> = ColumnDef<typeof gridFeatures, GridRow<T>, unknown>[]

export function gridColumnHelper<T>() {
  return createColumnHelper<typeof gridFeatures, GridRow<T>>()
}
