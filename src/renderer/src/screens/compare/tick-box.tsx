import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { Check, Minus } from 'lucide-react'
import { createContext, type MouseEvent, use } from 'react'
import { useCompareStore } from './compare-store'
import { fieldWord } from './row-words'
import { TICKS } from './texts'
import './tick-box.css'
import { headState } from './ticks'
import type { Ticking } from './use-ticks'

type TickContext = Ticking & { readonly total: number }

/** How the cells of the tick column reach the screen without the columns being made anew. */
export const TickContext = createContext<TickContext | null>(null)

type RowTickProps = { readonly row: DifferenceRow; readonly index: number }

export function RowTick({ row, index }: RowTickProps) {
  const ticking = use(TickContext)
  const ticked = useCompareStore((store) => store.ticks.rows.has(row.key))
  const press = (event: MouseEvent): void => {
    // The row below would select itself first, and a range begins at what was selected before.
    event.stopPropagation()
    event.preventDefault()
    if (event.button !== 0) return
    if (event.shiftKey) ticking?.extendTo(index)
    else ticking?.toggle(row)
  }
  return (
    <span
      role="checkbox"
      tabIndex={-1}
      aria-checked={ticked}
      aria-label={TICKS.row(row.productName, fieldWord(row))}
      className="tick-box"
      onMouseDown={press}
    >
      <TickSign state={ticked ? 'all' : 'none'} />
    </span>
  )
}

export function HeadTick() {
  const ticking = use(TickContext)
  const ticked = useCompareStore((store) => store.ticks.rows.size)
  const state = headState(ticked, ticking?.total ?? 0)
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      aria-label={TICKS.head}
      title={t`${TICKS.head} (Ctrl A)`}
      className="tick-box"
      onClick={() => void ticking?.toggleAll()}
    >
      <TickSign state={state} />
    </button>
  )
}

function TickSign({ state }: { readonly state: 'none' | 'some' | 'all' }) {
  return (
    <span className={`check-box${state === 'none' ? '' : ' check-box-on'}`} aria-hidden="true">
      {state === 'some' ? <Minus size={11} strokeWidth={3} /> : <Check size={11} strokeWidth={3} />}
    </span>
  )
}
