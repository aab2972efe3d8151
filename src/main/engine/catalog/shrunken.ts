import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { DeskCounts } from '../ports'

/** Below this many products a catalog may shrink without being asked about. */
const SHRINK_MATTERS_FROM = 10

/** A catalog of which more than half of the products would be gone. */
export function isShrunken({ before, missing }: DeskCounts): boolean {
  return before >= SHRINK_MATTERS_FROM && missing * 2 > before
}

export function shrunken(sourceName: string, { before, missing }: DeskCounts): ConcordError {
  return new ConcordError({
    code: 'catalog-shrunken',
    message: t`${sourceName} lacks ${missing} of the ${before} products that AMS has now. The AMS catalog was not changed.`,
    nextStep: t`Import it only if these products are really gone, or if it is a catalog of its own.`,
    retryable: false,
    details: { before: String(before), missing: String(missing) },
  })
}

export function withoutProducts(sourceName: string): ConcordError {
  return new ConcordError({
    code: 'file-not-a-catalog',
    message: t`${sourceName} holds no products. The AMS catalog was not changed.`,
    nextStep: t`Choose a file with at least one product.`,
    retryable: false,
  })
}
