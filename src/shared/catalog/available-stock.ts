import type { AmsVariant } from './product'

/**
 * Units that AMS has for the web shop: on hand less wholesale commitments, never below 0. `null` when
 * AMS never set a count: then there is nothing to tell Shopify, which is not the same as 0.
 */
export function availableToPush({
  onHand,
  wholesaleCommitments,
}: Pick<AmsVariant, 'onHand' | 'wholesaleCommitments'>): number | null {
  return onHand === null ? null : Math.max(0, onHand - wholesaleCommitments)
}
