import type { ShopProduct } from '@shared/catalog/product'
import { type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { type FieldChange, sameValue } from '../fields'
import type { PairReview } from '../planning'
import type { KnownRow } from '../ports'

type Place = Pick<KnownRow, 'field' | 'variantId'>

/**
 * Which of Shopify's values a read found changed: against the row that the review had of the field so
 * far, or, where both sides agreed, against what they agreed on. A field of which neither is known tells
 * nothing. Counts of stock are left out: they change with every sale.
 */
export function seenChanges(
  known: readonly KnownRow[],
  review: PairReview,
  theirs: ShopProduct,
): FieldChange[] {
  const hadRow = new Set(known.map(placeOf))
  const sinceRow = known.flatMap((row): FieldChange[] => {
    const after = valueNow(row, review, theirs)
    return after === undefined ? [] : [{ ...placed(row), before: row.theirs, after }]
  })
  const sinceAgreed = review.differences.flatMap((row): FieldChange[] => {
    const hasMoved = row.changedBy === 'shopify' || row.changedBy === 'both'
    if (row.field === null || row.base === undefined || !hasMoved) return []
    const place = { field: row.field, variantId: row.amsVariantId }
    return hadRow.has(placeOf(place)) ? [] : [{ ...place, before: row.base, after: row.theirs }]
  })
  return [...sinceRow, ...sinceAgreed].filter(
    ({ field, before, after }) =>
      field !== 'stock' && !sameValue(fieldByKey(field).kind, before, after),
  )
}

/** Undefined where the variant has no counterpart any more. */
function valueNow(
  { field, variantId }: Place,
  { variantLinks }: PairReview,
  theirs: ShopProduct,
): FieldValue | undefined {
  const entry = fieldByKey(field)
  if (entry.level === 'product') return entry.ofShop(theirs)
  const pair = variantLinks.find(({ ours }) => ours.id === variantId)
  return pair && entry.ofShop(pair.theirs, theirs)
}

function placed({ field, variantId }: Place): Place {
  return { field, variantId }
}

function placeOf({ field, variantId }: Place): string {
  return `${variantId}|${field}`
}
