import { german } from '@shared/words/de'
import { t } from '@shared/words/words'
import type { AppliedRule } from '../catalog/sold-out'
import type { PushLogStatus, StockCause } from './stock-sync'

export const STOCK_CAUSE_WORDS: Readonly<Record<StockCause, string>> = {
  sale: t`Sale`,
  receipt: t`Received`,
  adjustment: t`Count corrected`,
  'order-placed': t`Wholesale order placed`,
  'order-shipped': t`Wholesale order shipped`,
  'order-cancelled': t`Wholesale order cancelled`,
  import: t`Catalog file`,
  decision: t`Decided in Compare`,
  'sold-out': t`By hand`,
  'sold-out-rule': t`Sold-Out Override changed`,
  location: t`Other location`,
  'web-orders': t`Web orders setting`,
  created: t`Created in Shopify`,
}

/** The rules of the Sold-Out Override, and what applied instead of them. */
export const RULE_WORDS: Readonly<Record<AppliedRule, string>> = {
  respect: t`Respect Shopify`,
  force: t`Force sold out at zero`,
  keep: t`Keep selling at zero`,
  'sold-out': t`Sold out now`,
}

/** "Sale: studio", "Catalog file: stock.csv", or the word alone where nobody wrote more. */
export function stockCauseWords(cause: StockCause, text: string): string {
  const words = STOCK_CAUSE_WORDS[cause]
  return text === '' ? words : `${words}: ${text}`
}

export const PUSH_STATUS_WORDS: Readonly<Record<PushLogStatus, string>> = {
  success: t`Success`,
  retry: t`Retry`,
  failure: t`Failure`,
}

/** The message of a row that Shopify had nothing against: it writes a request whole or not at all. */
export const OTHER_ROW_REFUSED = t`Another row of the same request was refused, so Shopify wrote none of it.`
const OTHER_ROW_IN_ENGLISH =
  'Another row of the same request was refused, so Shopify wrote none of it.'
const OTHER_ROW_EVER = [OTHER_ROW_IN_ENGLISH, german[OTHER_ROW_IN_ENGLISH] ?? '']

/** True of that message in whichever language it was written down. */
export function isOtherRowRefused(message: string): boolean {
  return message === OTHER_ROW_REFUSED || OTHER_ROW_EVER.includes(message)
}

/** `null`: sent, and the answer is still to come. */
export function pushStatusWord(status: PushLogStatus | null): string {
  return status === null ? t`Being sent` : PUSH_STATUS_WORDS[status]
}
