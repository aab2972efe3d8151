import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import { sameValue } from '../fields'
import { haveOptionsMoved } from '../options'

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
    variants: mergeVariants(before, current, incoming),
  }
}

function mergeVariants(
  beforeProduct: AmsProduct,
  currentProduct: AmsProduct,
  incomingProduct: AmsProduct,
): AmsVariant[] {
  const { variants: before } = beforeProduct
  const { variants: current } = currentProduct
  const { variants: incoming } = incomingProduct
  const placed = valuePlacer(beforeProduct, currentProduct, incomingProduct)
  const merged = incoming
    .filter((variant) => !wasRemoved(byId(before, variant.id), byId(current, variant.id), variant))
    .map((variant) => {
      const [was, is] = [byId(before, variant.id), byId(current, variant.id)]
      return placed(mergeVariant(was, is, variant), is, variant)
    })
  // A variant that no file ever had was taken from Shopify; the file can't know it.
  const takenFromShopify = current
    .filter(({ id }) => !byId(before, id) && !byId(incoming, id))
    .map((variant) => ({
      ...variant,
      optionValues: placedAnew(beforeProduct, currentProduct, incomingProduct, variant),
    }))
  return [...merged, ...takenFromShopify]
}

type ValuePlacer = (
  merged: AmsVariant,
  current: AmsVariant | undefined,
  incoming: AmsVariant,
) => AmsVariant

/**
 * Options that were taken from Shopify are others than the file's, so a variant's values must all be of the
 * one or all of the other. Where the file's names are new, its values go with them; where they are not, what
 * the file says anew of a variant is put under the options of the same name.
 */
function valuePlacer(before: AmsProduct, current: AmsProduct, incoming: AmsProduct): ValuePlacer {
  if (!haveOptionsMoved(current.optionNames, incoming.optionNames)) return (merged) => merged
  if (newer(before, current, incoming, 'optionNames') === incoming.optionNames) {
    return (merged, _, { optionValues }) => ({ ...merged, optionValues })
  }
  return (merged, is, { optionValues }) => {
    if (is && merged.optionValues === is.optionValues) return merged
    const values = current.optionNames.map((name, place) => {
      const from = incoming.optionNames.findIndex((other) => sameValue('text', other, name))
      return optionValues[from] ?? is?.optionValues[place] ?? ''
    })
    return { ...merged, optionValues: values }
  }
}

/** Values of a variant that no file has, where the file brings other options. */
function placedAnew(
  before: AmsProduct,
  current: AmsProduct,
  incoming: AmsProduct,
  { optionValues }: AmsVariant,
): readonly string[] {
  const optionNames = newer(before, current, incoming, 'optionNames')
  if (!haveOptionsMoved(current.optionNames, optionNames)) return optionValues
  return optionNames.map((name) => {
    const from = current.optionNames.findIndex((other) => sameValue('text', other, name))
    return optionValues[from] ?? ''
  })
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
  // No file knows of it.
  const soldOut = current?.isSoldOut ? { isSoldOut: true } : {}
  if (!before || !current) return { ...incoming, ...soldOut }
  return {
    id: incoming.id,
    sku: newer(before, current, incoming, 'sku'),
    retailPrice: newer(before, current, incoming, 'retailPrice'),
    optionValues: newer(before, current, incoming, 'optionValues'),
    onHand: newer(before, current, incoming, 'onHand'),
    wholesaleCommitments: newer(before, current, incoming, 'wholesaleCommitments'),
    ...soldOut,
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
