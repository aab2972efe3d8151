import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { GridColumnMeta } from './features'

export type GridSorting = {
  /** Id of the column. */
  readonly by: string
  readonly descending: boolean
  readonly onSort: (id: string) => void
}

type GridHeadProps = {
  readonly id: string
  readonly meta: GridColumnMeta | undefined
  readonly sorting: GridSorting | undefined
  readonly children: ReactNode
}

/** The head of a column; one that sorts is a button that says how. */
export function GridHead({ id, meta, sorting, children }: GridHeadProps) {
  const isSorted = sorting !== undefined && sorting.by === id
  const Sign = sorting?.descending ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      className={meta?.numeric ? 'num' : undefined}
      aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
    >
      {sorting && meta?.sorts ? (
        <button type="button" className="grid-sort" onClick={() => sorting.onSort(id)}>
          {children}
          {isSorted ? <Sign size={12} aria-hidden="true" /> : null}
        </button>
      ) : (
        children
      )}
    </div>
  )
}
