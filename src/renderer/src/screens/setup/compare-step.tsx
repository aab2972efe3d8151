import type { Overview } from '@shared/contract/store'
import { CircleCheck } from 'lucide-react'
import { askMain, useLiveOverview } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { useOfflineReason } from '../../components/offline'
import '../../components/panel.css'
import { RunStrip } from '../../components/run-strip'
import { useSpokenRun } from '../../components/use-spoken-run'
import { counted, runEnding, runSteps, STEP_WORDS, summaryWords, syncLine } from '../../format'
import './compare-step.css'
import { Help, HelpFacts } from './help'
import { COMPARE_HELP } from './help-texts'
import { leaveWizard } from './setup-store'
import { StepFrame } from './step-frame'
import { COMPARE } from './texts'
import { useSetupChange } from './use-setup-change'

/** A whole comparison that writes nothing; after it the set-up is finished. */
export function CompareStep({ isFinished }: { readonly isFinished: boolean }) {
  const overview = useLiveOverview((live) => live.overview)
  const finish = useFinish(isFinished)
  return (
    <StepFrame
      step="compare"
      title={COMPARE.title}
      intro={isFinished ? COMPARE.textAgain : COMPARE.text}
      footnote={overview?.sync.kind === 'running' ? COMPARE.running : null}
      forward={overview ? <Forward overview={overview} finish={finish} /> : null}
      help={
        <Help title={COMPARE_HELP.title}>
          <HelpFacts facts={COMPARE_HELP.facts} />
        </Help>
      }
    >
      {finish.error ? <ErrorNote error={finish.error} /> : null}
      {overview ? <Trial overview={overview} /> : null}
    </StepFrame>
  )
}

/** Finishes the set-up where it is not, then opens Compare. */
function useFinish(isFinished: boolean) {
  const actions = useAppActions()
  const { busy, error, change } = useSetupChange<'finish'>()
  const open = async (): Promise<void> => {
    const done = isFinished || (await change('finish', () => askMain('setup.finish', null)))
    if (!done) return
    actions.go({ screen: 'compare' })
    leaveWizard()
  }
  return { busy: busy !== null, error, open }
}

type ForwardProps = {
  readonly overview: Overview
  readonly finish: ReturnType<typeof useFinish>
}

function Forward({ overview, finish }: ForwardProps) {
  const actions = useAppActions()
  const offline = useOfflineReason()
  const isRunning = overview.sync.kind === 'running'
  const blocked = overview.amsCatalog === null ? COMPARE.catalogFirst : offline
  const isCompared = overview.lastSync !== null
  return (
    <>
      {isRunning ? (
        <Button onClick={() => void actions.cancelSync()}>{COMPARE.cancel}</Button>
      ) : (
        <Button
          look={isCompared ? 'plain' : 'primary'}
          blockedBecause={blocked}
          onClick={() => void actions.startFullSync()}
        >
          {isCompared ? COMPARE.again : COMPARE.start}
        </Button>
      )}
      {isCompared && !isRunning ? (
        <Button look="primary" busy={finish.busy} onClick={() => void finish.open()}>
          {COMPARE.open}
        </Button>
      ) : null}
    </>
  )
}

/** The run's steps, and what came of it in words. */
function Trial({ overview }: { readonly overview: Overview }) {
  const actions = useAppActions()
  const { sync, lastSync } = overview
  useSpokenRun({
    step: sync.kind === 'running' ? STEP_WORDS[sync.step] : null,
    ending: runEnding(sync),
  })
  return (
    <section className="panel trial" aria-label={COMPARE.trial}>
      {sync.kind === 'running' ? <p className="trial-line">{syncLine(overview)}</p> : null}
      {sync.kind === 'canceled' ? (
        <p className="trial-line">{COMPARE.stopped(STEP_WORDS[sync.step])}</p>
      ) : null}
      <RunStrip steps={runSteps(overview)} />
      {sync.kind === 'failed' ? (
        <div className="trial-line">
          <ErrorNote
            look="warn"
            error={sync.error}
            action={
              sync.error.code === 'read-shrunken' ? (
                <Button small onClick={() => actions.go({ screen: 'overview' })}>
                  {COMPARE.overview}
                </Button>
              ) : null
            }
          />
        </div>
      ) : null}
      {lastSync && sync.kind !== 'running' ? (
        <p className="trial-result">
          <CircleCheck size={16} aria-hidden="true" />
          <span>
            <b>{`${summaryWords(lastSync)}.`}</b>{' '}
            {lastSync.mutationsSent === 0
              ? COMPARE.nothing
              : COMPARE.wrote(counted(lastSync.mutationsSent, 'change'))}
          </span>
        </p>
      ) : null}
    </section>
  )
}
