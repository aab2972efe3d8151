import type { BulkEdit, EditProblem } from '@shared/contract/editing'
import type { EditedProduct, GrowingStep, StateStore } from '../ports'
import { applyChanges } from './apply-change'
import { editedProduct, leavesAgreement } from './edited-product'
import { refusals } from './validate-product'
import { bulkChanges } from './wanted-changes'

/** Products that are read, validated and kept together; about as many as a slice has time for. */
export const PART = 100

/** What became of the products so far. */
export type BulkTally = {
  looked: number
  kept: number
  outOfSync: number
  /** Why the first one that was refused was; null while none was. */
  refused: readonly EditProblem[] | null
}

type BulkParts = {
  readonly store: StateStore
  readonly now: () => string
  readonly ids: readonly string[]
  readonly edit: BulkEdit
  /** Each linked pair is compared at once. */
  readonly compares: boolean
  readonly step: GrowingStep
  readonly tally: BulkTally
}

/** Edits the next few products, each as it is by now, and gives how many were looked at. */
export function bulkPart({
  store,
  now,
  ids,
  edit,
  compares,
  step,
  tally,
}: BulkParts): () => number {
  const editOne = (id: string): EditedProduct | null => {
    const before = store.ams.product(id)
    if (!before) return null
    const changes = bulkChanges(before, edit)
    const applied = applyChanges(before, changes)
    if (changes.length === 0 || applied.kind === 'moved' || !applied.product) return null
    const problems = refusals(before, applied.product, changes)
    if (problems.length > 0) {
      tally.refused ??= problems
      return null
    }
    const one = { id, before, after: applied.product, changes }
    if (leavesAgreement(one)) tally.outOfSync += 1
    return editedProduct(store, one, compares)
  }
  return () => {
    const part = ids.slice(tally.looked, tally.looked + PART)
    const edited = part.flatMap((id) => editOne(id) ?? [])
    step.add(edited, now())
    tally.looked += part.length
    tally.kept += edited.length
    return part.length
  }
}
