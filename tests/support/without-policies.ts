import { type BaseOf, comparePair as compare, type Pair } from '@main/engine/merging'
import { planWrites as plan } from '@main/engine/outbox/plan-writes'
import { type BaseEntry, type PairReview, reviewPair as review } from '@main/engine/planning'
import type { OutboxEntry } from '@main/engine/ports'
import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { ASK_EVERYWHERE } from './policies'

/** The engine's own functions, as they work in a store in which nobody has set a policy. */
export function comparePair(pair: Pair, baseOf: BaseOf) {
  return compare(pair, baseOf, ASK_EVERYWHERE)
}

export function reviewPair(
  ours: AmsProduct,
  theirs: ShopProduct,
  base: readonly BaseEntry[],
): PairReview {
  return review(ours, theirs, base, ASK_EVERYWHERE)
}

/** The writes of a push, with a key that a test can name. */
export function planWrites(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
  newKey: () => string = () => 'key-1',
) {
  return plan(entries, ours, theirs, newKey)
}
