import { availableToPush } from '@shared/catalog/available-stock'
import type { StockFacts } from '@shared/contract/review'
import { count, t } from '@shared/words/words'

/**
 * "28 on hand − 6 wholesale = 22 available", with web orders where AMS still counts any and the floor named where
 * it bites; "" without a count.
 */
export function stockArithmetic({
  onHand,
  wholesaleCommitments,
  webOrders,
}: Pick<StockFacts, 'onHand' | 'wholesaleCommitments' | 'webOrders'>): string {
  const available = availableToPush({ onHand, wholesaleCommitments }, webOrders)
  if (onHand === null || available === null) return ''
  const wholesale = count(wholesaleCommitments)
  const sum =
    webOrders === 0
      ? t`${count(onHand)} on hand − ${wholesale} wholesale = ${count(available)} available`
      : t`${count(onHand)} on hand − ${wholesale} wholesale − ${count(webOrders)} in web orders = ${count(available)} available`
  const short = wholesaleCommitments + webOrders - onHand
  if (short <= 0) return sum
  return webOrders === 0
    ? t`${sum}; never below 0, wholesale needs ${count(short)} more`
    : t`${sum}; never below 0, orders need ${count(short)} more`
}

/** Why a variant's count is neither compared nor pushed; null when it is. */
export function whyStockStays({ onHand, tracked, shopifyAvailable }: StockFacts): string | null {
  if (tracked === null) return t`Shopify has no such variant.`
  if (onHand === null) return t`AMS has no stock number for it.`
  if (!tracked) return t`Shopify doesn’t track it.`
  if (shopifyAvailable === null) return t`Shopify doesn’t stock it at the location.`
  return null
}
