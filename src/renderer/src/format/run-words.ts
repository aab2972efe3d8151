import type { RunLine } from '@shared/contract/runs'
import type { SyncSummary } from '@shared/contract/sync'
import { count, counted, t } from '@shared/words/words'
import { MODE_WORDS, STEP_WORDS, summaryWords } from './sync-words'
import { duration } from './times'

/** "Full Sync And Compare", "Push". */
export function runName({ kind, sync }: RunLine): string {
  if (kind === 'push') return t`Push`
  return sync === null ? t`Sync` : MODE_WORDS[sync.mode]
}

/** How long it took: "8 s". */
function runTook({ startedAt, finishedAt }: RunLine): string {
  return duration(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}

/**
 * What a run did in one line, nothing left out: "412 in agreement, …" or "38 pushed, 3 imported, 2 skipped:
 * Shopify changed after you decided, 1 failed: …".
 */
export function runSummary(run: RunLine): string {
  const { sync, push, outcome, step, error } = run
  const parts = [
    outcome === 'running' && t`Under way`,
    outcome === 'canceled' && t`Canceled`,
    outcome === 'failed' &&
      (error === null ? t`Stopped before its end` : t`Stopped: ${error.message}`),
    sync === null && step !== null && t`in the step ${STEP_WORDS[step]}`,
    sync !== null && summaryWords(sync),
    push !== null && pushLine(run),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

function pushLine({ push, reasons }: RunLine): string {
  if (push === null) return ''
  const why = (ending: 'skipped' | 'failed'): string => {
    const [first, ...others] = reasons.filter((reason) => reason.ending === ending)
    if (!first) return ''
    const more = others.length === 0 ? '' : t` and ${counted(others.length, 'other reason')}`
    return `: ${first.reason.replace(/\.$/, '')}${more}`
  }
  const agreed = push.alreadyThere
  return [
    t`${count(push.sent + push.created)} pushed`,
    t`${count(push.takenIntoAms + push.imported)} imported`,
    agreed > 0 && counted(agreed, 'in agreement already', 'in agreement already'),
    t`${count(push.returned)} skipped${why('skipped')}`,
    t`${count(push.parked)} failed${why('failed')}`,
    push.unknown > 0 && t`${count(push.unknown)} with unknown outcome`,
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** "8 s, 12 requests, 240 points". */
export function runCost(run: RunLine): string {
  const spent = run.sync ?? run.push
  const cost =
    spent === null ? [] : [counted(spent.requests, 'request'), counted(spent.points, 'point')]
  return [runTook(run), ...cost].join(', ')
}

type Skipped = SyncSummary['skipped'][number]

const MATCHED: Readonly<Record<Exclude<Skipped['matchResult'], 'linked'>, string>> = {
  only: t`Only on one side`,
  'blank-sku': t`No SKU that could tell its counterpart`,
  'similar-name': t`A product of a similar name is on the other side`,
  ambiguous: t`Several candidates`,
  'duplicate-sku': t`Its SKU is used twice`,
  'broken-link': t`The linked product is gone`,
}
const CHANGED: Readonly<Record<NonNullable<Skipped['changedBy']>, string>> = {
  both: t`Both sides changed it`,
  'never-agreed': t`The two sides never agreed on it`,
  ams: t`AMS changed it, and it can not be sent by itself`,
  shopify: t`Shopify changed it, and it can not be taken by itself`,
}

/** Why rows of a sync were left to a person. */
export function needsPersonWords({ matchResult, changedBy }: Omit<Skipped, 'count'>): string {
  if (matchResult !== 'linked') return MATCHED[matchResult]
  return changedBy === null ? t`A variant is on one side only` : CHANGED[changedBy]
}
