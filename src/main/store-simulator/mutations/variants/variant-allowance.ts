import { variantLimitReached } from '../../schema/errors'
import type { StoreState } from '../../state/store-state'

/** From this many variants on, a shop may only add so many a day (shopify.dev/docs/api/usage/limits). */
const LARGE_SHOP = 50_000
const NEW_VARIANTS_A_DAY = 1000
const UNLIMITED_PLAN = 'Plus'

/** Counts new variants in; throws when the shop's day is used up. Call it before anything is written. */
export function takeNewVariants(store: StoreState, count: number): void {
  const isLimited = store.shop.plan !== UNLIMITED_PLAN && store.variants.size >= LARGE_SHOP
  if (isLimited && store.newVariants.at(store.now()) + count > NEW_VARIANTS_A_DAY) {
    throw variantLimitReached(NEW_VARIANTS_A_DAY)
  }
  store.newVariants.add(store.now(), count)
}
