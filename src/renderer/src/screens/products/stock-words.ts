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

/** Why nothing can be recorded before the figure is there. */
export const QUANTITY_WANTED: Readonly<Record<MovementKind, string>> = {
  sale: t`Enter the units sold.`,
  receipt: t`Enter the units received.`,
  adjustment: t`Enter the units counted on hand.`,
  'order-placed': t`Enter the units ordered wholesale.`,
  'order-shipped': t`Enter the units shipped.`,
  'order-cancelled': t`Enter the units cancelled.`,
}

export const STOCK = {
  title: (variant: string) => t`Stock of ${variant}`,
  /** `variant`: "" for the only one of its product. */
  change: (onHand: string, variant: string) =>
    variant === ''
      ? t`${onHand} on hand. Change the stock of the variant`
      : t`${onHand} on hand. Change the stock of ${variant}`,
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
  inherited: (of: 'product' | 'store', rule: string) =>
    of === 'product' ? t`As the product: ${rule}` : t`As the store: ${rule}`,
} as const

type RecordWords = { readonly plain: string; readonly of: (units: string) => string }

const RECORD: Readonly<Record<MovementKind, RecordWords>> = {
  sale: { plain: t`Record sale`, of: (units) => t`Record sale of ${units}` },
  receipt: { plain: t`Record receipt`, of: (units) => t`Record receipt of ${units}` },
  adjustment: { plain: t`Record count`, of: (units) => t`Record count of ${units}` },
  'order-placed': {
    plain: t`Record order placed`,
    of: (units) => t`Record order placed of ${units}`,
  },
  'order-shipped': {
    plain: t`Record order shipped`,
    of: (units) => t`Record order shipped of ${units}`,
  },
  'order-cancelled': {
    plain: t`Record order cancelled`,
    of: (units) => t`Record order cancelled of ${units}`,
  },
}

/** "Record sale of 2", "Record count of 9". */
export function recordLabel(kind: MovementKind, quantity: number | null): string {
  const { plain, of } = RECORD[kind]
  return quantity === null ? plain : of(count(quantity))
}

const figure = (units: number | null): string => (units === null ? t`not set` : count(units))

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
