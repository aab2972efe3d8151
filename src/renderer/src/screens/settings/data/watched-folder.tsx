import type { AppError } from '@shared/contract/app-error'
import type { MainOutput } from '@shared/contract/main-contract'
import type { Result } from '@shared/contract/result'
import { useEffect, useState } from 'react'
import { askMain } from '../../../api'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { Setting } from '../setting'
import { WATCHED } from './texts'

type Watched = MainOutput<'catalog.watched-folder'>

/** A folder in which a new catalog file is shown by itself, as if it had been chosen. */
export function WatchedFolderSetting() {
  const [watched, setWatched] = useState<Watched | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const told = (answer: Result<Watched>): void => {
    setError(answer.ok ? null : answer.error)
    if (answer.ok) setWatched(answer.value)
  }
  useEffect(() => {
    void askMain('catalog.watched-folder', null).then(told)
  }, [])
  const name = watched?.name ?? null
  return (
    <Setting text={WATCHED.text}>
      <div className="line">
        <Button onClick={() => void askMain('catalog.watch-folder', null).then(told)}>
          {name === null ? WATCHED.choose : WATCHED.other}
        </Button>
        {name === null ? null : (
          <>
            <span>
              {WATCHED.now} <bdi className="strong">{name}</bdi>
            </span>
            <Button
              look="quiet"
              onClick={() => void askMain('catalog.watch-nothing', null).then(told)}
            >
              {WATCHED.stop}
            </Button>
          </>
        )}
      </div>
      {error ? <ErrorNote error={error} /> : null}
    </Setting>
  )
}
