import type { Answer, DifferenceRow } from '@shared/contract/review'

/** What a choice is called on a row: a whole product is pushed or imported, a field is used. */
export function choiceWords(row: DifferenceRow, choice: Answer): string {
  if (choice === 'skip') return 'Skip'
  if (row.kind === 'product') return choice === 'ours' ? 'Push as Draft' : 'Import'
  if (row.kind === 'variant' && row.ours === null) {
    return choice === 'theirs' ? 'Import variant' : 'Delete in Shopify'
  }
  if (row.kind === 'variant' && row.theirs === null) {
    return choice === 'ours' ? 'Push variant' : 'Remove from AMS'
  }
  return choice === 'ours' ? 'Use AMS' : 'Use Shopify'
}
