import type { EditedProduct, StateStore, TurningStep } from '../ports'
import { applyChanges, inverted } from './apply-change'
import { PART } from './bulk-part'
import type { ComparisonAfterEdits } from './comparison-after-edits'
import { editedProduct } from './edited-product'

/** What became of the products so far. */
export type TurnTally = {
  looked: number
  turned: number
  needsCompare: boolean
}

type TurnParts = {
  readonly store: StateStore
  readonly now: () => string
  readonly turning: TurningStep
  readonly to: 'done' | 'undone'
  /** Each linked pair is compared at once. */
  readonly compares: boolean
  readonly comparison: ComparisonAfterEdits
  readonly tally: TurnTally
}

/** Takes the next few products of a step back, or makes them again, and gives how many were looked at. */
export function turningPart({
  store,
  now,
  turning,
  to,
  compares,
  comparison,
  tally,
}: TurnParts): () => number {
  return () => {
    const part = turning.next(PART)
    const turned = part.flatMap(({ id, changes }): EditedProduct[] => {
      const way = to === 'undone' ? inverted(changes) : changes
      const before = store.ams.product(id)
      const applied = applyChanges(before, way)
      if (applied.kind === 'moved') return []
      const one = { id, before, after: applied.product, changes: way }
      return [editedProduct(store, one, compares)]
    })
    if (part.length === 0) return 0
    turning.add(
      part.map(({ id }) => id),
      turned,
      now(),
    )
    for (const product of turned) {
      tally.needsCompare ||= product.movesIdentity
      comparison.note(product)
    }
    tally.looked += part.length
    tally.turned += turned.length
    return part.length
  }
}
