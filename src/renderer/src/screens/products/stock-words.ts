import type { MovementKind } from '@shared/catalog/stock-movement'
import type { VariantStockNow } from '@shared/contract/stock'
import { count } from '../../format'

export const MOVEMENT_WORDS: Readonly<Record<MovementKind, string>> = {
  sale: 'Sale',
  receipt: 'Receipt',
  adjustment: 'Adjustment',
  'order-placed': 'Order placed',
  'order-shipped': 'Order shipped',
  'order-cancelled': 'Order cancelled',
}

/** What the figure that is asked for means. */
export const QUANTITY_WORDS: Readonly<Record<MovementKind, string>> = {
  sale: 'Units sold',
  receipt: 'Units received',
  adjustment: 'Units counted on hand',
  'order-placed': 'Units ordered wholesale',
  'order-shipped': 'Units shipped',
  'order-cancelled': 'Units cancelled',
}

export const STOCK = {
  title: (variant: string) => `Stock of ${variant}`,
  change: (onHand: string, variant: string) => `${onHand} on hand. Change the stock of ${variant}`,
  reason: 'Reason',
  reasonWanted: 'An adjustment needs a reason, so that the ledger tells why.',
  footnote:
    'It changes AMS. The new count follows in Shopify by itself, or waits in Compare where none was agreed on yet.',
  ledger: 'Latest movements',
  none: 'Nobody has entered a movement of this variant yet.',
} as const

export const SOLD_OUT = {
  title: 'Sold-Out Override',
  now: 'Sold out now: the web shop sells none, whatever the count',
  taken: 'Taken off sale. 0 goes to Shopify.',
  putBack: 'Back on sale with its count.',
  atZero: 'At zero',
  ofVariant: 'This variant at zero',
  ofProduct: 'All variants of the product at zero',
  inherited: (of: 'product' | 'store', rule: string) => `As the ${of}: ${rule}`,
} as const

/** "Record sale of 2", "Record count of 9". */
export function recordLabel(kind: MovementKind, quantity: number | null): string {
  const what = kind === 'adjustment' ? 'count' : MOVEMENT_WORDS[kind].toLowerCase()
  return quantity === null ? `Record ${what}` : `Record ${what} of ${count(quantity)}`
}

const figure = (units: number | null): string => (units === null ? 'not set' : count(units))

/** "On hand 12 → 10, wholesale 4, available 8 → 6". */
export function stockWords(before: VariantStockNow, after: VariantStockNow): string {
  const change = (from: number | null, to: number | null): string =>
    from === to ? figure(to) : `${figure(from)} → ${figure(to)}`
  return [
    `On hand ${change(before.onHand, after.onHand)}`,
    `wholesale ${change(before.committed, after.committed)}`,
    `available ${change(before.available, after.available)}`,
  ].join(', ')
}
