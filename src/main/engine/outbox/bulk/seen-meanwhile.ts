import type { ShopProduct } from '@shared/catalog/product'
import type { FieldValue } from '@shared/fields/field-registry'
import { receivingValue, sameReceived, sentValue } from '../../restoring'
import type { PlannedLine } from './plan-lines'

/**
 * What stood in a field while an operation ran and was neither the value from before nor the one that is
 * sent: somebody's edit. Where the field holds the sent value in the end, it was replaced.
 */
export class SeenMeanwhile {
  readonly #lines: readonly PlannedLine[]
  readonly #values = new Map<number, FieldValue>()

  constructor(lines: readonly PlannedLine[]) {
    this.#lines = lines
  }

  get productIds(): readonly string[] {
    return this.#lines.map(({ write }) => write.productId)
  }

  /** Called with what was read while the operation runs. */
  look(read: ReadonlyMap<string, ShopProduct>): void {
    for (const { entries, ours, theirs: before, write } of this.#lines) {
      const theirs = read.get(write.productId)
      if (!theirs) continue
      for (const entry of entries) {
        const now = receivingValue(entry, ours, theirs)
        const known = [receivingValue(entry, ours, before), sentValue(entry, ours, theirs)]
        if (now === undefined) continue
        const isKnown = known.some(
          (value) => value !== undefined && sameReceived(entry, now, value),
        )
        if (!isKnown) this.#values.set(entry.id, now)
      }
    }
  }

  /** The value of somebody else that a decision replaced, `theirs` being what stands there in the end. */
  replacedBy(
    entry: PlannedLine['entries'][number],
    line: Pick<PlannedLine, 'ours' | 'theirs'>,
  ): FieldValue | undefined {
    const seen = this.#values.get(entry.id)
    const now = receivingValue(entry, line.ours, line.theirs)
    const sent = sentValue(entry, line.ours, line.theirs)
    if (seen === undefined || now === undefined || sent === undefined) return undefined
    return sameReceived(entry, now, sent) ? seen : undefined
  }
}
