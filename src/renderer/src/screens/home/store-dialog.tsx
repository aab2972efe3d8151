import type { AppError } from '@shared/contract/app-error'
import type { Result } from '@shared/contract/result'
import type { StoreTile } from '@shared/contract/stores'
import { type ReactNode, useState } from 'react'
import { askMain, refreshStores } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { DialogError } from '../../components/dialog-error'
import { TextField } from '../../components/text-field'
import './store-dialog.css'
import { DISCONNECT, REMOVE, RENAME } from './texts'

export type StoreQuestion = {
  readonly kind: 'rename' | 'disconnect' | 'remove'
  readonly tile: StoreTile
}

type StoreDialogProps = { readonly question: StoreQuestion; readonly onClose: () => void }

export function StoreDialog({ question, onClose }: StoreDialogProps) {
  const { kind, tile } = question
  if (kind === 'rename') return <RenameDialog tile={tile} onClose={onClose} />
  if (kind === 'disconnect') return <DisconnectDialog tile={tile} onClose={onClose} />
  return <RemoveDialog tile={tile} onClose={onClose} />
}

type OfTile = { readonly tile: StoreTile; readonly onClose: () => void }

/** Does it, says so, and closes; a failure stays in the dialog. */
function useAct(done: string, onClose: () => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const act = async (asked: Promise<Result<null>>): Promise<void> => {
    setBusy(true)
    const answer = await asked
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    announce(done)
    void refreshStores()
    onClose()
  }
  const note: ReactNode = <DialogError error={error} />
  return { busy, note, act }
}

function RenameDialog({ tile, onClose }: OfTile) {
  const [typed, setTyped] = useState(tile.name)
  const name = typed.trim()
  const { busy, note, act } = useAct(RENAME.done(name), onClose)
  const rename = (): void => void act(askMain('stores.rename', { id: tile.id, name }))
  return (
    <Dialog
      opened
      width={440}
      title={RENAME.title}
      onClose={onClose}
      footnote={RENAME.foot}
      buttons={
        <>
          <Button keys="Esc" onClick={onClose}>
            {RENAME.cancel}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={name === '' ? RENAME.empty : undefined}
            onClick={rename}
          >
            {RENAME.keep}
          </Button>
        </>
      }
    >
      <form
        className="dialog-section"
        onSubmit={(event) => {
          event.preventDefault()
          if (name !== '' && !busy) rename()
        }}
      >
        <TextField label={RENAME.label} value={typed} maxLength={80} first onChange={setTyped} />
      </form>
      {note}
    </Dialog>
  )
}

function DisconnectDialog({ tile, onClose }: OfTile) {
  const { busy, note, act } = useAct(DISCONNECT.done(tile.name), onClose)
  const isSample = tile.kind === 'sample'
  return (
    <Dialog
      opened
      title={DISCONNECT.title(tile.name)}
      onClose={onClose}
      footnote={isSample ? null : DISCONNECT.foot}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={onClose}>
            {DISCONNECT.keep}
          </Button>
          <Button
            look="danger"
            busy={busy}
            onClick={() => void act(askMain('stores.disconnect', { id: tile.id }))}
          >
            {DISCONNECT.disconnect}
          </Button>
        </>
      }
    >
      <div className="dialog-section store-dialog-lists">
        <WordList title={DISCONNECT.staysTitle} lines={DISCONNECT.stays} />
        <WordList
          title={DISCONNECT.goesTitle}
          lines={isSample ? DISCONNECT.sampleGoes : DISCONNECT.goes}
        />
      </div>
      {note}
    </Dialog>
  )
}

type WordListProps = { readonly title: string; readonly lines: readonly string[] }

function WordList({ title, lines }: WordListProps) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function RemoveDialog({ tile, onClose }: OfTile) {
  const { busy, note, act } = useAct(REMOVE.done(tile.name), onClose)
  const waiting = tile.seen?.waiting ?? 0
  return (
    <Dialog
      opened
      title={REMOVE.title(tile.name)}
      onClose={onClose}
      footnote={REMOVE.foot}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={onClose}>
            {REMOVE.keep}
          </Button>
          <Button
            look="danger"
            busy={busy}
            onClick={() => void act(askMain('stores.remove', { id: tile.id }))}
          >
            {REMOVE.remove}
          </Button>
        </>
      }
    >
      <div className="dialog-section store-dialog-text">
        <p>{REMOVE.text}</p>
        {waiting > 0 ? <p className="attention">{REMOVE.waiting(waiting)}</p> : null}
        <p>{tile.kind === 'sample' ? REMOVE.sample : REMOVE.shopify}</p>
      </div>
      {note}
    </Dialog>
  )
}
