import { type BenchProduct, benchProduct } from './bench-product'
import { type CatalogSpec, hasMark, markNumber, plantedDifferences } from './catalog-spec'

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

/** The product as Shopify has it: planted differences and later edits included. */
export function shopifyProduct(spec: CatalogSpec, index: number): BenchProduct {
  const { products, editedProducts } = spec
  const planted = plantedDifferences(spec)
  let product = benchProduct(spec, index)
  if (hasMark(index, planted, products)) {
    const change = CHANGES[markNumber(index, planted, products) % CHANGES.length]
    if (change) product = change(product)
  }
  if (hasMark(index, editedProducts, products)) {
    product = { ...product, title: `${product.title} (edited)`, updatedAt: '2026-11-01T08:00:00Z' }
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
