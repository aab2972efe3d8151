import type { AppError } from '@shared/contract/app-error'
import type { RollBackPreview } from '@shared/contract/pushes'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { ErrorNote } from '../../components/error-note'
import { toast } from '../../components/toast'
import { count, timeOf } from '../../format'
import { openOutboxTab, useOutboxStore } from './outbox-store'
import { previewWords } from './push-line-words'
import './roll-back-dialog.css'
import { ROLL_BACK } from './texts'

const close = (): void => useOutboxStore.setState({ rollBack: null })

/** What a roll back would restore, what it leaves alone and what it can't undo, before it is made. */
export function RollBackDialog() {
  const run = useOutboxStore((store) => store.rollBack)
  return run === null ? null : <OpenRollBackDialog key={run} run={run} />
}

function OpenRollBackDialog({ run }: { readonly run: number }) {
  const actions = useAppActions()
  const {
    data: preview,
    error: unread,
    refresh,
  } = useEngineQuery('pushes.preview-roll-back', { run }, 'pushes')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<AppError | null>(null)
  const rollBack = async (): Promise<void> => {
    setBusy(true)
    const answer = await askEngine('pushes.roll-back', { run })
    setBusy(false)
    if (!answer.ok) {
      setRefused(answer.error)
      refresh()
      return
    }
    const { decided, label } = answer.value
    const sentence =
      decided === 1
        ? t`${label}: 1 earlier value waits to be pushed.`
        : t`${label}: ${count(decided)} earlier values wait to be pushed.`
    announce(sentence)
    toast({ sentence, undo: () => void actions.undo() })
    close()
    openOutboxTab('open')
  }
  const error = refused ?? unread
  const restorable = preview?.restorable ?? 0
  return (
    <Dialog
      opened
      width={620}
      title={ROLL_BACK.title(preview ? timeOf(preview.startedAt) : '…')}
      subtitle={preview ? previewWords(preview) : null}
      onClose={close}
      footnote={ROLL_BACK.footnote}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={close}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={restorable === 0 ? ROLL_BACK.nothing : undefined}
            onClick={() => void rollBack()}
          >
            {t`Roll back ${count(restorable)}`}
          </Button>
        </>
      }
    >
      <div className="dialog-section roll-back">
        {error ? <ErrorNote error={error} /> : null}
        {preview ? <Preview preview={preview} /> : null}
      </div>
    </Dialog>
  )
}

function Preview({ preview }: { readonly preview: RollBackPreview }) {
  const { byField, spared, notUndoable } = preview
  return (
    <>
      {byField.length === 0 ? <p>{ROLL_BACK.nothing}</p> : <Fields byField={byField} />}
      {spared.length === 0 ? null : (
        <section>
          <h3>{ROLL_BACK.spared}</h3>
          <ul>
            {spared.map(({ count: left, reason }) => (
              <li key={reason}>
                <b>{count(left)}</b>: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notUndoable.length === 0 ? null : (
        <section>
          <h3>{ROLL_BACK.stays}</h3>
          <ul>
            {notUndoable.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Fields({ byField }: Pick<RollBackPreview, 'byField'>) {
  return (
    <section>
      <h3>{ROLL_BACK.fields}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t`Field`}</th>
            <th className="num">{t`In Shopify`}</th>
            <th className="num">{t`In AMS`}</th>
          </tr>
        </thead>
        <tbody>
          {byField.map(({ label, toShopify, toAms }) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="num">{count(toShopify)}</td>
              <td className="num">{count(toAms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
