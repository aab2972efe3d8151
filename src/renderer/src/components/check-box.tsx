import { Check, Minus } from 'lucide-react'
import './check-box.css'

type CheckLineProps = {
  readonly label: string
  readonly checked: boolean
  /** Some of what the box stands for: neither on nor off. */
  readonly mixed?: boolean
  /** The caption over a group of boxes, which it switches together. */
  readonly quiet?: boolean
  readonly count?: string
  /** Takes the keyboard when the drawer around it opens. */
  readonly first?: boolean
  readonly onChange: (checked: boolean) => void
}

/** A box with its word and, at the end of the line, how many rows it means. */
export function CheckLine(props: CheckLineProps) {
  const { label, checked, mixed = false, quiet = false, count: rows, first, onChange } = props
  return (
    <label className={quiet ? 'check-line check-line-quiet' : 'check-line'}>
      <input
        type="checkbox"
        data-autofocus={first || undefined}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = mixed
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="check-box" aria-hidden="true">
        {mixed ? <Minus size={11} strokeWidth={3} /> : <Check size={11} strokeWidth={3} />}
      </span>
      <span className="grow cut" title={label}>
        {label}
      </span>
      {rows === undefined ? null : <span className="muted"> {rows}</span>}
    </label>
  )
}
