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
    variants: ours.variants.map(newVariant),
  }
}

export function newVariant(ours: AmsVariant): NewVariant {
  return { sku: ours.sku, retailPrice: ours.retailPrice, optionValues: ours.optionValues }
}
