import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { type PairReview, reviewPair } from '../planning'
import type { SettledStock, StateStore, StockEntry } from '../ports'
import { linkedPair } from './linked-pair'

/** The count of AMS that Shopify is known to have of the variant of an entry. */
export type KnownCount = {
  readonly entry: Pick<StockEntry, 'id' | 'amsProductId' | 'amsVariantId'>
  readonly quantity: number
  /** Units of web orders that were taken off AMS's count for it. */
  readonly webOrders: number
}

/**
 * The pairs that these counts are of, as they stand now: AMS as it is at this moment, which may be further on
 * than what was sent, and Shopify with its new counts. Products that are linked no more are left out.
 */
export function pairsAfter(
  store: StateStore,
  counts: readonly KnownCount[],
  at: string,
): SettledStock['pairs'] {
  const ids = new Set(counts.map(({ entry }) => entry.amsProductId))
  return [...ids].flatMap((amsProductId) => {
    const pair = linkedPair(store, amsProductId)
    if (!pair) return []
    const { ours } = pair
    const known = counts.filter(({ entry }) => entry.amsProductId === amsProductId)
    const theirs = withCounts(ours, pair.theirs, known)
    return [{ ours, theirs, review: reviewAfter(store, ours, theirs, known, at) }]
  })
}

function withCounts(
  ours: AmsProduct,
  theirs: ShopProduct,
  known: readonly KnownCount[],
): ShopProduct {
  const countOf = new Map(
    known.map(({ entry, ...count }) => {
      const variant = ours.variants.find(({ id }) => id === entry.amsVariantId)
      return [variant?.shopifyVariantId ?? '', count]
    }),
  )
  const variants = theirs.variants.map((variant) => {
    const count = countOf.get(variant.id)
    if (count === undefined) return variant
    const { quantity: available, webOrders } = count
    const counted = { ...variant, tracked: true, available }
    return webOrders === (variant.webOrders ?? 0) ? counted : { ...counted, webOrders }
  })
  return { ...theirs, variants }
}

/** What AMS had sent was agreed on, also where AMS is further on by now. */
function reviewAfter(
  store: StateStore,
  ours: AmsProduct,
  theirs: ShopProduct,
  known: readonly KnownCount[],
  agreedAt: string,
): PairReview {
  const base = store.comparison.baseOf(ours.id, theirs.id)
  const policies = store.rules.policies()
  const sent = known.map(({ entry, quantity }) => ({
    field: 'stock' as const,
    variantId: entry.amsVariantId,
    value: String(quantity),
    agreedAt,
  }))
  const isSent = ({ field, variantId }: { field: string; variantId: string }): boolean =>
    sent.some((entry) => entry.field === field && entry.variantId === variantId)
  const review = reviewPair(
    ours,
    theirs,
    [...base.filter((entry) => !isSent(entry)), ...sent],
    policies,
  )
  const agreements = [...review.agreements.filter((one) => !isSent(one)), ...sent]
  return { ...review, agreements }
}
