import type { AmsScope } from '@shared/contract/ams-decisions'
import { amsOnlyFields, type FieldKey, fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { REMOVED_HERE, REMOVED_THERE, VARIANT_REMOVED_THERE } from '../ports'
import { COMMITMENTS, ON_HAND, OPTIONS, REMOVED } from './place'

/** Conflicts that are decided together, for people. */
export function labelOfScope(scope: AmsScope): string {
  return scope.of === 'kind' ? labelOfKind(scope.kind) : t`${scope.places.length} ticked`
}

/** A kind of conflicts, for people. */
export function labelOfKind(kind: string): string {
  switch (kind) {
    case REMOVED_HERE:
      return t`Removed in Concord`
    case REMOVED_THERE:
      return t`Removed on the AMS server`
    case VARIANT_REMOVED_THERE:
      return t`Variant removed on the AMS server`
    default:
      return labelOfPlace(kind)
  }
}

/** A change of such a value is put down with what was there before: in the history, or as a count in the ledger. */
export function standsInHistory(kind: string): boolean {
  return LABELS.has(kind) || kind === ON_HAND
}

/** A place is a text that a page or a server gives: no property of an object. */
const LABELS: ReadonlyMap<string, FieldKey> = new Map<string, FieldKey>([
  ['name', 'name'],
  ['descriptionHtml', 'description'],
  ['vendor', 'vendor'],
  ['category', 'category'],
  ['status', 'status'],
  ['shopifyStatus', 'shopify-status'],
  [OPTIONS, 'option-names'],
  ['images', 'images'],
  ['sku', 'sku'],
  ['retailPrice', 'retail-price'],
  ['optionValues', 'option-values'],
  ['imageId', 'variant-image'],
])

/** What stands at a place of a product, for people. */
export function labelOfPlace(field: string): string {
  const key = LABELS.get(field)
  if (key !== undefined) return fieldByKey(key).label
  switch (field) {
    case ON_HAND:
      return t`On hand`
    case COMMITMENTS:
      return t`Wholesale commitments`
    case REMOVED:
      return t`Removed on the AMS server`
    case 'shopifyProductId':
    case 'shopifyVariantId':
      return t`Shopify id`
    default: {
      const own = field.replace(/^amsOnly\./, '')
      return amsOnlyFields.find((one) => one.key === own)?.label ?? own
    }
  }
}
