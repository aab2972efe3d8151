import type { ReactNode } from 'react'
import './text-field.css'

type TextFieldProps = {
  readonly label: ReactNode
  readonly value: string
  readonly maxLength: number
  /** Takes the keyboard when the dialog around it opens. */
  readonly first?: boolean
  readonly inputMode?: 'text' | 'numeric'
  readonly onChange: (value: string) => void
}

/** One line of text with its label above. */
export function TextField(props: TextFieldProps) {
  const { label, value, maxLength, first = false, inputMode = 'text', onChange } = props
  return (
    <label className="text-field">
      <span>{label}</span>
      <input
        type="text"
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        value={value}
        maxLength={maxLength}
        data-autofocus={first || undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
