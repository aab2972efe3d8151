import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { FieldValue } from '@shared/fields/field-registry'
import { type PairReview, reviewPair } from '../planning'
import type { SettledStock, StateStore } from '../ports'

/** What Shopify is known to have of one AMS variant. `isOurs`: AMS had sent it, so both agreed on it. */
export type KnownCount = {
  readonly amsProductId: string
  readonly amsVariantId: string
  readonly available: number
  readonly isOurs: boolean
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
  const ids = new Set(counts.map(({ amsProductId }) => amsProductId))
  return [...ids].flatMap((amsProductId) => {
    const known = counts.filter((count) => count.amsProductId === amsProductId)
    const ours = store.ams.product(amsProductId)
    const before = ours?.shopifyProductId ? store.shop.product(ours.shopifyProductId) : null
    if (!ours || !before || store.links.linkedTo(before.id) !== ours.id) return []
    const theirs = withCounts(ours, before, known)
    return [{ ours, theirs, review: reviewAfter(store, ours, theirs, known, at) }]
  })
}

function withCounts(
  ours: AmsProduct,
  theirs: ShopProduct,
  known: readonly KnownCount[],
): ShopProduct {
  const countOf = new Map(
    known.map(({ amsVariantId, available }) => {
      const variant = ours.variants.find(({ id }) => id === amsVariantId)
      return [variant?.shopifyVariantId ?? '', available]
    }),
  )
  const variants = theirs.variants.map((variant) => {
    const available = countOf.get(variant.id)
    return available === undefined ? variant : { ...variant, tracked: true, available }
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
  const sent = known
    .filter(({ isOurs }) => isOurs)
    .map(({ amsVariantId, available }) => ({
      field: 'stock' as const,
      variantId: amsVariantId,
      value: String(available) satisfies FieldValue,
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
