import { type RefObject, useEffect } from 'react'
import { actsOnEnter, isLayerOpen, isTyping } from '../typing'
import type { GridHandle } from './data-grid'

/** The keys of the only list on a screen act wherever the keyboard is, but in fields and on buttons. */
export function useGridKeys(grid: RefObject<GridHandle | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || isLayerOpen()) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (actsOnEnter(event.target)) return
      if (event.key === 'Enter' ? grid.current?.open() : grid.current?.move(event.key)) {
        event.preventDefault()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [grid])
}
