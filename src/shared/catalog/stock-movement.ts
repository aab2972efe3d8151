import { t } from '@shared/words/words'
import type { AmsVariant } from './product'

/**
 * What changes the stock of a variant on the AMS side. `sale` and `receipt` move units on hand; an
 * `adjustment` is a count: it says how many are on hand. A wholesale order commits units when it is placed,
 * takes them along when it is shipped and frees them when it is cancelled.
 */
export const MOVEMENT_KINDS = [
  'sale',
  'receipt',
  'adjustment',
  'order-placed',
  'order-shipped',
  'order-cancelled',
] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** Shopify takes no larger quantity (shopify.dev, InventorySetQuantitiesInput). */
export const MOST_UNITS = 1_000_000_000

export type VariantStock = Pick<AmsVariant, 'onHand' | 'wholesaleCommitments'>

/** `quantity` in units: how many move, of an adjustment how many there are. */
export type Movement = { readonly kind: MovementKind; readonly quantity: number }

/** Why a movement can't be. */
export type MovementRefusal =
  | 'no-units'
  | 'too-many-units'
  | 'never-counted'
  | 'not-so-many-on-hand'
  | 'not-so-many-committed'

export type Moved =
  | { readonly ok: true; readonly stock: VariantStock }
  | { readonly ok: false; readonly why: MovementRefusal }

/** The stock after a movement. Neither on hand nor committed units ever fall below 0. */
export function moveStock(stock: VariantStock, { kind, quantity }: Movement): Moved {
  if (!Number.isInteger(quantity) || quantity < 0) return refused('no-units')
  if (quantity === 0 && kind !== 'adjustment') return refused('no-units')
  const { onHand, committed } = change(stock, kind, quantity)
  if (onHand !== null && onHand < 0) return refused('not-so-many-on-hand')
  if (committed < 0) return refused('not-so-many-committed')
  if (onHand === null && needsCount(kind)) return refused('never-counted')
  if ((onHand ?? 0) > MOST_UNITS || committed > MOST_UNITS) return refused('too-many-units')
  return { ok: true, stock: { onHand, wholesaleCommitments: committed } }
}

function change(
  { onHand, wholesaleCommitments: committed }: VariantStock,
  kind: MovementKind,
  quantity: number,
): { readonly onHand: number | null; readonly committed: number } {
  const plus = (units: number): number | null => (onHand === null ? null : onHand + units)
  switch (kind) {
    case 'sale':
      return { onHand: plus(-quantity), committed }
    case 'receipt':
      return { onHand: plus(quantity), committed }
    case 'adjustment':
      return { onHand: quantity, committed }
    case 'order-placed':
      return { onHand, committed: committed + quantity }
    case 'order-shipped':
      return { onHand: plus(-quantity), committed: committed - quantity }
    case 'order-cancelled':
      return { onHand, committed: committed - quantity }
  }
}

/** A count that was never taken is not 0: units can't come to it or go from it. */
function needsCount(kind: MovementKind): boolean {
  return kind === 'sale' || kind === 'receipt' || kind === 'order-shipped'
}

function refused(why: MovementRefusal): Moved {
  return { ok: false, why }
}

/** Why a movement can't be, with the figures, and what to do instead. */
export function refusalWords(
  why: MovementRefusal,
  { onHand, wholesaleCommitments }: VariantStock,
  quantity: number,
): readonly [what: string, nextStep: string] {
  switch (why) {
    case 'no-units':
      return [t`A movement is of at least one whole unit.`, t`Enter how many units moved.`]
    case 'too-many-units':
      return [
        t`That would be more units than Shopify takes: 1,000,000,000 at most.`,
        t`Enter a smaller number.`,
      ]
    case 'never-counted':
      return [
        t`The stock of this variant was never counted, so units can’t come to it or go from it.`,
        t`Count it first: enter an adjustment.`,
      ]
    case 'not-so-many-on-hand':
      return [
        t`There are ${onHand ?? 0} on hand, so ${quantity} can’t go.`,
        t`Enter fewer, or an adjustment where the count is wrong.`,
      ]
    case 'not-so-many-committed':
      return [
        t`Wholesale orders hold ${wholesaleCommitments}, so ${quantity} can’t be shipped or cancelled.`,
        t`Enter fewer.`,
      ]
  }
}
