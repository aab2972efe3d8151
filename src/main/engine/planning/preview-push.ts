import type { Deletion } from '@shared/contract/review'
import type { PushPreview } from '@shared/contract/sync'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import { brakesOf } from './brakes'
import { isDeletion, type MaybeDeletion } from './deletions'
import { estimateRequests, type PushTarget, secondsFor } from './estimate-requests'
import { notUndoable, notUndoableCounts, notUndoableInAms } from './not-undoable'

type Waiting = MaybeDeletion & {
  readonly productKey: string
  readonly field: FieldKey | null
  readonly ours: FieldValue
  readonly theirs: FieldValue
  readonly restores?: { readonly value: FieldValue } | undefined
}

type Store = PushTarget & {
  readonly linkedVariants: number
  /** The variants behind the deletions among what waits. */
  readonly deletions: readonly Deletion[]
}

/** What a push of everything that waits will send, with its cost in points and its time in seconds. */
export function previewPush(
  waiting: readonly Waiting[],
  { linkedVariants, deletions, ...target }: Store,
): PushPreview {
  const planned = waiting.map((entry) => ({
    ...entry,
    // A roll back gives Shopify its own earlier value.
    ours: entry.restores ? entry.restores.value : entry.ours,
    deletes: isDeletion(entry),
  }))
  const toShopify = planned.filter((entry) => entry.choice === 'ours')
  const toAms = planned.filter((entry) => entry.choice === 'theirs')
  const calls = estimateRequests(toShopify, target)
  return {
    decisions: waiting.length,
    toShopify: toShopify.length,
    toAms: toAms.length,
    products: new Set(waiting.map((entry) => entry.productKey)).size,
    calls,
    seconds: secondsFor(calls),
    brakes: brakesOf(
      planned.map(({ field, choice, deletes, ours }) => ({
        field,
        choice,
        deletes,
        sellsOut: ours === '0',
      })),
      linkedVariants,
    ),
    deletions: [...deletions],
    notUndoable: [
      ...notUndoable(toShopify),
      ...notUndoableInAms(toAms),
      ...notUndoableCounts(toShopify),
    ],
  }
}
