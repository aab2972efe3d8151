import type { AppError } from '@shared/contract/app-error'
import type { RestorePreview } from '@shared/contract/backups'
import type { MainOutput } from '@shared/contract/main-contract'
import type { Result } from '@shared/contract/result'
import { useState } from 'react'
import { askMain, usePlaceRisk } from '../../../api'
import { announce } from '../../../components/announcer'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { Note } from '../../../components/note'
import { fileSize, MOVE_DATA, placeWords } from '../../../format'
import { Section } from '../section'
import { Setting } from '../setting'
import { RestoreDialog } from './restore-dialog'
import { DATA } from './texts'
import { WatchedFolderSetting } from './watched-folder'

type Work = 'back-up' | 'restore' | 'diagnostics' | 'folder'
/** How the last thing went, where it was asked for. */
type Outcome =
  | { readonly of: Work; readonly said: string }
  | { readonly of: Work; readonly error: AppError }

/** All that Concord keeps, as files: a copy, an earlier copy put back, the folder, facts for support. */
export function DataSection() {
  const risk = usePlaceRisk()
  const [busy, setBusy] = useState<Work | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [preview, setPreview] = useState<RestorePreview | null>(null)

  const work = async <T,>(
    of: Work,
    asked: Promise<Result<T>>,
    said: (value: T) => string | null,
  ): Promise<void> => {
    setBusy(of)
    setOutcome(null)
    const answer = await asked
    setBusy(null)
    if (!answer.ok) {
      setOutcome({ of, error: answer.error })
      return
    }
    const sentence = said(answer.value)
    if (sentence === null) return
    setOutcome({ of, said: sentence })
    announce(sentence)
  }
  const saved = (file: MainOutput<'data.back-up'>): string | null =>
    file && DATA.saved(file.name, fileSize(file.bytes))
  const choose = (): Promise<void> =>
    work('restore', askMain('data.choose-backup', null), (found) => {
      setPreview(found)
      return null
    })
  const restore = async (): Promise<void> => {
    setPreview(null)
    await work('restore', askMain('data.restore', null), ({ keptAs }) => DATA.restored(keptAs))
  }
  const keep = (): void => {
    setPreview(null)
    void askMain('data.drop-backup', null)
  }
  return (
    <Section section="data">
      <WatchedFolderSetting />
      <Setting text={DATA.backUpText}>
        <Button
          busy={busy === 'back-up'}
          onClick={() => void work('back-up', askMain('data.back-up', null), saved)}
        >
          {DATA.backUp}
        </Button>
        <Said outcome={outcome} of="back-up" />
        {busy === 'back-up' ? <p className="muted">{DATA.saving}</p> : null}
      </Setting>
      <Setting text={DATA.restoreText}>
        <Button busy={busy === 'restore'} onClick={() => void choose()}>
          {DATA.restore}
        </Button>
        <Said outcome={outcome} of="restore" />
        {busy === 'restore' ? <p className="muted">{DATA.checking}</p> : null}
      </Setting>
      {risk ? (
        <div className="settings-item">
          <Note look="warn">
            {placeWords(risk)} {MOVE_DATA}
          </Note>
        </div>
      ) : null}
      <Setting text={DATA.folderText}>
        <Button
          busy={busy === 'folder'}
          onClick={() => void work('folder', askMain('data.open-folder', null), () => null)}
        >
          {DATA.folder}
        </Button>
        <Said outcome={outcome} of="folder" />
      </Setting>
      <Setting text={DATA.diagnosticsText}>
        <Button
          busy={busy === 'diagnostics'}
          onClick={() => void work('diagnostics', askMain('data.save-diagnostics', null), saved)}
        >
          {DATA.diagnostics}
        </Button>
        <Said outcome={outcome} of="diagnostics" />
      </Setting>
      {preview ? (
        <RestoreDialog preview={preview} onKeep={keep} onRestore={() => void restore()} />
      ) : null}
    </Section>
  )
}

function Said({ outcome, of }: { readonly outcome: Outcome | null; readonly of: Work }) {
  if (outcome?.of !== of) return null
  return 'error' in outcome ? (
    <ErrorNote error={outcome.error} />
  ) : (
    <Note look="plain">{outcome.said}</Note>
  )
}
