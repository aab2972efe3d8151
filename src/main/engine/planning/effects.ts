import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'

/** What each choice does, in words that stand beside its button. */
export function effectsOf({
  kind,
  ours,
  theirs,
}: Pick<DifferenceRow, 'kind' | 'ours' | 'theirs'>): { ours: string; theirs: string } {
  switch (kind) {
    case 'product':
      return {
        ours: t`Created in Shopify as Draft, once. Customers see nothing yet`,
        theirs: t`A new AMS product, linked. Nothing is sent`,
      }
    case 'variant':
      return {
        ours:
          ours === null
            ? t`The variant is deleted in Shopify, after its list was confirmed: 1 request, about 10 points`
            : t`The variant is created in Shopify: 1 request, about 10 points`,
        theirs:
          theirs === null
            ? t`The variant is removed from AMS, after its list was confirmed. Nothing is sent`
            : t`A new AMS variant, linked. Nothing is sent`,
      }
    case 'field':
    case 'ambiguous':
    case 'broken-link':
      return {
        ours: t`Sent to Shopify: 1 request, about 10 points`,
        theirs: t`Written into AMS, nothing is sent`,
      }
  }
}
