import type { AmsProduct, AmsVariant } from '@shared/catalog/product'

/**
 * A re-import is three-way: a cell that is the same as in the file before says nothing new, so what
 * Concord has since then (a value accepted from Shopify, a link) stays; a cell that changed wins.
 * `before` is the product as the last file had it, `current` as Concord has it now; both are absent
 * for a product that is new.
 */
export function mergeImport(
  before: AmsProduct | null,
  current: AmsProduct | null,
  incoming: AmsProduct,
): AmsProduct {
  if (!before || !current) return incoming
  return {
    id: incoming.id,
    name: newer(before, current, incoming, 'name'),
    descriptionHtml: newer(before, current, incoming, 'descriptionHtml'),
    vendor: newer(before, current, incoming, 'vendor'),
    category: newer(before, current, incoming, 'category'),
    status: newer(before, current, incoming, 'status'),
    shopifyStatus: newer(before, current, incoming, 'shopifyStatus'),
    shopifyProductId: newer(before, current, incoming, 'shopifyProductId'),
    optionNames: newer(before, current, incoming, 'optionNames'),
    images: newer(before, current, incoming, 'images'),
    amsOnly: newer(before, current, incoming, 'amsOnly'),
    variants: mergeVariants(before.variants, current.variants, incoming.variants),
  }
}

function mergeVariants(
  before: readonly AmsVariant[],
  current: readonly AmsVariant[],
  incoming: readonly AmsVariant[],
): AmsVariant[] {
  const merged = incoming
    .filter((variant) => !wasRemoved(byId(before, variant.id), byId(current, variant.id), variant))
    .map((variant) => mergeVariant(byId(before, variant.id), byId(current, variant.id), variant))
  // A variant that no file ever had was taken from Shopify; the file can't know it.
  const takenFromShopify = current.filter(({ id }) => !byId(before, id) && !byId(incoming, id))
  return [...merged, ...takenFromShopify]
}

/** A person removed it in Concord, and the file says nothing new of it. */
function wasRemoved(
  before: AmsVariant | undefined,
  current: AmsVariant | undefined,
  incoming: AmsVariant,
): boolean {
  return before !== undefined && !current && JSON.stringify(before) === JSON.stringify(incoming)
}

function mergeVariant(
  before: AmsVariant | undefined,
  current: AmsVariant | undefined,
  incoming: AmsVariant,
): AmsVariant {
  if (!before || !current) return incoming
  return {
    id: incoming.id,
    sku: newer(before, current, incoming, 'sku'),
    retailPrice: newer(before, current, incoming, 'retailPrice'),
    optionValues: newer(before, current, incoming, 'optionValues'),
    onHand: newer(before, current, incoming, 'onHand'),
    wholesaleCommitments: newer(before, current, incoming, 'wholesaleCommitments'),
    shopifyVariantId: newer(before, current, incoming, 'shopifyVariantId'),
    imageId: newer(before, current, incoming, 'imageId'),
    amsOnly: newer(before, current, incoming, 'amsOnly'),
  }
}

function newer<T, K extends keyof T>(before: T, current: T, incoming: T, key: K): T[K] {
  const isSame = JSON.stringify(before[key]) === JSON.stringify(incoming[key])
  return isSame ? current[key] : incoming[key]
}

function byId(variants: readonly AmsVariant[], id: string): AmsVariant | undefined {
  return variants.find((variant) => variant.id === id)
}
