import type { AmsMany, AmsManyPreview } from '@shared/contract/ams-decisions'
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
  amsBrakeWords,
  buttonWords,
  DECIDE_MANY,
  decidedWords,
  effectWords,
  finalWords,
  REMOVAL_BRAKE,
} from './decide-many-words'
import { AMS_LINE } from './texts'

export type DecideManyProps = {
  readonly many: AmsMany & { readonly label: string }
  readonly onClose: () => void
}

/** What one answer to all conflicts of a kind does, and the answer. */
export function DecideManyDialog({ many: { kind, keep, label }, onClose }: DecideManyProps) {
  const { data: preview, error: unread } = useEngineQuery(
    'ams-line.preview-many',
    { kind, keep },
    'ams-line',
  )
  const { busy, error, decide } = useDecideMany({ kind, keep }, onClose)
  // Its progress has a dialog of its own.
  const isUnderWay = useLiveWorks((works) => works['ams-decisions'] !== null)
  const brakes = preview?.brake ? [preview.brake] : []
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
            look={brakes.some((brake) => brake.kind === 'removal') ? 'danger' : 'primary'}
            busy={busy}
            blockedBecause={preview?.values ? blocked : DECIDE_MANY.nothing}
            onClick={() => {
              if (preview) void decide(preview)
            }}
          >
            {preview ? buttonWords(keep, preview.effect, preview) : AMS_LINE.keepWords[keep]}
          </Button>
        </>
      }
    >
      <DialogError error={problem} />
      {preview?.values ? <Preview preview={preview} /> : null}
      {preview?.brake ? (
        <BrakePanel
          brakes={[amsBrakeWords(preview.brake, preview.effect)]}
          figures={figures}
          ask={DECIDE_MANY.ask}
          words={preview.brake.kind === 'removal' ? REMOVAL_BRAKE : undefined}
        />
      ) : null}
    </Dialog>
  )
}

function useDecideMany(many: AmsMany, onClose: () => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const decide = async ({ seen, brake }: AmsManyPreview): Promise<void> => {
    setBusy(true)
    const input = { ...many, seen, confirmed: brake?.count ?? null }
    const answer = await askEngine('ams-line.decide-many', input)
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

function Preview({ preview }: { readonly preview: AmsManyPreview }) {
  const { examples, values } = preview
  return (
    <section className="dialog-section decide-many">
      <h3>{DECIDE_MANY.what}</h3>
      <ul>
        {effectWords(preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <NotUndoable sentences={finalWords(preview)} />
      <h3>{DECIDE_MANY.examples(examples.length, values)}</h3>
      <table className="plain-table decide-many-examples">
        <thead>
          <tr>
            <th>{AMS_LINE.columns.product}</th>
            <th>{AMS_LINE.columns.ours}</th>
            <th>{AMS_LINE.columns.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ amsProductId, amsVariantId, productName, sku, ours, theirs }) => (
            <tr key={`${amsProductId}|${amsVariantId}`}>
              <td>
                <bdi>{sku === '' ? productName : `${productName}, ${sku}`}</bdi>
              </td>
              <td>
                <bdi>{ours || AMS_LINE.none}</bdi>
              </td>
              <td>
                <bdi>{theirs || AMS_LINE.none}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
