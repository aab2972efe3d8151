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

type TickButtonProps = {
  readonly state: TickState
  readonly label: string
  readonly hint?: string
  readonly onToggle: () => void
  /** With Shift, where that does something else. */
  readonly onExtend?: () => void
}

/** A box that takes the keyboard by itself, where no list around it does. */
export function TickButton({ state, label, hint, onToggle, onExtend = onToggle }: TickButtonProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      aria-label={label}
      title={hint}
      className="tick-box"
      onMouseDown={(event) => {
        // Shift would select the text from where the last click was.
        if (event.shiftKey) event.preventDefault()
      }}
      onClick={(event) => (event.shiftKey ? onExtend() : onToggle())}
    >
      <TickSign state={state} />
    </button>
  )
}

type HeadTickBoxProps = Pick<TickButtonProps, 'state' | 'label' | 'onToggle'>

/** The box in the head of a list, for all rows of it. */
export function HeadTickBox({ state, label, onToggle }: HeadTickBoxProps) {
  return <TickButton state={state} label={label} hint={t`${label} (Ctrl A)`} onToggle={onToggle} />
}

function TickSign({ state }: { readonly state: TickState }) {
  return (
    <span className={`check-box${state === 'none' ? '' : ' check-box-on'}`} aria-hidden="true">
      {state === 'some' ? <Minus size={11} strokeWidth={3} /> : <Check size={11} strokeWidth={3} />}
    </span>
  )
}
