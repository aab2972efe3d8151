import type { AmsProduct } from '@shared/catalog/product'
import { benchProduct, OPTION_NAME } from './bench-product'
import type { CatalogSpec } from './catalog-spec'
import { amsProductId, amsVariantId } from './ids'

/** AMS's side of a spec, one product after the other; nothing of it is linked. */
export function* amsProducts(spec: CatalogSpec): Generator<AmsProduct> {
  for (let index = 0; index < spec.products; index++) yield amsProduct(spec, index)
}

function amsProduct(spec: CatalogSpec, index: number): AmsProduct {
  const product = benchProduct(spec, index)
  return {
    id: amsProductId(index),
    name: product.title,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    category: product.productType,
    status: product.status === 'ACTIVE' ? 'active' : 'inactive',
    shopifyStatus: product.status,
    shopifyProductId: null,
    images: [],
    optionNames: [OPTION_NAME],
    amsOnly: { commission_rate: '0.35' },
    variants: product.variants.map((variant, place) => ({
      id: amsVariantId(index, place),
      sku: variant.sku,
      // As a spreadsheet writes whole amounts: equal to Shopify's spelling, not the same text.
      retailPrice: variant.price.replace(/\.00$/, ''),
      optionValues: [variant.size],
      onHand: variant.available,
      wholesaleCommitments: 0,
      shopifyVariantId: null,
      imageId: null,
      amsOnly: { cogs: '4.10' },
    })),
  }
}
