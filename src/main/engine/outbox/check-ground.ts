import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { sameValue, sidesAgree } from '../fields'
import type { OutboxEntry } from '../ports'
import { checkRestoring } from '../restoring'

/** What a decided entry may do, now that both sides were read again. */
export type Ground =
  /** Both values are as the person saw them: go on. */
  | { readonly kind: 'as-seen' }
  /** The receiving side has the decided value already: nothing to do. */
  | { readonly kind: 'already-there' }
  /** Something moved: nothing is written, the person looks again. */
  | { readonly kind: 'moved'; readonly reason: string }

/** Holds a field decision against the live Shopify product and the AMS product (invariant R3). */
export function checkGround(entry: OutboxEntry, ours: AmsProduct, theirs: ShopProduct): Ground {
  if (entry.kind === 'variant') return checkVariant(entry, ours, theirs)
  if (entry.restores) return checkRestoring(entry, entry.restores, ours, theirs)
  const now = valuesNow(entry, ours, theirs)
  if (!now) return { kind: 'moved', reason: 'The variant is gone. Nothing was sent.' }
  if (!entry.field) throw new Error(`Entry ${entry.id} names no field`)
  const { kind } = fieldByKey(entry.field)
  if (sidesAgree(kind, now.ours, now.theirs)) return { kind: 'already-there' }
  if (!sameValue(kind, now.theirs, entry.theirs)) {
    return { kind: 'moved', reason: 'Shopify changed after you decided. Nothing was sent.' }
  }
  if (!sameValue(kind, now.ours, entry.ours)) {
    return { kind: 'moved', reason: 'AMS changed after you decided. Nothing was sent.' }
  }
  return { kind: 'as-seen' }
}

const VALUES_TAKEN =
  'Shopify has these option values on a variant that is linked to another AMS variant. Nothing was sent. Settle the option values of that variant first.'

function checkVariant(entry: OutboxEntry, ours: AmsProduct, theirs: ShopProduct): Ground {
  if (entry.choice === 'ours') {
    const variant = ours.variants.find(({ id }) => id === entry.amsVariantId)
    if (!variant)
      return { kind: 'moved', reason: 'AMS has this variant no more. Nothing was sent.' }
    const twin = theirs.variants.find((other) => sameList(other.optionValues, variant.optionValues))
    if (!twin) return { kind: 'as-seen' }
    const isAnothers = ours.variants.some(
      ({ id, shopifyVariantId }) => id !== variant.id && shopifyVariantId === twin.id,
    )
    return isAnothers ? { kind: 'moved', reason: VALUES_TAKEN } : { kind: 'already-there' }
  }
  const variant = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
  if (!variant) return { kind: 'moved', reason: 'Shopify has this variant no more.' }
  const exists = ours.variants.some((other) => other.shopifyVariantId === variant.id)
  return exists ? { kind: 'already-there' } : { kind: 'as-seen' }
}

function sameList(left: readonly string[], right: readonly string[]): boolean {
  return sameValue('list', left, right)
}

/** Both sides' values of an entry's field at this moment; null when its variant is gone. */
export function valuesNow(
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
): { readonly ours: FieldValue; readonly theirs: FieldValue } | null {
  if (!entry.field) return null
  const field = fieldByKey(entry.field)
  if (field.level === 'product') return { ours: field.ofAms(ours), theirs: field.ofShop(theirs) }
  const our = ours.variants.find(({ id }) => id === entry.amsVariantId)
  const their = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
  return our && their ? { ours: field.ofAms(our, ours), theirs: field.ofShop(their, theirs) } : null
}
