import { isDeletion } from '../planning'
import type { PushedChange } from '../ports'

/** What a push did that no roll back undoes, each a sentence with its number and what can be done. */
export function whatStays(changes: readonly PushedChange[]): string[] {
  const count = (kind: PushedChange['kind'], choice: PushedChange['choice']): number =>
    changes.filter(
      (change) => change.kind === kind && change.choice === choice && !isDeletion(change),
    ).length
  const deleted = (choice: PushedChange['choice']): number =>
    changes.filter((change) => change.choice === choice && isDeletion(change)).length
  return [
    sentence(
      count('product', 'ours'),
      ['product was created in Shopify and stays', 'products were created in Shopify and stay'],
      'Archive it there to take it off sale.',
    ),
    sentence(
      count('variant', 'ours'),
      ['variant was created in Shopify and stays', 'variants were created in Shopify and stay'],
      'Variants can be deleted there, by hand.',
    ),
    sentence(
      count('product', 'theirs'),
      ['product was imported into AMS and stays', 'products were imported into AMS and stay'],
      'Unlink or remove it in AMS, by hand.',
    ),
    sentence(
      count('variant', 'theirs'),
      ['variant was taken into AMS and stays', 'variants were taken into AMS and stay'],
      'Variants can be removed in AMS, by hand.',
    ),
    sentence(
      deleted('ours'),
      ['variant was deleted in Shopify', 'variants were deleted in Shopify'],
      'A deletion can\u2019t be undone.',
    ),
    sentence(
      deleted('theirs'),
      ['variant was removed from AMS', 'variants were removed from AMS'],
      'A removal can\u2019t be undone.',
    ),
  ].filter((text) => text !== '')
}

function sentence(count: number, [one, many]: readonly [string, string], next: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}. ${next}`
}
