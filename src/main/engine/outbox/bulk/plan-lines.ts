import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { bulkKindOf } from '../../planning'
import type { BulkKind, BulkWrite, OutboxEntry } from '../../ports'
import { checkGround } from '../check-ground'
import { planWrites } from '../plan-writes'

/** One line to be sent: the write of one product with the decisions that it carries. */
export type PlannedLine = {
  readonly productKey: string
  readonly entries: readonly OutboxEntry[]
  readonly write: BulkWrite
  readonly ours: AmsProduct
  /** The product as it was last read. */
  readonly theirs: ShopProduct
}

/** Of the decisions about a product, what one operation of this kind can carry. */
export function carriedBy(kind: BulkKind, entries: readonly OutboxEntry[]): OutboxEntry[] {
  return entries.filter((entry) => bulkKindOf(entry) === kind)
}

/**
 * The line of a product: those of its decisions whose ground is as the person saw it. Null when none is;
 * whatever is not in a line goes the ordinary way, which says what became of it.
 */
export function planLine(
  kind: BulkKind,
  productKey: string,
  entries: readonly OutboxEntry[],
  { ours, theirs }: { readonly ours: AmsProduct; readonly theirs: ShopProduct },
): PlannedLine | null {
  const standing = carriedBy(kind, entries).filter(
    (entry) => checkGround(entry, ours, theirs).kind === 'as-seen',
  )
  const [planned, ...others] = planWrites(standing, ours, theirs, noKey)
  if (!planned || others.length > 0) return null
  const { write } = planned
  if (write.kind !== kind || (write.kind !== 'update-product' && write.kind !== 'update-variants'))
    return null
  return { productKey, entries: planned.entries, write, ours, theirs }
}

/** The line after another look at its product; null when the ground of one of its decisions moved. */
export function stillStands(line: PlannedLine, theirs: ShopProduct): PlannedLine | null {
  const isAsSeen = (entry: OutboxEntry): boolean =>
    checkGround(entry, line.ours, theirs).kind === 'as-seen'
  return line.entries.every(isAsSeen) ? { ...line, theirs } : null
}

function noKey(): string {
  throw new Error('A bulk line has no idempotency key')
}
