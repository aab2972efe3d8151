import type { FieldValue } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { Pencil } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import './edit-cell.css'
import type { Outcome } from './save-edit'

export type SaveText = (text: string, from: FieldValue) => Promise<Outcome>

type EditCellProps = {
  /** "Vendor", "SKU of Large". */
  readonly label: string
  readonly value: FieldValue
  /** The value as it is while nobody edits it. */
  readonly children: ReactNode
  readonly numeric?: boolean
  readonly long?: boolean
  readonly onSave: SaveText
}

type Editing = { readonly text: string; readonly from: FieldValue; readonly problem: string }

const textOf = (value: FieldValue): string => (typeof value === 'string' ? value : '')

/**
 * A value that is edited where it stands. Enter, F2 or a click begins, Enter and leaving the field save, Esc leaves
 * it as it was. What is refused stays open with the reason under it.
 */
export function EditCell({ label, value, children, numeric, long = false, onSave }: EditCellProps) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const problemId = useId()
  const begin = (): void => setEditing({ text: textOf(value), from: value, problem: '' })
  const end = (keepsKeyboard: boolean): void => {
    setEditing(null)
    // The button is there again once this is drawn.
    if (keepsKeyboard) window.requestAnimationFrame(() => button.current?.focus())
  }
  const save = async (keepsKeyboard: boolean): Promise<void> => {
    if (!editing || busy) return
    if (editing.text === textOf(editing.from)) return end(keepsKeyboard)
    setBusy(true)
    const outcome = await onSave(editing.text, editing.from)
    setBusy(false)
    if (outcome.kind === 'saved') return end(keepsKeyboard)
    const from = outcome.kind === 'moved' ? outcome.now : editing.from
    setEditing({ ...editing, from, problem: outcome.message })
  }
  if (editing === null) {
    return (
      <button
        ref={button}
        type="button"
        className={numeric ? 'edit-cell edit-cell-numeric' : 'edit-cell'}
        title={t`Edit ${label}`}
        onClick={begin}
        onKeyDown={(event) => {
          if (event.key !== 'F2') return
          event.preventDefault()
          begin()
        }}
      >
        <span>{children}</span>
        <Pencil size={11} aria-hidden="true" />
      </button>
    )
  }
  const field = {
    'aria-label': label,
    'aria-invalid': editing.problem !== '',
    'aria-describedby': editing.problem === '' ? undefined : problemId,
    // Esc is this field's, not that of a dialog around it.
    'data-mantine-stop-propagation': true,
    autoComplete: 'off',
    spellCheck: false,
    value: editing.text,
    readOnly: busy,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setEditing({ ...editing, text: event.currentTarget.value, problem: '' }),
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (!long) event.currentTarget.select()
    },
    onBlur: () => void save(false),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        event.stopPropagation()
        void save(true)
      } else if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        end(true)
      }
    },
  }
  return (
    <span className={numeric ? 'edit-cell-open edit-cell-numeric' : 'edit-cell-open'}>
      {long ? (
        <textarea ref={focus} rows={8} {...field} />
      ) : (
        <input ref={focus} type="text" {...field} />
      )}
      {editing.problem === '' ? null : (
        <span id={problemId} role="alert" className="edit-cell-problem">
          {editing.problem}
        </span>
      )}
    </span>
  )
}

/** It was asked for by the person, just now. */
function focus(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  field?.focus()
}
