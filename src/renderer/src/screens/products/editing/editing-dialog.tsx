import { t } from '@shared/words/words'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Note } from '../../../components/note'
import './editing-dialogs.css'
import type { Outcome } from './save-edit'

type EditingDialogProps = {
  readonly title: string
  readonly width: number
  readonly saveLabel: string
  readonly footnote?: string
  /** Enter saves, and the children stand in the grid of a form. */
  readonly isForm?: boolean
  /** What became of it; the dialog stays, with the reason, where nothing was saved. */
  readonly onSave: () => Promise<Outcome>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Several values of AMS that are saved together. */
export function EditingDialog(props: EditingDialogProps) {
  const { title, width, saveLabel, footnote, isForm = false, onSave, onClose, children } = props
  const [problem, setProblem] = useState('')
  const save = async (): Promise<void> => {
    const outcome = await onSave()
    if (outcome.kind === 'saved') onClose()
    else setProblem(outcome.message)
  }
  return (
    <Dialog
      opened
      width={width}
      title={title}
      onClose={onClose}
      footnote={footnote ?? t`Saved in AMS. Nothing is sent yet.`}
      buttons={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t`Discard`}
          </Button>
          <Button look="primary" onClick={() => void save()}>
            {saveLabel}
          </Button>
        </>
      }
    >
      {isForm ? (
        <form
          className="dialog-section editing-form"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {children}
          <button type="submit" hidden aria-label={saveLabel} />
        </form>
      ) : (
        children
      )}
      {problem === '' ? null : (
        <div className="dialog-section" role="alert">
          <Note look="err">{problem}</Note>
        </div>
      )}
    </Dialog>
  )
}
