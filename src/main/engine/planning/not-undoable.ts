import type { PlannedChange } from './estimate-requests'

/** What a roll back can't restore of changes towards Shopify, each a sentence with its number. */
export function notUndoable(changes: readonly PlannedChange[]): string[] {
  const products = changes.filter(({ kind }) => kind === 'product').length
  const variants = changes.filter(({ kind }) => kind === 'variant').length
  return [
    products > 0
      ? `${count(products, 'product is', 'products are')} created in Shopify. They can be archived, not unmade.`
      : '',
    variants > 0
      ? `${count(variants, 'variant is', 'variants are')} created in Shopify. They can be deleted there, by hand.`
      : '',
  ].filter((sentence) => sentence !== '')
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
