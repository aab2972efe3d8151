import type { AppError } from '@shared/contract/app-error'
import type { AcceptAllPreview, CompareFilter } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { BrakePanel, type Confirmed, useTypedFigures } from '../../components/brakes'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { DialogError } from '../../components/dialog-error'
import { NotUndoable } from '../../components/not-undoable'
import { PlannedCalls } from '../../components/planned-calls'
import { SideSign } from '../../components/side-sign'
import { toast } from '../../components/toast'
import { brakeWords, count, counted, duration } from '../../format'
import './accept-all-dialog.css'
import { useCompareStore } from './compare-store'
import { filterWords } from './filter-bar'

type Way = 'ours' | 'theirs' | 'suggestion'

const TITLES: Readonly<Record<Way, string>> = {
  ours: t`Accept All: AMS`,
  theirs: t`Accept All: Shopify`,
  suggestion: t`Accept All: suggestion`,
}

const NOTHING = t`There is nothing to accept`
const UNTYPED = t`Type the figure of each brake first`

const close = (): void => useCompareStore.setState({ acceptAll: null })

export function AcceptAllDialog({ filter }: { readonly filter: CompareFilter }) {
  const choice = useCompareStore((store) => store.acceptAll)
  return choice === null ? null : <OpenDialog key={choice} filter={filter} choice={choice} />
}

type OpenDialogProps = { readonly filter: CompareFilter; readonly choice: Way }

function OpenDialog({ filter, choice }: OpenDialogProps) {
  const preview = useEngineQuery('decisions.preview-accept-all', { filter, choice }, 'compare')
  const { busy, error, accept } = useAccept(filter, choice)
  const accepted = preview.data?.accepted ?? 0
  const problem = error ?? preview.error
  const brakes = preview.data?.brakes ?? []
  const figures = useTypedFigures(brakes)
  return (
    <Dialog
      opened
      width={1040}
      title={TITLES[choice]}
      subtitle={
        preview.data ? <Subtitle preview={preview.data} filter={filter} choice={choice} /> : null
      }
      onClose={close}
      footnote={t`Accepting alone sends nothing and can be undone.`}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={close}>
            {t`Cancel`}
          </Button>
          <Button
            busy={busy}
            blockedBecause={accepted === 0 ? NOTHING : figures.complete ? undefined : UNTYPED}
            onClick={() => void accept(figures.confirmed)}
          >
            {t`Accept and push now`}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={accepted === 0 ? NOTHING : undefined}
            onClick={() => void accept(null)}
          >
            {t`Accept ${count(accepted)}, push later`}
          </Button>
        </>
      }
    >
      <DialogError error={problem} />
      {preview.data ? <Preview preview={preview.data} /> : <div className="accept-all-waits" />}
      <BrakePanel brakes={brakes.map(brakeWords)} figures={figures} />
    </Dialog>
  )
}

function useAccept(filter: CompareFilter, choice: Way) {
  const actions = useAppActions()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AcceptError>(null)
  /** With figures it is pushed at once, else it waits in the Outbox. */
  const accept = async (confirmed: Confirmed | null): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('decisions.accept-all', { filter, choice })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    const { decided, skipped } = answer.value
    const sentence = acceptedWords(decided, skipped)
    announce(sentence)
    toast(decided === 0 ? { sentence } : { sentence, undo: () => void actions.undo() })
    close()
    if (confirmed !== null && decided > 0) await actions.push(confirmed)
  }
  return { busy, error, accept }
}

function acceptedWords(decided: number, left: number): string {
  if (decided === 0) return t`Nothing was accepted: no row is open.`
  if (left === 0) return t`${count(decided)} accepted.`
  return t`${count(decided)} accepted, ${count(left)} left as they were.`
}

type AcceptError = AppError | null

function Subtitle(props: OpenDialogProps & { readonly preview: AcceptAllPreview }) {
  const { preview, filter, choice } = props
  const { rows, accepted, staysOpen, decidedAlready } = preview
  const after = [
    choice === 'suggestion' ? t`have a suggestion` : t`can be decided this way`,
    staysOpen > 0 && t`${count(staysOpen)} stay open for a person`,
    decidedAlready > 0 && t`${count(decidedAlready)} keep the decision made before`,
  ].filter((part) => part !== false)
  return (
    <>
      {matchWords(rows, filterWords(filter))}{' '}
      <b className="strong accept-all-figure">{count(accepted)}</b> {`${after.join('; ')}.`}
    </>
  )
}

function matchWords(rows: number, filter: string): string {
  const counts = counted(rows, 'row')
  if (filter === '') return rows === 1 ? t`${counts} matches.` : t`${counts} match.`
  return rows === 1 ? t`${counts} matches “${filter}”.` : t`${counts} match “${filter}”.`
}

function Preview({ preview }: { readonly preview: AcceptAllPreview }) {
  return (
    <div className="accept-all-columns">
      <section className="dialog-section">
        <h3>{t`What is accepted`}</h3>
        <AcceptedTable preview={preview} />
        <p className="dense muted">
          {t`AMS → is sent to Shopify. ← Shopify is written into AMS, nothing is sent.`}
        </p>
      </section>
      <section className="dialog-section">
        <h3>{t`What a push will send to Shopify`}</h3>
        <PlannedCalls
          calls={preview.calls}
          count={count}
          time={duration}
          duration={t`About ${duration(preview.seconds)}`}
        />
        <NotUndoable sentences={preview.notUndoable} />
        <p className="dense muted">
          {t`Undo takes back the whole step until it is pushed. Each value is read again before it is sent; what moved meanwhile comes back to you.`}
        </p>
      </section>
    </div>
  )
}

function AcceptedTable({ preview }: { readonly preview: AcceptAllPreview }) {
  const sum = (of: 'ours' | 'theirs' | 'staysOpen'): number =>
    preview.byField.reduce((total, field) => total + field[of], 0)
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t`Field`}</th>
          <th className="num">
            <span className="line of-ours">
              <SideSign side="ours" /> AMS <ArrowRight size={12} aria-hidden="true" />
            </span>
          </th>
          <th className="num">
            <span className="line of-theirs">
              <ArrowLeft size={12} aria-hidden="true" /> Shopify <SideSign side="theirs" />
            </span>
          </th>
          <th className="num">{t`Stays open`}</th>
          <th className="num">{t`Rows`}</th>
        </tr>
      </thead>
      <tbody>
        {preview.byField.map((field) => (
          <tr key={field.label}>
            <td>{field.label}</td>
            <Figure n={field.ours} />
            <Figure n={field.theirs} />
            <Figure n={field.staysOpen} />
            <Figure n={field.ours + field.theirs + field.staysOpen} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{t`All fields`}</td>
          <Figure n={sum('ours')} />
          <Figure n={sum('theirs')} />
          <Figure n={sum('staysOpen')} />
          <Figure n={sum('ours') + sum('theirs') + sum('staysOpen')} />
        </tr>
      </tfoot>
    </table>
  )
}

function Figure({ n }: { readonly n: number }) {
  return <td className={`num${n === 0 ? ' faint' : ''}`}>{n === 0 ? '–' : count(n)}</td>
}
