import { useState } from 'react'
import './edit-cell.css'
import type { SaveText } from './edit-cell'

type EditChoiceProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onSave: SaveText
}

/** One of a few words; it is saved when it is chosen. */
export function EditChoice({ label, value, options, onSave }: EditChoiceProps) {
  const [problem, setProblem] = useState('')
  const choose = async (chosen: string): Promise<void> => {
    const outcome = await onSave(chosen, value)
    setProblem(outcome.kind === 'saved' ? '' : outcome.message)
  }
  return (
    <>
      <select
        className="edit-choice"
        aria-label={label}
        value={value}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {problem === '' ? null : (
        <span role="alert" className="edit-cell-problem">
          {problem}
        </span>
      )}
    </>
  )
}
