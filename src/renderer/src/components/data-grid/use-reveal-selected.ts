import { type RefObject, useEffect, useRef } from 'react'
import type { GridHandle } from './data-grid'

type RevealSelected = {
  readonly grid: RefObject<GridHandle | null>
  /** Another value is another list: a new filter, a new tab, the same screen opened again. */
  readonly list: unknown
  readonly loaded: boolean
  readonly selected: number
}

/** Shows the selected row once a list is here; later the view moves only when the selection does. */
export function useRevealSelected({ grid, list, loaded, selected }: RevealSelected): void {
  const shown = useRef<unknown>(null)
  useEffect(() => {
    if (!loaded || shown.current === list) return
    shown.current = list
    grid.current?.reveal(selected)
  }, [grid, list, loaded, selected])
}
