import type { AmsConflictRow, AmsLineOpen } from '@shared/contract/ams-line'
import { amsOnlyFields, type FieldKey, fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import type { AmsConflict, StateStore } from '../ports'
import { COMMITMENTS, ON_HAND, OPTIONS, REMOVED, valueAt, variantOf } from './place'

const MOST_ROWS = 200

/** What a person has to look at, the oldest first. */
export function openRows({ ams, amsServer }: StateStore): AmsLineOpen {
  return {
    conflicts: amsServer
      .conflicts(MOST_ROWS)
      .map((conflict) => toRow({ ams, amsServer }, conflict)),
    refusals: amsServer.refusals(MOST_ROWS).map(({ productId, error, refusedAt }) => ({
      amsProductId: productId,
      productName: ams.product(productId)?.name ?? productId,
      error,
      refusedAt,
    })),
  }
}

function toRow(
  { ams, amsServer }: Pick<StateStore, 'ams' | 'amsServer'>,
  { productId, foundAt, ...place }: AmsConflict,
): AmsConflictRow {
  const live = ams.product(productId)
  const served = amsServer.served(productId)?.product ?? null
  return {
    amsProductId: productId,
    amsVariantId: place.variantId,
    field: place.field,
    productName: (live ?? served)?.name ?? productId,
    sku: (live && variantOf(live, place.variantId)?.sku) ?? '',
    label: live ? labelOf(place.field) : t`Removed in Concord`,
    ours: live ? valueAt(live, place) : '',
    theirs: served ? valueAt(served, place) : '',
    foundAt,
  }
}

const LABELS: Readonly<Record<string, FieldKey>> = {
  name: 'name',
  descriptionHtml: 'description',
  vendor: 'vendor',
  category: 'category',
  status: 'status',
  shopifyStatus: 'shopify-status',
  [OPTIONS]: 'option-names',
  images: 'images',
  sku: 'sku',
  retailPrice: 'retail-price',
  optionValues: 'option-values',
  imageId: 'variant-image',
}

function labelOf(field: string): string {
  const key = LABELS[field]
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
