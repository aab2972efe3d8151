import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { NewProduct, NewVariant } from '../ports'

/** What of an AMS product goes into its creation. Named field by field, so that nothing slips in. */
export function newProduct(ours: AmsProduct): NewProduct {
  return {
    id: ours.id,
    name: ours.name,
    descriptionHtml: ours.descriptionHtml,
    vendor: ours.vendor,
    category: ours.category,
    optionNames: ours.optionNames,
    images: ours.images.flatMap(({ url, alt }) => (url === null ? [] : [{ url, alt }])),
    variants: ours.variants.map((variant) => ({
      ...newVariant(variant),
      imageUrl: ours.images.find(({ id }) => id === variant.imageId)?.url ?? null,
    })),
  }
}

export function newVariant(ours: AmsVariant): NewVariant {
  const { sku, retailPrice, optionValues, onHand } = ours
  return { sku, retailPrice, optionValues, tracked: onHand !== null, imageUrl: null }
}
