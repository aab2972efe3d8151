import type { MovementKind } from '@shared/catalog/stock-movement'
import type { VariantStockNow } from '@shared/contract/stock'
import { t } from '@shared/words/words'
import { count } from '../../format'

export const MOVEMENT_WORDS: Readonly<Record<MovementKind, string>> = {
  sale: t`Sale`,
  receipt: t`Receipt`,
  adjustment: t`Adjustment`,
  'order-placed': t`Order placed`,
  'order-shipped': t`Order shipped`,
  'order-cancelled': t`Order cancelled`,
}

/** What the figure that is asked for means. */
export const QUANTITY_WORDS: Readonly<Record<MovementKind, string>> = {
  sale: t`Units sold`,
  receipt: t`Units received`,
  adjustment: t`Units counted on hand`,
  'order-placed': t`Units ordered wholesale`,
  'order-shipped': t`Units shipped`,
  'order-cancelled': t`Units cancelled`,
}

export const STOCK = {
  title: (variant: string) => t`Stock of ${variant}`,
  change: (onHand: string, variant: string) => t`${onHand} on hand. Change the stock of ${variant}`,
  reason: t`Reason`,
  reasonWanted: t`An adjustment needs a reason, so that the ledger tells why.`,
  footnote: t`It changes AMS. The new count follows in Shopify by itself, or waits in Compare where none was agreed on yet.`,
  ledger: t`Latest movements`,
  none: t`Nobody has entered a movement of this variant yet.`,
} as const

export const SOLD_OUT = {
  title: t`Sold-Out Override`,
  now: t`Sold out now: the web shop sells none, whatever the count`,
  taken: t`Taken off sale. 0 goes to Shopify.`,
  putBack: t`Back on sale with its count.`,
  atZero: t`At zero`,
  ofVariant: t`This variant at zero`,
  ofProduct: t`All variants of the product at zero`,
  inherited: (of: 'product' | 'store', rule: string) => t`As the ${of}: ${rule}`,
} as const

/** "Record sale of 2", "Record count of 9". */
export function recordLabel(kind: MovementKind, quantity: number | null): string {
  const what = kind === 'adjustment' ? 'count' : MOVEMENT_WORDS[kind].toLowerCase()
  return quantity === null ? t`Record ${what}` : t`Record ${what} of ${count(quantity)}`
}

const figure = (units: number | null): string => (units === null ? 'not set' : count(units))

/** "On hand 12 → 10, wholesale 4, available 8 → 6". */
export function stockWords(before: VariantStockNow, after: VariantStockNow): string {
  const change = (from: number | null, to: number | null): string =>
    from === to ? figure(to) : `${figure(from)} → ${figure(to)}`
  return [
    t`On hand ${change(before.onHand, after.onHand)}`,
    t`wholesale ${change(before.committed, after.committed)}`,
    t`available ${change(before.available, after.available)}`,
  ].join(', ')
}
