import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { PullProof } from '../ports'

/** What arrived of a read, counted where it was put down. */
export type Arrived = {
  readonly products: number
  readonly variants: number
  /** Variants whose product did not arrive. */
  readonly orphans: number
  /** Products with fewer variants than Shopify counted for them. */
  readonly shortOfVariants: number
  /** Products without any variant; Shopify has none, so it means a hole in the read. */
  readonly withoutVariants: number
}

/**
 * A read proves itself before anything may be called missing: what arrived must be what Shopify
 * counted, in the export and by a count of its own, without a hole between products and variants.
 * Throws `read-incomplete`, which names both numbers.
 */
export function proveComplete(proof: PullProof, arrived: Arrived): void {
  if (!proof.complete) throw incomplete(t`the file ended in the middle of a line`)
  if (arrived.products !== proof.products) {
    throw incomplete(t`${arrived.products} of ${proof.products} products arrived`)
  }
  if (arrived.products < proof.productsCounted) {
    throw incomplete(
      t`the export holds ${arrived.products} products, the store counts ${proof.productsCounted}`,
    )
  }
  if (arrived.orphans > 0)
    throw incomplete(t`${arrived.orphans} variants came without their product`)
  if (arrived.shortOfVariants > 0) {
    throw incomplete(
      t`${arrived.shortOfVariants} products came with fewer variants than Shopify counts`,
    )
  }
  if (arrived.withoutVariants > 0) {
    throw incomplete(t`${arrived.withoutVariants} products came without variants`)
  }
}

/** Below this many products a store may shrink without being asked about. */
const SHRINK_MATTERS_FROM = 10

/**
 * A complete read can still be of a store that somebody emptied, or of another one. Less than half of
 * what was there before is refused with both numbers until a person says that it is so.
 */
export function refuseShrunken(now: number, before: number): void {
  if (before < SHRINK_MATTERS_FROM || now * 2 >= before) return
  throw new ConcordError({
    code: 'read-shrunken',
    message: t`Shopify has ${now} products now, at the last read it had ${before}. Nothing is called missing; the earlier catalog and all decisions stay.`,
    nextStep: t`Look into the store first. If so many products are really gone, compare again with the smaller catalog.`,
    retryable: false,
    details: { before: String(before), now: String(now) },
  })
}

function incomplete(why: string): ConcordError {
  return new ConcordError({
    code: 'read-incomplete',
    message: t`The read of Shopify is not complete: ${why}. Nothing is called missing; the earlier catalog and all decisions stay.`,
    nextStep: t`Run Full Sync And Compare again.`,
    retryable: true,
  })
}
