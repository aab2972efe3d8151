import { shopFile } from '../simulation/people/catalogs'
import { amsProduct, amsVariant } from './products'

/** Two catalogs of the same products, which differ in nothing but the counts. `variants`: of each product. */
type Size = { readonly products: number; readonly variants: number }

const skuOf = (product: number, variant: number): string => `SKU-${product}-${variant}`
const valueOf = (variant: number): string => `Size ${variant}`
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** As AMS has them, with the same count of every variant. */
export function countedAms({ products, variants, onHand }: Size & { readonly onHand: number }) {
  return upTo(products).map((product) =>
    amsProduct({
      id: String(product + 1),
      name: `Name ${product + 1}`,
      optionNames: ['Size'],
      variants: upTo(variants).map((variant) =>
        amsVariant({
          id: `${product + 1}-${variant}`,
          sku: skuOf(product, variant),
          optionValues: [valueOf(variant)],
          onHand,
          wholesaleCommitments: 0,
        }),
      ),
    }),
  )
}

/** As a shop has them: the file of a store simulator's catalog. */
export function countedShop({
  products,
  variants,
  available,
}: Size & { readonly available: number }): string {
  return shopFile(
    upTo(products).map((product) => ({
      id: 8_000_001 + product,
      title: `Name ${product + 1}`,
      handle: `product-${product}`,
      descriptionHtml: '<p>Turned.</p>',
      vendor: 'Fernhill',
      productType: 'Bowl',
      status: 'ACTIVE',
      options: ['Size'],
      images: [],
      variants: upTo(variants).map((variant) => ({
        id: 9_000_001 + product * variants + variant,
        sku: skuOf(product, variant),
        price: '64.00',
        optionValues: [valueOf(variant)],
        tracked: true,
        available,
      })),
    })),
  )
}
