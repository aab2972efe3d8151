import { inGroups } from '@shared/in-groups'
import { BULK_KINDS, BULK_LINES, isWorthBulk } from '../../planning'
import type { BulkKind, OutboxEntry } from '../../ports'
import { type BulkRun } from './bulk-run'
import { carriedBy } from './plan-lines'
import { sendChunk } from './send-chunk'

/**
 * Carries out by bulk operations what these do quicker than single requests, one operation after the
 * other, so that no product is written by two. Whatever they do not carry waits for the ordinary way.
 * Throws `ConcordError` for what concerns the store as a whole.
 */
export async function pushInBulk(run: BulkRun, bulkFrom: number | undefined): Promise<void> {
  for (const kind of BULK_KINDS) {
    const productKeys = productsWith(kind, run.context.store.outbox.allWaiting())
    if (!isWorthBulk(productKeys.length, run.context.gateway.points(), bulkFrom)) continue
    for (const chunk of inGroups(productKeys, BULK_LINES)) {
      if (run.hasStopped() || !(await sendChunk(run, kind, chunk))) return
    }
  }
}

/** Linked products with a waiting change that an operation of this kind can carry, in their order. */
function productsWith(kind: BulkKind, waiting: readonly OutboxEntry[]): string[] {
  const isWhole = new Set(
    waiting.flatMap((entry) => (entry.kind === 'product' ? [entry.productKey] : [])),
  )
  const carried = carriedBy(kind, waiting).filter(
    ({ productKey, shopifyProductId }) => shopifyProductId !== null && !isWhole.has(productKey),
  )
  return [...new Set(carried.map(({ productKey }) => productKey))]
}
