import { Check } from 'lucide-react'
import './check-box.css'

type CheckLineProps = {
  readonly label: string
  readonly checked: boolean
  readonly count?: string
  /** Takes the keyboard when the drawer around it opens. */
  readonly first?: boolean
  readonly onChange: (checked: boolean) => void
}

/** A box with its word and, at the end of the line, how many rows it means. */
export function CheckLine({ label, checked, count: rows, first, onChange }: CheckLineProps) {
  return (
    <label className="check-line">
      <input
        type="checkbox"
        data-autofocus={first || undefined}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="check-box" aria-hidden="true">
        <Check size={11} strokeWidth={3} />
      </span>
      <span className="grow cut" title={label}>
        {label}
      </span>
      {rows === undefined ? null : <span className="muted"> {rows}</span>}
    </label>
  )
}
