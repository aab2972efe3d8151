import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Info } from 'lucide-react'
import { useState } from 'react'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { useOfflineReason } from '../../components/offline'
import { RunStrip } from '../../components/run-strip'
import { useSpokenRun } from '../../components/use-spoken-run'
import {
  count,
  counted,
  modeLine,
  runEnding,
  runSteps,
  STEP_WORDS,
  summaryWords,
  syncLine,
  timeOf,
} from '../../format'
import './run-panel.css'
import { ShrunkenReadDialog } from './shrunken-read-dialog'
import { OVERVIEW } from './texts'

export function RunPanel({ overview }: { readonly overview: Overview }) {
  const actions = useAppActions()
  const offline = useOfflineReason()
  const { sync, lastSync } = overview
  useSpokenRun({
    step: sync.kind === 'running' ? STEP_WORDS[sync.step] : null,
    ending: runEnding(sync),
  })
  const running = sync.kind === 'running'
  const [asking, setAsking] = useState(false)
  return (
    <section
      className="panel run-panel"
      aria-label={OVERVIEW.fullSync}
      data-last-run={lastSync?.finishedAt}
    >
      <header>
        <h2>{OVERVIEW.fullSync}</h2>
        <span className="dense muted grow cut">{headLine(overview)}</span>
        {running ? (
          <Button small onClick={() => void actions.cancelSync()}>
            {OVERVIEW.cancel}
          </Button>
        ) : null}
      </header>
      {sync.kind === 'idle' && lastSync === null ? null : <RunStrip steps={runSteps(overview)} />}
      {sync.kind === 'failed' ? (
        <div className="run-panel-note">
          <ErrorNote
            look="warn"
            error={sync.error}
            action={
              <span className="line">
                <Button small blockedBecause={offline} onClick={() => void actions.startFullSync()}>
                  {OVERVIEW.tryAgain}
                </Button>
                {sync.error.code === 'read-shrunken' ? (
                  <Button small onClick={() => setAsking(true)}>
                    {OVERVIEW.compareSmallerAsk}
                  </Button>
                ) : null}
              </span>
            }
          />
        </div>
      ) : null}
      {asking && sync.kind === 'failed' ? (
        <ShrunkenReadDialog error={sync.error} onClose={() => setAsking(false)} />
      ) : null}
      <div className="run-foot">
        <Info size={14} aria-hidden="true" />
        <span className="dense grow">{footLine(overview)}</span>
        {lastSync && !running ? (
          <>
            <Button
              hint={OVERVIEW.checkHint}
              blockedBecause={offline}
              onClick={() => void actions.checkForChanges()}
            >
              {OVERVIEW.checkForChanges}
            </Button>
            <Button onClick={() => actions.go({ screen: 'compare' })}>{t`Open Compare`}</Button>
          </>
        ) : null}
        {running ? null : (
          <Button
            look="primary"
            hint="F5"
            blockedBecause={offline}
            onClick={() => void actions.startFullSync()}
          >
            {OVERVIEW.fullSync}
          </Button>
        )}
      </div>
    </section>
  )
}

function headLine(overview: Overview): string {
  const { sync } = overview
  switch (sync.kind) {
    case 'running': {
      const line = syncLine(overview)
      if (sync.ratePerSecond === null) return line
      return t`${line}, ${count(Math.round(sync.ratePerSecond))} a second`
    }
    case 'failed':
      return t`Stopped at ${timeOf(sync.at)} in the step ${STEP_WORDS[sync.step]}`
    case 'canceled':
      return t`Canceled at ${timeOf(sync.at)} in the step ${STEP_WORDS[sync.step]}. What was known before is kept.`
    default:
      return overview.lastSync ? t`Last run: ${modeLine(overview.lastSync)}` : ''
  }
}

function footLine({ sync, lastSync }: Overview): string {
  if (sync.kind === 'running') return t`Go on working. Nothing is written by a run.`
  if (lastSync === null) return OVERVIEW.neverRun
  const { decidedByRules, decidedAutomatically, mutationsSent } = lastSync
  const sentences = [
    `${summaryWords(lastSync)}.`,
    t`${count(mutationsSent)} changes were sent by the run.`,
    decidedByRules > 0 && t`Rules decided ${counted(decidedByRules, 'row')}.`,
    decidedAutomatically > 0 && t`Automatic push decided ${counted(decidedAutomatically, 'row')}.`,
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}
