import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { ImportProduct } from '@shared/contract/imports'
import { amsOnlyFields, type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { changedFields } from '../fields'

type Change = ImportProduct['changes'][number]

/** A product as an import would leave it, with what becomes another value than AMS has now. */
export function importProduct(
  before: AmsProduct | null,
  after: AmsProduct | null,
): ImportProduct | null {
  const product = after ?? before
  if (!product) return null
  const { id, name, variants } = product
  const changes = before && after ? changesOf(before, after) : []
  return { id, name, variants: variants.length, changes }
}

function changesOf(before: AmsProduct, after: AmsProduct): Change[] {
  const nameOf = (variantId: string): string => {
    const variant = [...after.variants, ...before.variants].find(({ id }) => id === variantId)
    return variant?.sku || variantId
  }
  const synced = changedFields(before, after).map(
    ({ field, variantId, before: was, after: is }): Change => ({
      field,
      label: fieldByKey(field).label,
      variant: variantId === '' ? '' : nameOf(variantId),
      before: copied(was),
      after: copied(is),
    }),
  )
  const own = [
    ...ownChanges('', before.amsOnly, after.amsOnly),
    ...after.variants.flatMap((variant) => {
      const earlier = before.variants.find(({ id }) => id === variant.id)
      return earlier ? ownChanges(nameOf(variant.id), earlier.amsOnly, variant.amsOnly) : []
    }),
  ]
  return [
    ...synced,
    ...own,
    ...comers(after.variants, before.variants, (name) => ({ label: t`New variant`, is: name })),
    ...comers(before.variants, after.variants, (name) => ({ label: t`Variant gone`, was: name })),
  ]
}

function copied(value: FieldValue): Change['before'] {
  return value === null || typeof value === 'string' ? value : [...value]
}

function ownChanges(
  variant: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Change[] {
  return amsOnlyFields
    .filter(({ key }) => (before[key] ?? '') !== (after[key] ?? ''))
    .map(({ key, label }) => ({
      field: null,
      label,
      variant,
      before: before[key] ?? null,
      after: after[key] ?? null,
    }))
}

/** Variants of `these` that the others lack. */
function comers(
  these: readonly AmsVariant[],
  others: readonly AmsVariant[],
  words: (name: string) => { readonly label: string; readonly was?: string; readonly is?: string },
): Change[] {
  return these
    .filter(({ id }) => !others.some((other) => other.id === id))
    .map(({ id, sku }) => {
      const { label, was = null, is = null } = words(sku || id)
      return { field: null, label, variant: sku || id, before: was, after: is }
    })
}
