import { ConcordError } from '@shared/contract/app-error'
import type { PullProof, StagedCounts } from '../ports'

/**
 * A read proves itself before anything may be called missing: what arrived must be what Shopify
 * counted, in the export and by a count of its own, without a hole between products and variants.
 * Throws `read-incomplete`, which names both numbers.
 */
export function proveComplete(proof: PullProof, staged: StagedCounts): void {
  if (!proof.complete) throw incomplete('the file ended in the middle of a line')
  if (staged.products !== proof.products) {
    throw incomplete(`${staged.products} of ${proof.products} products arrived`)
  }
  if (staged.products < proof.productsCounted) {
    throw incomplete(
      `the export holds ${staged.products} products, the store counts ${proof.productsCounted}`,
    )
  }
  if (staged.orphans > 0) throw incomplete(`${staged.orphans} variants came without their product`)
  if (staged.shortOfVariants > 0) {
    throw incomplete(
      `${staged.shortOfVariants} products came with fewer variants than Shopify counts`,
    )
  }
  if (staged.withoutVariants > 0) {
    throw incomplete(`${staged.withoutVariants} products came without variants`)
  }
}

function incomplete(why: string): ConcordError {
  return new ConcordError({
    code: 'read-incomplete',
    message: `The read of Shopify is not complete: ${why}. Nothing is called missing; the earlier catalog and all decisions stay.`,
    nextStep: 'Run Full Sync And Compare again.',
    retryable: true,
  })
}
