import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { type FieldKind, type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { sameValue } from '../fields'
import type { OutboxEntry } from '../ports'

/** Where a change of a field takes effect. */
export type ChangePlace = Pick<
  OutboxEntry,
  'choice' | 'field' | 'amsVariantId' | 'shopifyVariantId'
>

/**
 * What the side that a change is for holds now, so exactly that it can be given back; `undefined` when
 * it names no field or the variant is gone. Two fields are compared as something else than what is
 * written: AMS's status writes Shopify's, and stock taken into AMS writes what is on hand.
 */
export function receivingValue(
  { choice, field: key, amsVariantId, shopifyVariantId }: ChangePlace,
  ours: AmsProduct,
  theirs: ShopProduct,
): FieldValue | undefined {
  if (key === null) return undefined
  if (key === 'status' && choice === 'ours') return theirs.status
  const field = fieldByKey(key)
  if (field.level === 'product') return choice === 'ours' ? field.ofShop(theirs) : field.ofAms(ours)
  if (choice === 'ours') {
    const variant = theirs.variants.find(({ id }) => id === shopifyVariantId)
    return variant && field.ofShop(variant, theirs)
  }
  const variant = ours.variants.find(({ id }) => id === amsVariantId)
  if (key === 'stock' && variant) return variant.onHand === null ? null : String(variant.onHand)
  return variant && field.ofAms(variant, ours)
}

/** What Shopify gets for a change towards it; `undefined` when AMS has the variant no more. */
export function sentValue(
  {
    field: key,
    amsVariantId,
    shopifyVariantId,
    restores,
  }: Pick<OutboxEntry, 'field' | 'amsVariantId' | 'shopifyVariantId' | 'restores'>,
  ours: AmsProduct,
  theirs: ShopProduct,
): FieldValue | undefined {
  if (restores) return restores.value
  if (key === null) return undefined
  if (key === 'status') return 'DRAFT'
  const field = fieldByKey(key)
  if (field.level === 'product') return field.ofAms(ours)
  const variant = ours.variants.find(({ id }) => id === amsVariantId)
  const counterpart = theirs.variants.find(({ id }) => id === shopifyVariantId)
  return variant && field.ofAms(variant, ours, counterpart)
}

/** Whether two values that the receiving side may hold are the same one. */
export function sameReceived(
  { field, choice }: Pick<ChangePlace, 'field' | 'choice'>,
  left: FieldValue,
  right: FieldValue,
): boolean {
  if (field === null) return false
  const kind: FieldKind =
    field === 'status' && choice === 'ours' ? 'status' : fieldByKey(field).kind
  return sameValue(kind, left, right)
}
