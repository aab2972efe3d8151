import type { DifferenceRow } from '@shared/contract/review'

/** What each choice does, in words that stand beside its button. */
export function effectsOf({
  kind,
  ours,
  theirs,
}: Pick<DifferenceRow, 'kind' | 'ours' | 'theirs'>): { ours: string; theirs: string } {
  switch (kind) {
    case 'product':
      return {
        ours: 'Created in Shopify as Draft, once. Customers see nothing yet',
        theirs: 'A new AMS product, linked. Nothing is sent',
      }
    case 'variant':
      return {
        ours:
          ours === null
            ? 'The variant is deleted in Shopify, after its list was confirmed: 1 request, about 10 points'
            : 'The variant is created in Shopify: 1 request, about 10 points',
        theirs:
          theirs === null
            ? 'The variant is removed from AMS, after its list was confirmed. Nothing is sent'
            : 'A new AMS variant, linked. Nothing is sent',
      }
    case 'field':
    case 'ambiguous':
    case 'broken-link':
      return {
        ours: 'Sent to Shopify: 1 request, about 10 points',
        theirs: 'Written into AMS, nothing is sent',
      }
  }
}
