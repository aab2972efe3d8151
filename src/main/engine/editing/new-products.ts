import type { AmsProduct } from '@shared/catalog/product'
import type { NewProduct } from '@shared/contract/editing'
import { t } from '@shared/words/words'
import { newVariant } from './wanted-changes'

/** A product with one variant and no options, that Shopify would list as a draft. */
export function madeProduct(
  { name, vendor, category, sku, retailPrice }: NewProduct,
  id: string,
): AmsProduct {
  return {
    id,
    name,
    descriptionHtml: '',
    vendor,
    category,
    status: 'active',
    shopifyStatus: 'DRAFT',
    shopifyProductId: null,
    optionNames: [],
    amsOnly: {},
    images: [],
    variants: [newVariant({ sku, retailPrice, optionValues: [] }, `${id}-1`)],
  }
}

/**
 * The same product once more, linked to nothing. A SKU names one variant only and a count is of things that are
 * there, so the copy has neither until somebody enters them.
 */
export function copyOf(product: AmsProduct, id: string): AmsProduct {
  return {
    ...product,
    id,
    name: t`Copy of ${product.name}`,
    status: 'active',
    shopifyStatus: 'DRAFT',
    shopifyProductId: null,
    variants: product.variants.map(({ retailPrice, optionValues, imageId, amsOnly }, index) => {
      const { consignment_stock: _units, ...worksheet } = amsOnly
      const variant = newVariant({ sku: '', retailPrice, optionValues }, `${id}-${index + 1}`)
      return { ...variant, imageId, amsOnly: worksheet }
    }),
  }
}
