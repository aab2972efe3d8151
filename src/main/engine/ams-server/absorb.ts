import { toWire } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import {
  type AmsPlace,
  type AmsSettlement,
  REMOVED_WHOLE,
  type ServedAmsProduct,
  type StateStore,
} from '../ports'
import { mergeServed } from './merge-served'
import { waitsFor } from './pending'
import { sameJson, variantOf } from './place'

export type Absorbing = {
  readonly store: Pick<StateStore, 'ams' | 'amsServer'>
  readonly sourceName: string
  readonly at: string
  /** Nothing was here before: what comes is no news. */
  readonly isFirstCatalog?: boolean
}

/**
 * Takes over what the server said of a product, three-way: what was changed or removed here and did not arrive there
 * yet stays. `before`: what the server had before, where that is known better than from the last reading.
 */
export function absorb(
  { store, sourceName, at, isFirstCatalog = false }: Absorbing,
  served: ServedAmsProduct,
  before?: AmsProduct,
): void {
  const { ams, amsServer } = store
  const { id } = served.product
  const live = ams.product(id)
  const held = amsServer.conflictsOf(id)
  const seen = before ?? amsServer.served(id)?.product ?? null
  if (live === null && seen !== null) {
    // Gone here: it goes there too, unless somebody changed it since.
    const isAsked = held.length > 0 || !sameProduct(seen, served.product)
    const conflicts = isAsked ? [REMOVED_WHOLE] : []
    const waits = isAsked ? 'held' : 'yes'
    amsServer.settle({ productId: id, at, sourceName, base: served, conflicts, waits })
    return
  }
  const base = before ?? baseOf(store, id)
  const ours = live ?? ams.lastKnown(id)
  const { merged, conflicts } = ours
    ? mergeServed(base, ours, served.product, held)
    : { merged: served.product, conflicts: [] }
  amsServer.settle({
    productId: id,
    at,
    sourceName,
    isFirstCatalog,
    base: served,
    ...(live && sameProduct(live, merged) ? {} : { live: merged }),
    conflicts,
    waits: waitsFor(served.product, merged, conflicts),
  })
}

/** The server has a product no more: it goes here too, unless something of it was changed here. */
export function absorbRemoval({ store, sourceName, at }: Absorbing, productId: string): void {
  const { ams, amsServer } = store
  const live = ams.product(productId)
  const base = baseOf(store, productId)
  const isOurs = live !== null && (!base || waitsFor(base, withIdsOf(live, base), []) !== 'no')
  const settled = { productId, at, sourceName, base: null }
  // One that the server never had is on its way there.
  const conflicts: readonly AmsPlace[] = isOurs && base ? [REMOVED_WHOLE] : []
  const gone: Pick<AmsSettlement, 'live'> = live && !isOurs ? { live: 'gone' } : {}
  const waits = conflicts.length > 0 ? 'held' : isOurs ? 'yes' : 'no'
  amsServer.settle({ ...settled, ...gone, conflicts, waits })
}

/** That it was linked here is no word against its going. */
function withIdsOf(product: AmsProduct, base: AmsProduct): AmsProduct {
  const variants = product.variants.map((variant) => ({
    ...variant,
    shopifyVariantId: variantOf(base, variant.id)?.shopifyVariantId ?? null,
  }))
  return { ...product, shopifyProductId: base.shopifyProductId, variants }
}

/** What the server had last; until it was read once, what the last file had, which came from the same AMS. */
export function baseOf(
  { ams, amsServer }: Absorbing['store'],
  productId: string,
): AmsProduct | null {
  const isFirstRead = amsServer.line()?.readAt === null
  return amsServer.served(productId)?.product ?? (isFirstRead ? ams.imported(productId) : null)
}

function sameProduct(one: AmsProduct, other: AmsProduct): boolean {
  return sameJson(toWire(one), toWire(other))
}
