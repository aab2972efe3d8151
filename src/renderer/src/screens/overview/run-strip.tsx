import type { Overview } from '@shared/contract/store'
import { SYNC_STEPS, type SyncState, type SyncStep, type SyncSummary } from '@shared/contract/sync'
import { Check, CircleDashed, TriangleAlert } from 'lucide-react'
import { Meter } from '../../components/meter'
import { Ring } from '../../components/ring'
import { count, counted, percent, STEP_WORDS } from '../../format'
import { STEP_HINTS } from './texts'

type StepState = 'done' | 'now' | 'stopped' | 'waits'

/** The six steps of a run with their real counts; between runs, those of the last one. */
export function RunStrip({ overview }: { readonly overview: Overview }) {
  const { sync, lastSync } = overview
  return (
    <ol className="run-strip" aria-label="Steps of the run">
      {SYNC_STEPS.map((step) => {
        const state = stateOf(step, sync, lastSync !== null)
        return (
          <li key={step} className="run-step" data-state={state}>
            <StepMeter step={step} state={state} sync={sync} />
            <p className="run-step-name">
              <StepSign state={state} />
              {STEP_WORDS[step]}
              <span className="visually-hidden">{SPOKEN[state]}</span>
            </p>
            <p className="run-step-facts">{factsOf(step, state, sync, lastSync)}</p>
          </li>
        )
      })}
    </ol>
  )
}

const SPOKEN: Readonly<Record<StepState, string>> = {
  done: ', done',
  now: ', under way',
  stopped: ', stopped here',
  waits: ', not yet',
}

function StepSign({ state }: { readonly state: StepState }) {
  if (state === 'done') return <Check aria-hidden="true" />
  if (state === 'now') return <Ring />
  if (state === 'stopped') return <TriangleAlert aria-hidden="true" />
  return <CircleDashed aria-hidden="true" />
}

type StepMeterProps = {
  readonly step: SyncStep
  readonly state: StepState
  readonly sync: SyncState
}

function StepMeter({ step, state, sync }: StepMeterProps) {
  const here = sync.kind === 'running' && sync.step === step
  const [done, total] = here ? [sync.done, sync.total] : [state === 'done' ? 1 : 0, 1]
  return <Meter label={STEP_WORDS[step]} done={done} total={total} />
}

function stateOf(step: SyncStep, sync: SyncState, ranBefore: boolean): StepState {
  switch (sync.kind) {
    case 'finished':
      return 'done'
    case 'idle':
      return ranBefore ? 'done' : 'waits'
    case 'running':
    case 'canceled':
    case 'failed': {
      const distance = SYNC_STEPS.indexOf(step) - SYNC_STEPS.indexOf(sync.step)
      if (distance === 0) return sync.kind === 'running' ? 'now' : 'stopped'
      return distance < 0 ? 'done' : 'waits'
    }
  }
}

function factsOf(
  step: SyncStep,
  state: StepState,
  sync: SyncState,
  lastSync: SyncSummary | null,
): string {
  if (sync.kind === 'running') {
    if (state === 'now') return progress(sync.done, sync.total)
    const counted = sync.counts[step]
    return state === 'done' && counted !== undefined ? count(counted) : STEP_HINTS[step]
  }
  const showsLast = sync.kind === 'idle' || sync.kind === 'finished'
  const summary = sync.kind === 'finished' ? sync.summary : lastSync
  return showsLast && summary ? summaryFacts(step, summary) : STEP_HINTS[step]
}

function progress(done: number, total: number | null): string {
  return total === null
    ? `${count(done)} so far`
    : `${count(done)} of ${count(total)}, ${percent(done, total)}`
}

function summaryFacts(step: SyncStep, summary: SyncSummary): string {
  switch (step) {
    case 'read-ams':
      return counted(summary.amsProducts, 'product')
    case 'read-shopify':
      return counted(summary.shopifyProducts, 'product')
    case 'prove-complete':
      return 'Counts agree'
    case 'match':
      return `${count(summary.onlyAms + summary.onlyShopify)} without a pair`
    case 'compare':
      return counted(summary.differs, 'difference')
    case 'ready':
      return `${count(summary.needsPerson)} need a person`
  }
}
