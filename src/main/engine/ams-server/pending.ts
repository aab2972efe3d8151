import type { Movement, ProductContent } from '@shared/ams-http/contract'
import { toContent } from '@shared/ams-http/to-content'
import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { AmsWaits, StateStore } from '../ports'
import { withoutLostPictures } from './merge-served'
import {
  COMMITMENTS,
  ON_HAND,
  OPTIONS,
  type Place,
  REMOVED,
  sameJson,
  variantOf,
  withPlace,
} from './place'

/**
 * What of a product waits to go to the server. `after`: the product as the server has it when that was carried out
 * and nobody else did anything.
 */
export type Pending =
  | { readonly kind: 'nothing' }
  /** All that waits needs a person first. */
  | { readonly kind: 'held' }
  | { readonly kind: 'content'; readonly content: ProductContent; readonly after: AmsProduct }
  | { readonly kind: 'stock'; readonly rows: Movement['rows']; readonly after: AmsProduct }
  /** Gone here; `after` is the product that the server still has. */
  | { readonly kind: 'removal'; readonly after: AmsProduct }

/** The next thing to send of a product as it is kept here. */
export function pendingIn(
  { ams, amsServer }: Pick<StateStore, 'ams' | 'amsServer'>,
  productId: string,
): Pending {
  const live = ams.product(productId)
  const base = amsServer.served(productId)?.product ?? null
  const conflicts = amsServer.conflictsOf(productId)
  if (live) return pendingOf(base, live, conflicts)
  if (base === null) return { kind: 'nothing' }
  return conflicts.length > 0 ? { kind: 'held' } : { kind: 'removal', after: base }
}

/**
 * The next thing to send: content before stock, so that the server knows a variant before it is counted.
 * `base`: the product as the server had it last, null where it never had. What is in conflict stays as the server has
 * it; an id of Shopify is replaced, but never taken away, as others may be linked by it.
 */
export function pendingOf(
  base: AmsProduct | null,
  live: AmsProduct,
  conflicts: readonly Place[],
): Pending {
  const isHeld = conflicts.some(
    ({ variantId, field }) => field === OPTIONS || (field === REMOVED && variantId === ''),
  )
  if (isHeld) return { kind: 'held' }
  const wanted = sendable(base, live, conflicts)
  const content = toContent(wanted)
  if (base === null || !sameJson(content, toContent(base))) {
    return { kind: 'content', content, after: withStockOf(wanted, base) }
  }
  const rows = movedRows(base, live, conflicts)
  if (rows.length > 0) return { kind: 'stock', rows, after: afterMoving(base, rows) }
  return conflicts.length > 0 ? { kind: 'held' } : { kind: 'nothing' }
}

/** Whether a product waits for the server, or for a person first. */
export function waitsFor(...[base, live, conflicts]: Parameters<typeof pendingOf>): AmsWaits {
  return waitsBy(pendingOf(base, live, conflicts))
}

export function waitsBy({ kind }: Pending): AmsWaits {
  if (kind === 'held') return 'held'
  return kind === 'nothing' ? 'no' : 'yes'
}

function sendable(
  base: AmsProduct | null,
  live: AmsProduct,
  conflicts: readonly Place[],
): AmsProduct {
  if (base === null) return live
  const decided = conflicts.reduce((product, place) => withPlace(product, base, place), live)
  const variants = decided.variants.map((variant) => ({
    ...variant,
    shopifyVariantId:
      variant.shopifyVariantId ?? variantOf(base, variant.id)?.shopifyVariantId ?? null,
  }))
  const shopifyProductId = decided.shopifyProductId ?? base.shopifyProductId
  return withoutLostPictures({ ...decided, shopifyProductId, variants })
}

/** A write of content moves no stock; a variant that it brings was never counted. */
function withStockOf(product: AmsProduct, base: AmsProduct | null): AmsProduct {
  const variants = product.variants.map((variant) => {
    const known = base ? variantOf(base, variant.id) : undefined
    return {
      ...variant,
      onHand: known?.onHand ?? null,
      wholesaleCommitments: known?.wholesaleCommitments ?? 0,
    }
  })
  return { ...product, variants }
}

function movedRows(
  base: AmsProduct,
  live: AmsProduct,
  conflicts: readonly Place[],
): Movement['rows'] {
  const isFree = (variantId: string, field: string): boolean =>
    !conflicts.some((place) => place.variantId === variantId && place.field === field)
  return live.variants.flatMap(({ id, onHand, wholesaleCommitments }) => {
    const was = variantOf(base, id)
    if (!was || !isFree(id, REMOVED)) return []
    const moves = onHand !== null && onHand !== was.onHand && isFree(id, ON_HAND)
    const commits = isFree(id, COMMITMENTS) ? wholesaleCommitments - was.wholesaleCommitments : 0
    if (!moves && commits === 0) return []
    return [
      {
        variantId: id,
        onHandBy: moves && was.onHand !== null ? onHand - was.onHand : 0,
        commitmentsBy: commits,
        firstCount: moves && was.onHand === null ? onHand : null,
      },
    ]
  })
}

function afterMoving(base: AmsProduct, rows: Movement['rows']): AmsProduct {
  const variants = base.variants.map((variant): AmsVariant => {
    const row = rows.find(({ variantId }) => variantId === variant.id)
    if (!row) return variant
    const { onHandBy, commitmentsBy, firstCount } = row
    return {
      ...variant,
      onHand: variant.onHand === null ? firstCount : variant.onHand + onHandBy,
      wholesaleCommitments: Math.max(0, variant.wholesaleCommitments + commitmentsBy),
    }
  })
  return { ...base, variants }
}
