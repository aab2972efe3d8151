import type { DifferenceRow } from '@shared/contract/review'
import { createContext, use } from 'react'
import { HeadTickBox, TickBox } from '../../components/tick-box'
import { headState } from '../../components/ticks'
import { useCompareStore } from './compare-store'
import { fieldWord } from './row-words'
import { TICKS } from './texts'
import type { Ticking } from './use-ticks'

type TickContext = Ticking & { readonly total: number }

/** How the cells of the tick column reach the screen without the columns being made anew. */
export const TickContext = createContext<TickContext | null>(null)

type RowTickProps = { readonly row: DifferenceRow; readonly index: number }

export function RowTick({ row, index }: RowTickProps) {
  const ticking = use(TickContext)
  const ticked = useCompareStore((store) => store.ticks.rows.has(row.key))
  return (
    <TickBox
      ticked={ticked}
      label={TICKS.row(row.productName, fieldWord(row))}
      onToggle={() => ticking?.toggle(row)}
      onExtend={() => ticking?.extendTo(index)}
    />
  )
}

export function HeadTick() {
  const ticking = use(TickContext)
  const ticked = useCompareStore((store) => store.ticks.rows.size)
  return (
    <HeadTickBox
      state={headState(ticked, ticking?.total ?? 0)}
      label={TICKS.head}
      onToggle={() => void ticking?.toggleAll()}
    />
  )
}
