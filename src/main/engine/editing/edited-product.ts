import type { AmsProduct } from '@shared/catalog/product'
import { changedFields } from '../fields'
import { reviewPair } from '../planning'
import type { EditChange, EditedProduct, LinkedReview, StateStore } from '../ports'

export type OneEdit = {
  readonly id: string
  readonly before: AmsProduct | null
  readonly after: AmsProduct | null
  readonly changes: readonly EditChange[]
}

/** A linked product of which something that syncs is another value now. */
export function leavesAgreement({ before, after }: OneEdit): boolean {
  if (!before || !after || after.shopifyProductId === null) return false
  return changedFields(before, after).length > 0 || before.variants.length !== after.variants.length
}

/**
 * One product as it is to be kept. `compares`: its pair is compared at once, as Shopify was last read; many are left
 * to a comparison, which takes them in slices.
 */
export function editedProduct(store: StateStore, edit: OneEdit, compares: boolean): EditedProduct {
  const { id, after, changes } = edit
  const pair = after && compares ? pairOf(store, after) : null
  return { id, product: after, changes, pair, movesIdentity: pair === null && movesIdentity(edit) }
}

function pairOf(store: StateStore, ours: AmsProduct): LinkedReview | null {
  const theirs = ours.shopifyProductId ? store.shop.product(ours.shopifyProductId) : null
  if (!theirs) return null
  const base = store.comparison.baseOf(ours.id, theirs.id)
  return { theirs, review: reviewPair(ours, theirs, base, store.rules.policies()) }
}

function movesIdentity({ before, after }: OneEdit): boolean {
  return skusOf(before) !== skusOf(after)
}

function skusOf(product: AmsProduct | null): string {
  return product ? JSON.stringify(product.variants.map(({ sku }) => sku).sort()) : ''
}
