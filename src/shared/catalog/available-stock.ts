import type { AmsVariant, ShopProduct } from './product'

/**
 * Units that AMS has for the web shop: on hand less wholesale commitments and less the units of `webOrders`
 * that AMS still counts, never below 0, and 0 where a person took the variant off sale. `null` when AMS
 * never set a count: then there is nothing to tell Shopify, which is not the same as 0.
 */
export function availableToPush(
  {
    onHand,
    wholesaleCommitments,
    isSoldOut = false,
  }: Pick<AmsVariant, 'onHand' | 'wholesaleCommitments' | 'isSoldOut'>,
  webOrders = 0,
): number | null {
  if (isSoldOut) return 0
  return onHand === null ? null : Math.max(0, onHand - wholesaleCommitments - webOrders)
}

/** Units in web orders that AMS has still on hand of a variant; 0 where it takes them off, or Shopify has it not. */
export function webOrdersOf(theirs: ShopProduct | null, shopifyVariantId: string | null): number {
  return theirs?.variants.find(({ id }) => id === shopifyVariantId)?.webOrders ?? 0
}
