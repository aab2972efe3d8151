import { BRAKE_FROM, BRAKE_LIMITS, BRAKES, type Brake, type Choice } from '@shared/contract/review'
import type { FieldKey } from '@shared/fields/field-registry'

/** A change towards Shopify, as far as brakes look at it. */
export type BrakedChange = {
  readonly field: FieldKey | null
  readonly choice: Choice
  /** Sets a count of 0. */
  readonly sellsOut: boolean
  /** Deletes a variant, on whichever side. */
  readonly deletes: boolean
}

/**
 * The brakes that a set of changes runs into: a shifted column or a wrong file changes prices, SKUs or
 * counts of a large part of the shop at once, and a person must have typed that it is meant. A deletion
 * can't be undone, so a single one is enough.
 */
export function brakesOf(changes: readonly BrakedChange[], linkedVariants: number): Brake[] {
  const sent = changes.filter(({ choice }) => choice === 'ours')
  const counts: Readonly<Record<Brake['kind'], number>> = {
    price: sent.filter(({ field }) => field === 'retail-price').length,
    sku: sent.filter(({ field }) => field === 'sku').length,
    'sold-out': sent.filter(({ field, sellsOut }) => field === 'stock' && sellsOut).length,
    deletion: changes.filter(({ deletes }) => deletes).length,
  }
  return BRAKES.flatMap((kind) => brakeOf(kind, counts[kind], linkedVariants) ?? [])
}

/** The brake of so many changes of a kind; null when there is none. */
export function brakeOf(kind: Brake['kind'], count: number, linkedVariants: number): Brake | null {
  const limitPercent = BRAKE_LIMITS[kind]
  const isMany = count >= BRAKE_FROM && count * 100 > linkedVariants * limitPercent
  const applies = kind === 'deletion' ? count > 0 : isMany
  return applies ? { kind, count, of: linkedVariants, limitPercent } : null
}
