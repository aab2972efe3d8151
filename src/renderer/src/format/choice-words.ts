import type { Answer, DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'

/** What a choice is called on a row: a whole product is pushed or imported, a field is used. */
export function choiceWords(row: DifferenceRow, choice: Answer): string {
  if (choice === 'skip') return t`Skip`
  if (row.kind === 'product') return choice === 'ours' ? t`Push as Draft` : t`Import`
  if (row.kind === 'variant' && row.ours === null) {
    return choice === 'theirs' ? t`Import variant` : t`Delete in Shopify`
  }
  if (row.kind === 'variant' && row.theirs === null) {
    return choice === 'ours' ? t`Push variant` : t`Remove from AMS`
  }
  return choice === 'ours' ? t`Use AMS` : t`Use Shopify`
}
