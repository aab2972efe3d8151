import type { AppError } from '@shared/contract/app-error'
import type { CompareFilter } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { type FormEvent, useId, useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { ErrorNote } from '../../components/error-note'
import { TextField } from '../../components/text-field'
import { toast } from '../../components/toast'
import { closeDialog } from './compare-store'
import { filterWords } from './filter-bar'
import { VIEWS } from './texts'

/** Saves the present filter under a name; the same name again replaces what it stood for. */
export function SaveViewDialog({ filter }: { readonly filter: CompareFilter }) {
  const form = useId()
  const [name, setName] = useState(filterWords(filter).slice(0, 80))
  const [error, setError] = useState<AppError | null>(null)
  const views = useEngineQuery('views.list', null, 'rules').data ?? []
  const typed = name.trim()
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (typed === '') return
    const answer = await askEngine('views.save', { name: typed, filter })
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    announce(VIEWS.saved(typed))
    toast({ sentence: VIEWS.saved(typed) })
    closeDialog()
  }
  return (
    <Dialog
      opened
      width={440}
      title={VIEWS.dialog}
      subtitle={filterWords(filter)}
      onClose={closeDialog}
      buttons={
        <>
          <Button keys="Esc" onClick={closeDialog}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            blockedBecause={typed === '' ? t`Give it a name` : undefined}
          >
            {VIEWS.button}
          </Button>
        </>
      }
    >
      <form id={form} className="dialog-section" onSubmit={(event) => void save(event)}>
        {error ? <ErrorNote error={error} /> : null}
        <TextField label={VIEWS.name} value={name} maxLength={80} first onChange={setName} />
        {views.some((view) => view.name === typed) ? (
          <p className="dense muted">{VIEWS.replaces(typed)}</p>
        ) : null}
      </form>
    </Dialog>
  )
}
