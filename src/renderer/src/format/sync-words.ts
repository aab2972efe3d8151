import type { Overview } from '@shared/contract/store'
import {
  type OutboxCounts,
  type pushSummarySchema,
  SYNC_STEPS,
  type SyncStep,
  type SyncSummary,
} from '@shared/contract/sync'
import type { z } from 'zod'
import { count, counted } from './numbers'
import { duration, timeOf } from './times'

type PushSummary = z.infer<typeof pushSummarySchema>

export const STEP_WORDS: Readonly<Record<SyncStep, string>> = {
  'read-ams': 'Read AMS',
  'read-shopify': 'Read Shopify',
  'prove-complete': 'Prove complete',
  match: 'Match',
  compare: 'Compare',
  ready: 'Ready to review',
}

/** One line about the last run or the one under way, for a screen's header. */
export function syncLine({ sync, lastSync }: Overview): string {
  if (sync.kind === 'running') {
    const step = SYNC_STEPS.indexOf(sync.step) + 1
    const left = sync.secondsLeft === null ? '' : `, about ${duration(sync.secondsLeft)} left`
    return `${STEP_WORDS[sync.step]}, step ${step} of ${SYNC_STEPS.length}${left}`
  }
  if (lastSync === null) return 'Not compared yet'
  const sizes = `${counted(lastSync.amsProducts, 'product')} in AMS, ${count(lastSync.shopifyProducts)} in Shopify`
  if (lastSync.mode === 'full') {
    return `Both sides read completely at ${timeOf(lastSync.finishedAt)}: ${sizes}`
  }
  return `${modeLine(lastSync)}: ${counted(lastSync.compared, 'product')} compared anew. ${sizes}`
}

export const MODE_WORDS: Readonly<Record<SyncSummary['mode'], string>> = {
  full: 'Full Sync And Compare',
  changes: 'Read what changed',
  compare: 'Compared again',
}

/** "Read what changed, 09:02". */
export function modeLine({ mode, finishedAt }: SyncSummary): string {
  return `${MODE_WORDS[mode]}, ${timeOf(finishedAt)}`
}

/** "412 in agreement, 23 differences, 4 only in AMS, 1 only in Shopify, 2 need a person". */
export function summaryWords(summary: SyncSummary): string {
  return [
    `${count(summary.inAgreement)} in agreement`,
    counted(summary.differs, 'difference'),
    `${count(summary.onlyAms)} only in AMS`,
    `${count(summary.onlyShopify)} only in Shopify`,
    `${count(summary.needsPerson)} ${summary.needsPerson === 1 ? 'needs' : 'need'} a person`,
  ].join(', ')
}

/** "38 sent, 3 taken into AMS, 0 came back, 12 requests". */
export function pushWords(summary: PushSummary): string {
  const parts = [
    `${count(summary.sent)} sent`,
    `${count(summary.takenIntoAms)} taken into AMS`,
    summary.created > 0 && `${count(summary.created)} created in Shopify`,
    summary.imported > 0 && `${count(summary.imported)} imported`,
    summary.alreadyThere > 0 && `${count(summary.alreadyThere)} already there`,
    `${count(summary.returned)} came back`,
    summary.parked > 0 && `${count(summary.parked)} parked`,
    summary.replaced > 0 &&
      `${count(summary.replaced)} replaced a change in Shopify that came in between`,
    summary.unknown > 0 && `${count(summary.unknown)} with unknown outcome`,
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
  return waits === 0 ? 'Review and push' : `Review and push ${count(waits)}`
}
