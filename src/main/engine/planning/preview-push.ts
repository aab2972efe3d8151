import type { Choice } from '@shared/contract/review'
import type { PushPreview } from '@shared/contract/sync'
import type { FieldValue } from '@shared/fields/field-registry'
import { brakesOf } from './brakes'
import {
  estimateRequests,
  type PlannedChange,
  type PushTarget,
  secondsFor,
} from './estimate-requests'
import { notUndoable, notUndoableCounts, notUndoableInAms } from './not-undoable'

type Waiting = PlannedChange & {
  readonly choice: Choice
  readonly ours: FieldValue
  readonly theirs: FieldValue
  readonly restores?: { readonly value: FieldValue } | undefined
}

/** What a push of everything that waits will send, with its cost in points and its time in seconds. */
export function previewPush(
  waiting: readonly Waiting[],
  { linkedVariants, ...target }: PushTarget & { readonly linkedVariants: number },
): PushPreview {
  const toShopify = waiting.filter((entry) => entry.choice === 'ours')
  const toAms = waiting.filter((entry) => entry.choice === 'theirs')
  const calls = estimateRequests(toShopify, target)
  return {
    decisions: waiting.length,
    toShopify: toShopify.length,
    toAms: toAms.length,
    products: new Set(waiting.map((entry) => entry.productKey)).size,
    calls,
    seconds: secondsFor(calls),
    brakes: brakesOf(
      waiting.map(({ field, choice, ours, restores }) => ({
        field,
        choice,
        sellsOut: (restores ? restores.value : ours) === '0',
      })),
      linkedVariants,
    ),
    notUndoable: [
      ...notUndoable(toShopify),
      ...notUndoableInAms(toAms),
      ...notUndoableCounts(toShopify),
    ],
  }
}
