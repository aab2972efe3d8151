import type { PushLogRow } from '@shared/contract/stock-sync'
import { type RefObject, useEffect } from 'react'
import type { RowPages } from '../../api'
import type { GridHandle } from '../../components/data-grid'
import { select, usePushLogStore } from './push-log-store'

/** How far a row is looked for after new ones came above it. */
const NEARBY = 300

/**
 * The selected row, held by its number: new pushes come in at the top, and what a person looks at stays in
 * place. `openedAt` is where the opened row is now; null while there is none in sight.
 */
export function useSelectedPush(
  pages: RowPages<PushLogRow>,
  version: number,
  grid: RefObject<GridHandle | null>,
) {
  const { index, sequence } = usePushLogStore((store) => store.selected)
  const opened = usePushLogStore((store) => store.opened)
  const row = pages.at(index)

  useEffect(() => {
    if (!pages.loaded || row?.sequence === sequence) return
    const moved = sequence === null ? null : placeOf(pages, sequence, index)
    if (moved !== null) {
      select(moved, sequence)
      grid.current?.follow(moved - index)
    } else if (row) select(index, row.sequence)
    else if (index >= pages.total) select(Math.max(0, pages.total - 1), null)
  }, [pages, version, row, index, sequence, grid])

  return {
    row,
    selected: Math.max(0, Math.min(index, pages.total - 1)),
    openedAt: opened === null ? null : placeOf(pages, opened, index),
  }
}

function placeOf(pages: RowPages<PushLogRow>, sequence: number, near: number): number | null {
  for (let distance = 0; distance <= NEARBY; distance++) {
    if (pages.at(near - distance)?.sequence === sequence) return near - distance
    if (pages.at(near + distance)?.sequence === sequence) return near + distance
  }
  return null
}
