import type { Overview } from '@shared/contract/store'
import { SYNC_STEPS, type SyncState, type SyncStep, type SyncSummary } from '@shared/contract/sync'
import { count, counted, t } from '@shared/words/words'
import { percent } from './numbers'
import { STEP_WORDS, summaryWords } from './sync-words'

const HINTS: Readonly<Record<SyncStep, string>> = {
  'read-ams': t`Products and variants`,
  'read-shopify': t`Products and variants`,
  'prove-complete': t`Counts must agree`,
  match: t`Shopify id, then SKU`,
  compare: t`Field by field`,
  ready: t`Nothing is written`,
}

type StepState = 'done' | 'now' | 'stopped' | 'waits'

type Step = {
  readonly step: SyncStep
  readonly name: string
  readonly state: StepState
  readonly facts: string
  readonly done: number
  readonly total: number | null
}

/** The six steps of the run under way with their real counts; between runs, those of the last one. */
export function runSteps({ sync, lastSync }: Pick<Overview, 'sync' | 'lastSync'>): readonly Step[] {
  return SYNC_STEPS.map((step) => {
    const state = stateOf(step, sync, lastSync !== null)
    const here = sync.kind === 'running' && sync.step === step
    const [done, total] = here ? [sync.done, sync.total] : [state === 'done' ? 1 : 0, 1]
    const facts = factsOf(step, state, sync, lastSync)
    return { step, name: STEP_WORDS[step], state, facts, done, total }
  })
}

/** How a run ended, as a sentence to be spoken; null while it runs or before one did. */
export function runEnding(sync: SyncState): string | null {
  switch (sync.kind) {
    case 'finished':
      return t`Run finished. ${summaryWords(sync.summary)}.`
    case 'failed':
      return t`Run stopped. ${sync.error.message}`
    case 'canceled':
      return t`Run canceled.`
    default:
      return null
  }
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
    const known = sync.counts[step]
    return state === 'done' && known !== undefined ? count(known) : HINTS[step]
  }
  const showsLast = sync.kind === 'idle' || sync.kind === 'finished'
  const summary = sync.kind === 'finished' ? sync.summary : lastSync
  return showsLast && summary ? summaryFacts(step, summary) : HINTS[step]
}

function progress(done: number, total: number | null): string {
  return total === null
    ? t`${count(done)} so far`
    : t`${count(done)} of ${count(total)}, ${percent(done, total)}`
}

function summaryFacts(step: SyncStep, summary: SyncSummary): string {
  switch (step) {
    case 'read-ams':
      return counted(summary.amsProducts, 'product')
    case 'read-shopify':
      return counted(summary.shopifyProducts, 'product')
    case 'prove-complete':
      return t`Counts agree`
    case 'match':
      return t`${count(summary.onlyAms + summary.onlyShopify)} without a pair`
    case 'compare':
      return counted(summary.differs, 'difference')
    case 'ready':
      return counted(summary.needsPerson, 'needs a person', 'need a person')
  }
}
