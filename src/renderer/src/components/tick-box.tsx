import { t } from '@shared/words/words'
import { Check, Minus } from 'lucide-react'
import type { MouseEvent } from 'react'
import './tick-box.css'

export type TickState = 'none' | 'some' | 'all'

type TickBoxProps = {
  readonly ticked: boolean
  readonly label: string
  readonly onToggle: () => void
  /** With Shift: from the row that is selected to this one. */
  readonly onExtend: () => void
}

/** The box of one row of a list. */
export function TickBox({ ticked, label, onToggle, onExtend }: TickBoxProps) {
  const press = (event: MouseEvent): void => {
    // The row below would select itself first, and a range begins at what was selected before.
    event.stopPropagation()
    event.preventDefault()
    if (event.button !== 0) return
    if (event.shiftKey) onExtend()
    else onToggle()
  }
  return (
    <span
      role="checkbox"
      tabIndex={-1}
      aria-checked={ticked}
      aria-label={label}
      className="tick-box"
      onMouseDown={press}
    >
      <TickSign state={ticked ? 'all' : 'none'} />
    </span>
  )
}

type HeadTickBoxProps = {
  readonly state: TickState
  readonly label: string
  readonly onToggle: () => void
}

/** The box in the head of a list, for all rows of it. */
export function HeadTickBox({ state, label, onToggle }: HeadTickBoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      aria-label={label}
      title={t`${label} (Ctrl A)`}
      className="tick-box"
      onClick={onToggle}
    >
      <TickSign state={state} />
    </button>
  )
}

function TickSign({ state }: { readonly state: TickState }) {
  return (
    <span className={`check-box${state === 'none' ? '' : ' check-box-on'}`} aria-hidden="true">
      {state === 'some' ? <Minus size={11} strokeWidth={3} /> : <Check size={11} strokeWidth={3} />}
    </span>
  )
}
