import type { DifferenceRow } from '@shared/contract/review'
import { useEffect } from 'react'
import type { RowPages } from '../../api'
import { select, useCompareStore } from './compare-store'

/** How far a row is looked for after rows before it came or went. */
const NEARBY = 200

/**
 * The selected row. It is held by its key, so that it stays selected when rows move; when it is gone,
 * the row that took its place is selected.
 */
export function useSelectedRow(pages: RowPages<DifferenceRow>, version: number) {
  const { index, key } = useCompareStore((store) => store.selected)
  const row = pages.at(index)

  useEffect(() => {
    if (!pages.loaded || row?.key === key) return
    const moved = key === null ? null : nearby(pages, index, key)
    if (moved !== null) select(moved, key)
    else if (row) select(index, row.key)
    else if (index >= pages.total) select(Math.max(0, pages.total - 1), null)
  }, [pages, version, row, index, key])

  return { row, selected: index }
}

function nearby(pages: RowPages<DifferenceRow>, index: number, key: string): number | null {
  for (let distance = 1; distance <= NEARBY; distance++) {
    if (pages.at(index - distance)?.key === key) return index - distance
    if (pages.at(index + distance)?.key === key) return index + distance
  }
  return null
}
