import type { AcceptAllPreview, Choice } from '@shared/contract/review'
import { type FieldKey, type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { t, tAs } from '@shared/words/words'
import { brakesOf } from './brakes'
import {
  estimateRequests,
  type PlannedChange,
  type PushTarget,
  secondsFor,
} from './estimate-requests'
import { notUndoable } from './not-undoable'

type Acceptable = {
  readonly productKey: string
  readonly kind: PlannedChange['kind']
  readonly field: FieldKey | null
  readonly accepted: Choice | null
  readonly isDecided: boolean
  readonly sellsOut: boolean
  /** Both sides' options, whose names tell which requests they take. */
  readonly ours?: FieldValue
  readonly theirs?: FieldValue
}

/** What the store is like: it decides how long sending takes, and what is a mass change. */
type Store = PushTarget & { readonly linkedVariants: number }

type Counts = { ours: number; theirs: number; staysOpen: number }

/** What Accept All would do with these rows, counted by field and direction, with its requests. */
export function previewAcceptAll(rows: readonly Acceptable[], store: Store): AcceptAllPreview {
  const byLabel = new Map<string, Counts>()
  const open = rows.filter((row) => !row.isDecided)
  for (const row of open) {
    const label = row.field === null ? labelOfKind(row.kind) : fieldByKey(row.field).label
    const counts = byLabel.get(label) ?? { ours: 0, theirs: 0, staysOpen: 0 }
    counts[row.accepted ?? 'staysOpen']++
    byLabel.set(label, counts)
  }
  const sent = rows.filter((row) => row.accepted === 'ours')
  const calls = estimateRequests(sent, store)
  const accepted = rows.filter((row) => row.accepted !== null).length
  return {
    rows: rows.length,
    accepted,
    staysOpen: open.length - accepted,
    decidedAlready: rows.length - open.length,
    byField: [...byLabel]
      .map(([label, counts]) => ({ label, ...counts }))
      .sort((left, right) => total(right) - total(left)),
    requests: calls.reduce((sum, call) => sum + call.requests, 0),
    points: calls.reduce((sum, call) => sum + call.points, 0),
    calls,
    seconds: secondsFor(calls),
    brakes: brakesOf(
      // Accept All deletes nothing: a deletion is decided by itself.
      sent.map(({ field, sellsOut }) => ({ field, sellsOut, choice: 'ours', deletes: false })),
      store.linkedVariants,
    ),
    notUndoable: notUndoable(sent),
  }
}

function total(counts: Counts): number {
  return counts.ours + counts.theirs + counts.staysOpen
}

function labelOfKind(kind: PlannedChange['kind']): string {
  if (kind === 'product') return t`Whole product`
  if (kind === 'variant') return t`Whole variant`
  return tAs('noun')`Link`
}
