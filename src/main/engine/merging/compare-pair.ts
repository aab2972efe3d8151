import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { Policies } from '@shared/contract/rules'
import {
  type FieldKey,
  type FieldKind,
  type FieldValue,
  productFields,
  variantFields,
} from '@shared/fields/field-registry'
import { sidesAgree } from '../fields'
import { mergeField } from './merge-field'

export type VariantPair = { readonly ours: AmsVariant; readonly theirs: ShopVariant }

export type Pair = {
  readonly ours: AmsProduct
  readonly theirs: ShopProduct
  readonly variants: readonly VariantPair[]
}

/** The last agreed value of a field; `variantId` is AMS's, "" for a field of the product. */
export type BaseOf = (field: FieldKey, variantId: string) => FieldValue | undefined

export type FieldDifference = {
  readonly field: FieldKey
  readonly variantId: string
  readonly ours: FieldValue
  readonly theirs: FieldValue
  readonly base: FieldValue | undefined
  readonly changedBy: 'ams' | 'shopify' | 'both' | 'never-agreed'
}

/** A field on which both sides agree now, while the base did not know it yet: base moves here. */
export type Agreement = {
  readonly field: FieldKey
  readonly variantId: string
  readonly value: FieldValue
}

export type PairComparison = {
  readonly differences: readonly FieldDifference[]
  readonly agreements: readonly Agreement[]
}

type Compared = {
  readonly field: FieldKey
  readonly kind: FieldKind
  readonly variantId: string
  readonly ours: FieldValue
  readonly theirs: FieldValue
}

/** Compares every synced field of a linked pair, product first, then each linked variant. */
export function comparePair(pair: Pair, baseOf: BaseOf, policies: Policies): PairComparison {
  const differences: FieldDifference[] = []
  const agreements: Agreement[] = []
  for (const { field, kind, variantId, ours, theirs } of comparedFields(pair, policies)) {
    const base = baseOf(field, variantId)
    const merge = mergeField(kind, base, ours, theirs)
    switch (merge.kind) {
      case 'unchanged':
        break
      case 'both-to-the-same':
        agreements.push({ field, variantId, value: ours })
        break
      case 'ours-changed':
        differences.push({ field, variantId, ours, theirs, base, changedBy: 'ams' })
        break
      case 'theirs-changed':
        differences.push({ field, variantId, ours, theirs, base, changedBy: 'shopify' })
        break
      case 'conflict':
        differences.push({ field, variantId, ours, theirs, base, changedBy: 'both' })
        break
      case 'never-agreed':
        differences.push({ field, variantId, ours, theirs, base, changedBy: 'never-agreed' })
        break
    }
  }
  return { differences, agreements }
}

function* comparedFields(
  { ours, theirs, variants }: Pair,
  policies: Policies,
): Generator<Compared> {
  // The two statuses speak about the same thing; while the listing status differs, it alone is asked.
  const listingAgrees = sidesAgree('status', ours.shopifyStatus, theirs.status)
  for (const field of productFields) {
    if (policies[field.key] === 'never') continue
    if (field.kind === 'selling' && !listingAgrees) continue
    yield {
      field: field.key,
      kind: field.kind,
      variantId: '',
      ours: field.ofAms(ours),
      theirs: field.ofShop(theirs),
    }
  }
  for (const pair of variants) {
    for (const field of variantFields) {
      if (policies[field.key] === 'never') continue
      const compared = {
        field: field.key,
        kind: field.kind,
        variantId: pair.ours.id,
        ours: field.ofAms(pair.ours, ours, pair.theirs),
        theirs: field.ofShop(pair.theirs, theirs),
      }
      if (isComparable(compared)) yield compared
    }
  }
}

/** Stock that a side does not count (never set, not tracked, not stocked here) is no number to compare. */
function isComparable({ kind, ours, theirs }: Compared): boolean {
  return kind !== 'stock' || (ours !== null && theirs !== null)
}
