import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { StateStore } from '../ports'

/** Both sides of a linked product as they are kept now; null where it is gone, or linked no more. */
export function linkedPair(
  store: Pick<StateStore, 'ams' | 'shop' | 'links'>,
  amsProductId: string,
): { readonly ours: AmsProduct; readonly theirs: ShopProduct } | null {
  const ours = store.ams.product(amsProductId)
  const theirs = ours?.shopifyProductId ? store.shop.product(ours.shopifyProductId) : null
  return ours && theirs && store.links.linkedTo(theirs.id) === ours.id ? { ours, theirs } : null
}
