import { t } from '@shared/words/words'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { Button } from '../../../components/button'
import { Description } from '../../../components/description'
import './edit-cell.css'
import type { SaveText } from './edit-cell'

type EditDescriptionProps = {
  readonly html: string
  readonly children: ReactNode
  readonly onSave: SaveText
}

type Draft = { readonly text: string; readonly from: string }

/** The HTML as it is stored, and under it what a customer sees of it; saved as a whole. */
export function EditDescription({ html, children, onSave }: EditDescriptionProps) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [problem, setProblem] = useState('')
  const shown = useDeferredValue(draft?.text ?? '')
  const close = (): void => {
    setDraft(null)
    setProblem('')
  }
  const save = async (): Promise<void> => {
    if (!draft) return
    if (draft.text === draft.from) return close()
    const outcome = await onSave(draft.text, draft.from)
    if (outcome.kind === 'saved') return close()
    setProblem(outcome.message)
    if (outcome.kind === 'moved' && typeof outcome.now === 'string')
      setDraft({ ...draft, from: outcome.now })
  }
  if (draft === null) {
    return (
      <>
        {children}
        <div className="edit-description-buttons">
          <Button small onClick={() => setDraft({ text: html, from: html })}>
            {t`Edit description`}
          </Button>
        </div>
      </>
    )
  }
  return (
    <div className="edit-description">
      <textarea
        ref={(field) => field?.focus()}
        aria-label={t`Description in AMS, as HTML`}
        aria-invalid={problem !== ''}
        spellCheck={false}
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (event.key !== 'Escape' && !saves) return
          event.preventDefault()
          event.stopPropagation()
          if (saves) void save()
          else if (draft.text === draft.from) close()
        }}
      />
      <div className="edit-description-preview">
        <Description view="rendered" html={shown} base={null} side="ours" />
      </div>
      {problem === '' ? null : (
        <span role="alert" className="edit-cell-problem">
          {problem}
        </span>
      )}
      <div className="edit-description-buttons">
        <Button small look="primary" keys="Ctrl Enter" onClick={() => void save()}>
          {t`Save description`}
        </Button>
        <Button small onClick={close}>
          {t`Discard`}
        </Button>
      </div>
    </div>
  )
}
