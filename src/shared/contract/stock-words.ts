import type { AppliedRule } from '../catalog/sold-out'
import type { PushLogStatus, StockCause } from './stock-sync'

export const STOCK_CAUSE_WORDS: Readonly<Record<StockCause, string>> = {
  sale: 'Sale',
  receipt: 'Received',
  adjustment: 'Count corrected',
  'order-placed': 'Wholesale order placed',
  'order-shipped': 'Wholesale order shipped',
  'order-cancelled': 'Wholesale order cancelled',
  import: 'Catalog file',
  decision: 'Decided in Compare',
  'sold-out': 'By hand',
  'sold-out-rule': 'Sold-Out Override changed',
  location: 'Other location',
  'web-orders': 'Web orders setting',
  created: 'Created in Shopify',
}

/** The rules of the Sold-Out Override, and what applied instead of them. */
export const RULE_WORDS: Readonly<Record<AppliedRule, string>> = {
  respect: 'Respect Shopify',
  force: 'Force sold out at zero',
  keep: 'Keep selling at zero',
  'sold-out': 'Sold out now',
}

/** "Sale: studio", "Catalog file: stock.csv", or the word alone where nobody wrote more. */
export function stockCauseWords(cause: StockCause, text: string): string {
  const words = STOCK_CAUSE_WORDS[cause]
  return text === '' ? words : `${words}: ${text}`
}

export const PUSH_STATUS_WORDS: Readonly<Record<PushLogStatus, string>> = {
  success: 'Success',
  retry: 'Retry',
  failure: 'Failure',
}

/** The message of a row that Shopify had nothing against: it writes a request whole or not at all. */
export const OTHER_ROW_REFUSED =
  'Another row of the same request was refused, so Shopify wrote none of it.'

/** `null`: sent, and the answer is still to come. */
export function pushStatusWord(status: PushLogStatus | null): string {
  return status === null ? 'Being sent' : PUSH_STATUS_WORDS[status]
}
