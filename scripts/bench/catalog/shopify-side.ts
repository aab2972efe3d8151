import { type BenchProduct, benchProduct } from './bench-product'
import { type CatalogSpec, isEdited, plantedNumber } from './catalog-spec'

/** One field each, in turn: what people change in a shop. */
const CHANGES: readonly ((product: BenchProduct) => BenchProduct)[] = [
  (product) => ({ ...product, title: `${product.title}, second edition` }),
  (product) => ({ ...product, variants: product.variants.map(raised) }),
  (product) => ({
    ...product,
    descriptionHtml: `${product.descriptionHtml}\n<p>New: now with a lid.</p>`,
  }),
  (product) => ({ ...product, vendor: `${product.vendor} Studio` }),
  (product) => ({ ...product, status: 'ARCHIVED' }),
  (product) => ({ ...product, productType: `${product.productType}s` }),
]

const EDITED_AT = '2026-11-01T08:00:00Z'

/** The product as Shopify has it: planted differences and later edits included. */
export function shopifyProduct(spec: CatalogSpec, index: number): BenchProduct {
  const planted = plantedNumber(spec, index)
  let product = benchProduct(spec, index)
  if (planted !== null) product = CHANGES[planted % CHANGES.length]?.(product) ?? product
  if (isEdited(spec, index)) {
    product = { ...product, title: `${product.title} (edited)`, updatedAt: EDITED_AT }
  }
  return product
}

/** A dearer lowest size; one variant, so that one product is one difference. */
function raised(
  variant: BenchProduct['variants'][number],
  place: number,
): BenchProduct['variants'][number] {
  if (place > 0) return variant
  const [whole, cents] = variant.price.split('.')
  return { ...variant, price: `${Number(whole) + 1}.${cents}` }
}
