import type { ProductRow } from '@shared/contract/products'
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { RowPages } from '../../api'
import type { GridHandle } from '../../components/data-grid'
import { actsOnEnter, isLayerOpen, isTyping } from '../../components/typing'
import { setTicks, useProductsStore } from './products-store'
import { NO_TICKS } from './ticks'
import type { Ticking } from './use-ticks'

type ListKeys = {
  readonly pages: RowPages<ProductRow>
  readonly ticking: Ticking
  readonly grid: RefObject<GridHandle | null>
  readonly selected: number
}

/** Space or Ctrl Space ticks the row · Shift and arrows a range · Ctrl A all · Esc none · F filters. */
export function useListKeys({ pages, ticking, grid, selected }: ListKeys): void {
  const extend = (step: 1 | -1): void => {
    const to = selected + step
    if (to < 0 || to >= pages.total) return
    ticking.extendTo(to)
    grid.current?.reveal(to)
  }
  const toggle = (): void => {
    const row = pages.at(selected)
    if (row) ticking.toggle(row.amsProductId)
  }
  const byKey: Readonly<Record<string, () => void>> = {
    ' ': toggle,
    'Ctrl  ': toggle,
    'Ctrl a': ticking.toggleAll,
    'Shift ArrowDown': () => extend(1),
    'Shift ArrowUp': () => extend(-1),
    f: () => useProductsStore.setState({ filtersOpen: true }),
    Escape: () => setTicks(NO_TICKS),
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target) || isLayerOpen()) return
    const key = nameOf(event)
    if (key === ' ' && actsOnEnter(event.target)) return
    const act = byKey[key]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function nameOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? '' : `Ctrl ${event.key.toLowerCase()}`
  return event.shiftKey ? `Shift ${event.key}` : event.key
}
