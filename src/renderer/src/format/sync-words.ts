import type { Overview } from '@shared/contract/store'
import {
  type OutboxCounts,
  type pushSummarySchema,
  SYNC_STEPS,
  type SyncStep,
  type SyncSummary,
} from '@shared/contract/sync'
import { count, counted, t, tAs } from '@shared/words/words'
import type { z } from 'zod'
import { duration, timeOf } from './times'

type PushSummary = z.infer<typeof pushSummarySchema>

export const STEP_WORDS: Readonly<Record<SyncStep, string>> = {
  'read-ams': t`Read AMS`,
  'read-shopify': t`Read Shopify`,
  'prove-complete': t`Prove complete`,
  match: tAs('step')`Match`,
  compare: tAs('step')`Compare`,
  ready: t`Ready to review`,
}

/** One line about the last run or the one under way, for a screen's header. */
export function syncLine({ sync, lastSync }: Overview): string {
  if (sync.kind === 'running') {
    const step = SYNC_STEPS.indexOf(sync.step) + 1
    const left = sync.secondsLeft === null ? '' : t`, about ${duration(sync.secondsLeft)} left`
    return t`${STEP_WORDS[sync.step]}, step ${step} of ${SYNC_STEPS.length}${left}`
  }
  if (lastSync === null) return t`Not compared yet`
  const sizes = t`${counted(lastSync.amsProducts, 'product')} in AMS, ${count(lastSync.shopifyProducts)} in Shopify`
  if (lastSync.mode === 'full') {
    return t`Both sides read completely at ${timeOf(lastSync.finishedAt)}: ${sizes}`
  }
  return t`${modeLine(lastSync)}: ${counted(lastSync.compared, 'product')} compared anew. ${sizes}`
}

export const MODE_WORDS: Readonly<Record<SyncSummary['mode'], string>> = {
  full: t`Full Sync And Compare`,
  changes: t`Read what changed`,
  compare: t`Compared again`,
}

/** "Read what changed, 09:02". */
export function modeLine({ mode, finishedAt }: SyncSummary): string {
  return `${MODE_WORDS[mode]}, ${timeOf(finishedAt)}`
}

/** "412 in agreement, 23 differences, 4 only in AMS, 1 only in Shopify, 2 need a person". */
export function summaryWords(summary: SyncSummary): string {
  return [
    counted(summary.inAgreement, 'in agreement', 'in agreement'),
    counted(summary.differs, 'difference'),
    t`${count(summary.onlyAms)} only in AMS`,
    t`${count(summary.onlyShopify)} only in Shopify`,
    counted(summary.needsPerson, 'needs a person', 'need a person'),
  ].join(', ')
}

/** "38 sent, 3 taken into AMS, 0 came back, 12 requests". */
export function pushWords(summary: PushSummary): string {
  const parts = [
    t`${count(summary.sent)} sent`,
    t`${count(summary.takenIntoAms)} taken into AMS`,
    summary.created > 0 && t`${count(summary.created)} created in Shopify`,
    summary.imported > 0 && t`${count(summary.imported)} imported`,
    summary.alreadyThere > 0 && t`${count(summary.alreadyThere)} already there`,
    t`${count(summary.returned)} came back`,
    summary.parked > 0 && t`${count(summary.parked)} parked`,
    summary.replaced > 0 &&
      counted(
        summary.replaced,
        'replaced a change in Shopify that came in between',
        'replaced a change in Shopify that came in between',
      ),
    summary.unknown > 0 && t`${count(summary.unknown)} with unknown outcome`,
    counted(summary.requests, 'request'),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

/** How many decisions a push takes up: an unknown outcome is read back by it. */
export function toPush({ toShopify, toAms, unknown }: OutboxCounts): number {
  return toShopify + toAms + unknown
}

/** What the button that opens the preview of a push says. */
export function pushLabel(waits: number): string {
  return waits === 0 ? t`Review and push` : t`Review and push ${count(waits)}`
}
