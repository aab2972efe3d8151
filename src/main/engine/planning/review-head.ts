import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Policies } from '@shared/contract/rules'
import { syncedFields } from '@shared/fields/field-registry'
import { headFields } from '@shared/fields/head-fields'
import { type BaseEntry, type PairReview, reviewPair } from './review-pair'

/** A linked pair as the products' own rows tell it: without variants, options and pictures. */
type PairOfHeads = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  readonly base: readonly BaseEntry[]
  /** Of AMS's variants, and the SKU where there is one alone. */
  readonly variantCount: number
  readonly onlySku: string
}

/**
 * Compares a linked pair as far as its heads tell: the same rows and the same lessons for these fields as `reviewPair`
 * has. `headPolicies`: those of `onlyHead`.
 */
export function reviewHead(
  { ours, theirs, base, variantCount, onlySku }: PairOfHeads,
  headPolicies: Policies,
): PairReview {
  const review = reviewPair(ours, theirs, base, headPolicies)
  const differences = review.differences.map((row) => ({ ...row, sku: onlySku, variantCount }))
  return { ...review, differences }
}

/** Policies under which nothing but the head is compared. */
export function onlyHead(policies: Policies, withDescription: boolean): Policies {
  return { ...policies, ...(withDescription ? NOT_OF_HEAD : NOT_OF_SHORT_HEAD) }
}

const NOT_OF_HEAD = neverBeside(headFields(true))
const NOT_OF_SHORT_HEAD = neverBeside(headFields(false))

function neverBeside(fields: readonly string[]): Partial<Policies> {
  const beside = syncedFields.filter(({ key }) => !fields.includes(key))
  return Object.fromEntries(beside.map(({ key }) => [key, 'never' as const]))
}
