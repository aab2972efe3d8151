import type { CompareFilter, DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useMemo } from 'react'
import { askEngine, type RowPages } from '../../api'
import { announce } from '../../components/announcer'
import { headState, tickAll, tickRange, toggleTick } from '../../components/ticks'
import { toast } from '../../components/toast'
import { counted } from '../../format'
import { select, setTicks, useCompareStore } from './compare-store'
import { TICKS } from './texts'
import { MOST_TICKED, NO_TICKS } from './ticks'

export type Ticking = {
  readonly toggle: (row: DifferenceRow) => void
  /** Ticks from the selected row to this one and selects it. */
  readonly extendTo: (index: number) => void
  /** All rows under the filter; none, if all are ticked already. */
  readonly toggleAll: () => Promise<void>
}

/** Ticking rows with the keyboard and the mouse. The rows that are ticked live in the screen's store. */
export function useTicks(pages: RowPages<DifferenceRow>, filter: CompareFilter): Ticking {
  return useMemo(
    () => ({
      toggle: (row) => {
        const { ticks } = useCompareStore.getState()
        setTicks(toggleTick(ticks, row, MOST_TICKED))
        tellCount()
      },
      extendTo: (index) => {
        const { ticks, selected } = useCompareStore.getState()
        setTicks(tickRange(ticks, selected.index, index, (at) => pages.at(at), MOST_TICKED))
        select(index, pages.at(index)?.key ?? null)
        tellCount()
      },
      toggleAll: async () => {
        const { ticks } = useCompareStore.getState()
        if (headState(ticks.rows.size, pages.total) === 'all') {
          setTicks(NO_TICKS)
        } else if (pages.total > MOST_TICKED) {
          const sentence = TICKS.tooMany(pages.total)
          announce(sentence)
          toast({ sentence })
          return
        } else {
          const answer = await askEngine('compare.rows', { filter, offset: 0, limit: MOST_TICKED })
          if (!answer.ok || useCompareStore.getState().filter !== filter) return
          setTicks(tickAll(answer.value.rows, MOST_TICKED))
        }
        tellCount()
      },
    }),
    [pages, filter],
  )
}

function tellCount(): void {
  announce(t`${counted(useCompareStore.getState().ticks.rows.size, 'row')} ticked`)
}
