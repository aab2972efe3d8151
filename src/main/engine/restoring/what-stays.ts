import { t } from '@shared/words/words'
import { isDeletion } from '../planning'
import type { PushedChange } from '../ports'

/** What a push did that no roll back undoes, each a sentence with its number and what can be done. */
export function whatStays(changes: readonly PushedChange[]): string[] {
  const made = (kind: PushedChange['kind'], choice: PushedChange['choice']): number =>
    changes.filter(
      (change) => change.kind === kind && change.choice === choice && !isDeletion(change),
    ).length
  const deleted = (choice: PushedChange['choice']): number =>
    changes.filter((change) => change.choice === choice && isDeletion(change)).length
  return [
    sentence(
      made('product', 'ours'),
      (count) =>
        t`${count} product was created in Shopify and stays. Archive it there to take it off sale.`,
      (count) =>
        t`${count} products were created in Shopify and stay. Archive it there to take it off sale.`,
    ),
    sentence(
      made('variant', 'ours'),
      (count) =>
        t`${count} variant was created in Shopify and stays. Variants can be deleted there, by hand.`,
      (count) =>
        t`${count} variants were created in Shopify and stay. Variants can be deleted there, by hand.`,
    ),
    sentence(
      made('product', 'theirs'),
      (count) =>
        t`${count} product was imported into AMS and stays. Unlink or remove it in AMS, by hand.`,
      (count) =>
        t`${count} products were imported into AMS and stay. Unlink or remove it in AMS, by hand.`,
    ),
    sentence(
      made('variant', 'theirs'),
      (count) =>
        t`${count} variant was taken into AMS and stays. Variants can be removed in AMS, by hand.`,
      (count) =>
        t`${count} variants were taken into AMS and stay. Variants can be removed in AMS, by hand.`,
    ),
    sentence(
      deleted('ours'),
      (count) => t`${count} variant was deleted in Shopify. A deletion can’t be undone.`,
      (count) => t`${count} variants were deleted in Shopify. A deletion can’t be undone.`,
    ),
    sentence(
      deleted('theirs'),
      (count) => t`${count} variant was removed from AMS. A removal can’t be undone.`,
      (count) => t`${count} variants were removed from AMS. A removal can’t be undone.`,
    ),
  ].filter((text) => text !== '')
}

type Words = (count: number) => string

function sentence(count: number, one: Words, many: Words): string {
  if (count === 0) return ''
  return count === 1 ? one(count) : many(count)
}
