import { type RefObject, useEffect } from 'react'
import { actsOnArrows, actsOnEnter, isLayerOpen, isTyping } from '../typing'
import type { GridHandle } from './data-grid'

/** The keys of the only list on a screen act wherever the keyboard is, but in fields and on buttons. */
export function useGridKeys(grid: RefObject<GridHandle | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || isLayerOpen()) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const opens = event.key === 'Enter'
      if (opens ? actsOnEnter(event.target) : actsOnArrows(event.target)) return
      if (opens ? grid.current?.open() : grid.current?.move(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [grid])
}
