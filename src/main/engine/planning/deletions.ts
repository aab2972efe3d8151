import type { Choice, DifferenceKind } from '@shared/contract/review'

/** A decision, as far as it tells whether it takes a variant away. */
export type MaybeDeletion = {
  readonly kind: DifferenceKind
  readonly choice: Choice
  /** AMS's variant; "" where only Shopify has it. */
  readonly amsVariantId: string
  /** Shopify's variant; null where only AMS has it. */
  readonly shopifyVariantId: string | null
}

/**
 * True for a variant that the side which is written has alone: the other side's word is then that there
 * is none. AMS's word deletes it in Shopify, Shopify's removes it from AMS.
 */
export function isDeletion({
  kind,
  choice,
  amsVariantId,
  shopifyVariantId,
}: MaybeDeletion): boolean {
  if (kind !== 'variant') return false
  return choice === 'ours' ? amsVariantId === '' : shopifyVariantId === null
}
