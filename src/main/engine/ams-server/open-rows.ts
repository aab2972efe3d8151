import { type AmsConflictRow, type AmsLineOpen, MOST_AMS_ROWS } from '@shared/contract/ams-line'
import { t } from '@shared/words/words'
import type { AmsConflict, StateStore } from '../ports'
import { labelOfKind, labelOfPlace } from './conflict-kinds'
import { valueAt, variantOf } from './place'

/** What a person has to look at, the oldest first. */
export function openRows({ ams, amsServer }: StateStore): AmsLineOpen {
  return {
    kinds: amsServer
      .conflictKinds()
      .map((counts) => ({ ...counts, label: labelOfKind(counts.kind) })),
    conflicts: amsServer
      .conflicts(MOST_AMS_ROWS)
      .map((conflict) => conflictRow({ ams, amsServer }, conflict)),
    refusals: amsServer.refusals(MOST_AMS_ROWS).map(({ productId, error, refusedAt }) => ({
      amsProductId: productId,
      productName: ams.product(productId)?.name ?? productId,
      error,
      refusedAt,
    })),
  }
}

/** A conflict with both values, for people. */
export function conflictRow(
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
    label: live ? labelOfPlace(place.field) : t`Removed in Concord`,
    ours: live ? valueAt(live, place) : '',
    theirs: served ? valueAt(served, place) : '',
    foundAt,
  }
}
