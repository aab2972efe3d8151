import { t } from '@shared/words/words'
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
      [t`product was created in Shopify and stays`, t`products were created in Shopify and stay`],
      t`Archive it there to take it off sale.`,
    ),
    sentence(
      count('variant', 'ours'),
      [t`variant was created in Shopify and stays`, t`variants were created in Shopify and stay`],
      t`Variants can be deleted there, by hand.`,
    ),
    sentence(
      count('product', 'theirs'),
      [t`product was imported into AMS and stays`, t`products were imported into AMS and stay`],
      t`Unlink or remove it in AMS, by hand.`,
    ),
    sentence(
      count('variant', 'theirs'),
      [t`variant was taken into AMS and stays`, t`variants were taken into AMS and stay`],
      t`Variants can be removed in AMS, by hand.`,
    ),
    sentence(
      deleted('ours'),
      [t`variant was deleted in Shopify`, t`variants were deleted in Shopify`],
      t`A deletion can’t be undone.`,
    ),
    sentence(
      deleted('theirs'),
      [t`variant was removed from AMS`, t`variants were removed from AMS`],
      t`A removal can’t be undone.`,
    ),
  ].filter((text) => text !== '')
}

function sentence(count: number, [one, many]: readonly [string, string], next: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}. ${next}`
}
