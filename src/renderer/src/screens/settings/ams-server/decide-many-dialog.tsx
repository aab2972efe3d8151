import type { AmsEffect, AmsMany, AmsManyPreview } from '@shared/contract/ams-decisions'
import type { AppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine, useEngineQuery, useLiveWorks } from '../../../api'
import { announce } from '../../../components/announcer'
import { BrakePanel, useTypedFigures } from '../../../components/brakes'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { DialogError } from '../../../components/dialog-error'
import { NotUndoable } from '../../../components/not-undoable'
import { toast } from '../../../components/toast'
import {
  amsBrakes,
  buttonWords,
  DECIDE_MANY,
  decidedWords,
  effectWords,
  finalWords,
  REMOVAL_BRAKE,
} from './decide-many-words'
import { AMS_LINE, productOf } from './texts'
import { placeOf } from './use-ticked-rows'

export type DecideManyProps = {
  readonly many: AmsMany & { readonly label: string }
  readonly onClose: () => void
}

/** What one answer to many conflicts does, and the answer. */
export function DecideManyDialog({ many: { label, ...many }, onClose }: DecideManyProps) {
  const { keep, scope } = many
  const { data, fresh, error: unread } = useEngineQuery('ams-line.preview-many', many, 'ams-line')
  // What is ticked may have become less meanwhile.
  const preview = fresh ? data : null
  const { busy, error, decide } = useDecideMany(many, onClose)
  // Its progress has a dialog of its own.
  const isUnderWay = useLiveWorks((works) => works['ams-decisions'] !== null)
  const brakes = preview ? amsBrakes(preview) : []
  const isRemoval = preview?.parts.some(({ brake }) => brake?.kind === 'removal') ?? false
  const figures = useTypedFigures(brakes)
  const problem = error ?? unread
  const blocked = figures.complete ? undefined : DECIDE_MANY.untyped
  return (
    <Dialog
      opened={!isUnderWay}
      width={860}
      title={DECIDE_MANY.title[keep](label)}
      onClose={onClose}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button
            look={isRemoval ? 'danger' : 'primary'}
            busy={busy}
            blockedBecause={preview?.values ? blocked : DECIDE_MANY.nothing}
            onClick={() => {
              if (preview) void decide(preview, figures.confirmed)
            }}
          >
            {preview ? buttonWords(keep, preview) : AMS_LINE.keepWords[keep]}
          </Button>
        </>
      }
    >
      <DialogError error={problem} />
      {preview?.values ? <Preview preview={preview} keep={keep} scope={scope} /> : null}
      <BrakePanel
        brakes={brakes}
        figures={figures}
        ask={DECIDE_MANY.ask}
        words={isRemoval ? REMOVAL_BRAKE : undefined}
      />
    </Dialog>
  )
}

type Confirmed = Partial<Record<AmsEffect, number>>

function useDecideMany(many: AmsMany, onClose: () => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const decide = async ({ seen }: AmsManyPreview, confirmed: Confirmed): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('ams-line.decide-many', { ...many, seen, confirmed })
    setBusy(false)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return
    const sentence = decidedWords(answer.value)
    announce(sentence)
    toast({ sentence })
    onClose()
  }
  return { busy, error, decide }
}

type PreviewProps = Pick<AmsMany, 'keep' | 'scope'> & { readonly preview: AmsManyPreview }

function Preview({ preview, keep, scope }: PreviewProps) {
  const { examples, values } = preview
  // Of a kind all have the same one.
  const showsField = scope.of === 'ticked'
  return (
    <section className="dialog-section decide-many">
      <h3>{DECIDE_MANY.what}</h3>
      <ul>
        {effectWords(keep, preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <NotUndoable sentences={finalWords(preview)} />
      <h3>{DECIDE_MANY.examples(examples.length, values)}</h3>
      <table className="plain-table decide-many-examples">
        <thead>
          <tr>
            <th>{AMS_LINE.columns.product}</th>
            {showsField ? <th>{AMS_LINE.columns.field}</th> : null}
            <th>{AMS_LINE.columns.ours}</th>
            <th>{AMS_LINE.columns.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((row) => (
            <tr key={JSON.stringify(placeOf(row))}>
              <td>
                <bdi>{productOf(row)}</bdi>
              </td>
              {showsField ? <td>{row.label}</td> : null}
              <td>
                <bdi>{row.ours || AMS_LINE.none}</bdi>
              </td>
              <td>
                <bdi>{row.theirs || AMS_LINE.none}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
