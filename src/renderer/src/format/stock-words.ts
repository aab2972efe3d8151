import { availableToPush } from '@shared/catalog/available-stock'
import type { StockFacts } from '@shared/contract/review'
import { count } from './numbers'

/** "28 on hand − 6 wholesale = 22 available", with the floor named where it bites; "" without a count. */
export function stockArithmetic({
  onHand,
  wholesaleCommitments,
}: Pick<StockFacts, 'onHand' | 'wholesaleCommitments'>): string {
  const available = availableToPush({ onHand, wholesaleCommitments })
  if (onHand === null || available === null) return ''
  const sum = `${count(onHand)} on hand − ${count(wholesaleCommitments)} wholesale = ${count(available)} available`
  const short = wholesaleCommitments - onHand
  return short > 0 ? `${sum}; never below 0, wholesale needs ${count(short)} more` : sum
}

/** Why a variant's count is neither compared nor pushed; null when it is. */
export function whyStockStays({ onHand, tracked, shopifyAvailable }: StockFacts): string | null {
  if (tracked === null) return 'Shopify has no such variant.'
  if (onHand === null) return 'AMS has no stock number for it.'
  if (!tracked) return 'Shopify doesn’t track it.'
  if (shopifyAvailable === null) return 'Shopify doesn’t stock it at the location.'
  return null
}
