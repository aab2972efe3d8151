import type { ProductRow } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { createContext, useMemo } from 'react'
import type { RowPages } from '../../api'
import { announce } from '../../components/announcer'
import { counted } from '../../format'
import { setTicks, useProductsStore } from './products-store'
import { countTicked, tickRange, toggleAll, toggleTick } from './ticks'

export type Ticking = {
  readonly total: number
  readonly toggle: (id: string) => void
  /** Ticks from the selected row to this one and selects it. */
  readonly extendTo: (index: number) => void
  /** All that the filter shows; none, if all are ticked already. */
  readonly toggleAll: () => void
}

/** How the cells of the tick column reach the screen without the columns being made anew. */
export const TickContext = createContext<Ticking | null>(null)

/** Ticking rows with the keyboard and the mouse. What is ticked lives in the screen's store. */
export function useTicks(pages: RowPages<ProductRow>, total: number): Ticking {
  return useMemo(() => {
    const set = (ticks: Parameters<typeof setTicks>[0]): void => {
      setTicks(ticks)
      announce(t`${counted(countTicked(ticks, total), 'product')} ticked`)
    }
    return {
      total,
      toggle: (id) => set(toggleTick(useProductsStore.getState().ticks, id)),
      extendTo: (index) => {
        const { ticks, selected } = useProductsStore.getState()
        set(tickRange(ticks, selected, index, (at) => pages.at(at)?.amsProductId))
        useProductsStore.setState({ selected: index })
      },
      toggleAll: () => set(toggleAll(useProductsStore.getState().ticks, total)),
    }
  }, [pages, total])
}
