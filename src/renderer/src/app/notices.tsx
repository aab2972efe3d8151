import { t } from '@shared/words/words'
import { useEffect } from 'react'
import { useEngineStatus, useLiveOverview } from '../api'
import { announce } from '../components/announcer'
import { useAppActions } from '../components/app-actions'
import { Button } from '../components/button'
import { ErrorNote } from '../components/error-note'
import { Meter } from '../components/meter'
import { Note } from '../components/note'
import { useOfflineReason } from '../components/offline'
import { useSecond } from '../components/use-second'
import { pushedSoFar, pushProgressWords, pushWords } from '../format'
import { useAppStore } from './app-store'
import { CloseNotice } from './close-notice'
import { importWords } from './import-words'
import './notices.css'
import { OfflineNotice } from './offline-notice'
import { PlaceNotice } from './place-notice'

const RESTARTED = t`Concord's engine stopped and was started again. Nothing was lost.`
const CAUTIOUS = t`Concord’s engine stopped several times. What it was sending then is set aside in the Outbox, under Parked, and until you start Concord again nothing happens by itself. Reviewing goes on, and your decisions can be exported from the Outbox.`

/** What concerns every screen, in one place above it: the engine, where the data are, a push, an import, a failed request. */
export function Notices() {
  return (
    <div className="notices">
      <EngineNotice />
      <PlaceNotice />
      <OfflineNotice />
      <ProblemNotice />
      <ImportNotice />
      <PushNotice />
    </div>
  )
}

function EngineNotice() {
  const { status, unseenRestarts, seen } = useEngineStatus()
  const restarted = unseenRestarts > 0 && status.kind === 'ready'
  useEffect(() => {
    if (restarted) announce(RESTARTED, 'assertive')
  }, [restarted])
  if (status.kind === 'stopped') {
    return <Note look="err">{status.message}</Note>
  }
  if (status.kind === 'ready' && status.isCautious) return <Note look="warn">{CAUTIOUS}</Note>
  if (!restarted) return null
  return (
    <Note look="plain" action={<CloseNotice onClose={seen} />}>
      {RESTARTED}
    </Note>
  )
}

function ProblemNotice() {
  const problem = useAppStore((store) => store.problem)
  const broken = useLiveOverview((live) => (live.overview === null ? live.error : null))
  const isStopped = useEngineStatus((known) => known.status.kind === 'stopped')
  const error = problem ?? (isStopped ? null : broken)
  if (!error) return null
  return (
    <ErrorNote
      error={error}
      action={
        problem ? <CloseNotice onClose={() => useAppStore.setState({ problem: null })} /> : null
      }
    />
  )
}

function ImportNotice() {
  const imported = useAppStore((store) => store.imported)
  const isSetup = useAppStore((store) => store.screen === 'setup')
  const actions = useAppActions()
  const offline = useOfflineReason()
  if (!imported) return null
  // The wizard shows the catalog itself; only what was left out is said here, too.
  if (isSetup && imported.notes.length === 0) return null
  const close = (): void => useAppStore.setState({ imported: null })
  return (
    <Note
      look="plain"
      action={
        <span className="line">
          {isSetup ? null : (
            <Button
              small
              blockedBecause={offline}
              onClick={() => {
                close()
                void actions.startFullSync()
              }}
            >
              {t`Compare now`}
            </Button>
          )}
          <CloseNotice look="quiet" onClose={close} />
        </span>
      }
    >
      <p>{importWords(imported)}</p>
      {imported.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </Note>
  )
}

function PushNotice() {
  const push = useLiveOverview((live) => live.overview?.push)
  const pushSeen = useAppStore((store) => store.pushSeen)
  const screen = useAppStore((store) => store.screen)
  const running = push?.kind === 'running'
  useEffect(() => {
    if (running) useAppStore.setState({ pushSeen: true })
  }, [running])
  if (!push || push.kind === 'idle') return null
  if (push.kind === 'running') return <PushRunning push={push} />
  // The Outbox tells about the last push itself.
  if (!pushSeen || screen === 'outbox') return null
  const close = (
    <CloseNotice look="quiet" onClose={() => useAppStore.setState({ pushSeen: false })} />
  )
  const summary = `${pushWords(push.summary)}.`
  if (push.kind === 'failed') {
    return (
      <Note look="err" action={close}>
        <p className="strong">{push.error.message}</p>
        <p>
          {push.error.nextStep} {t`Before it stopped: ${summary}`}
        </p>
      </Note>
    )
  }
  return (
    <Note look="plain" action={close}>
      <b className="strong">{push.kind === 'canceled' ? t`Push canceled:` : t`Pushed:`}</b>{' '}
      {summary}
    </Note>
  )
}

type PushRunningProps = {
  readonly push: Parameters<typeof pushProgressWords>[0]
}

function PushRunning({ push }: PushRunningProps) {
  const actions = useAppActions()
  const now = useSecond()
  return (
    <div className="push-running">
      <span>
        <b className="strong">{pushedSoFar(push)}</b>
        {pushProgressWords(push, now)}
      </span>
      <span className="grow">
        <Meter label={t`Push`} done={push.done} total={push.total} />
      </span>
      <Button small onClick={() => void actions.cancelPush()}>
        {t`Cancel push`}
      </Button>
    </div>
  )
}
