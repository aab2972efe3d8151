import type { AmsProduct } from '@shared/catalog/product'
import {
  type FieldKey,
  type FieldValue,
  productFields,
  variantFields,
} from '@shared/fields/field-registry'
import { sameValue } from './same-value'

/** One field of a product that holds another value than before. `variantId` is "" for the product's own. */
export type FieldChange = {
  readonly field: FieldKey
  readonly variantId: string
  readonly before: FieldValue
  readonly after: FieldValue
}

/** What of the synced fields differs between two states of one AMS product, in the registry's order. */
export function changedFields(before: AmsProduct, after: AmsProduct): FieldChange[] {
  const ofProduct = productFields.map((field) => ({
    field: field.key,
    variantId: '',
    kind: field.kind,
    before: field.ofAms(before),
    after: field.ofAms(after),
  }))
  const ofVariants = after.variants.flatMap((variant) => {
    const earlier = before.variants.find(({ id }) => id === variant.id)
    if (!earlier) return []
    return variantFields.map((field) => ({
      field: field.key,
      variantId: variant.id,
      kind: field.kind,
      before: field.ofAms(earlier, before),
      after: field.ofAms(variant, after),
    }))
  })
  return [...ofProduct, ...ofVariants]
    .filter((change) => !sameValue(change.kind, change.before, change.after))
    .map(({ field, variantId, before: was, after: is }) => ({
      field,
      variantId,
      before: was,
      after: is,
    }))
}
