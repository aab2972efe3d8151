import './switch.css'

type SwitchProps = {
  readonly label: string
  readonly checked: boolean
  readonly count?: string
  /** Its words are beside it already, e.g. as the first cell of a table. */
  readonly bare?: boolean
  readonly onChange: (checked: boolean) => void
}

/** On or off, at once. */
export function Switch({ label, checked, count, bare = false, onChange }: SwitchProps) {
  return (
    <label className="switch-line">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="switch" aria-hidden="true" />
      <span className={bare ? 'visually-hidden' : 'grow'}>{label}</span>
      {count === undefined ? null : <span className="muted"> {count}</span>}
    </label>
  )
}
