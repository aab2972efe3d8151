import { type BenchProduct, OPTION_NAME } from './bench-product'
import { type CatalogSpec, VARIANTS_PER_PRODUCT } from './catalog-spec'
import { inventoryItemGid, inventoryLevelGid, optionGid, productGid, variantGid } from './ids'
import { shopifyProduct } from './shopify-side'

/** `grouped`: each product, then its variants. `shuffled`: any order but that within a connection. */
export type LineOrder = 'grouped' | 'shuffled'

/**
 * The lines of a bulk export of `catalogExport` (src/main/shopify/operations/bulk.ts): a product with
 * its embedded options, variants with `__parentId`, slashes escaped (Shopify writes `gid:\/\/`).
 */
export function* exportLines(spec: CatalogSpec, order: LineOrder): Generator<string> {
  if (order === 'grouped') {
    for (let index = 0; index < spec.products; index++) {
      const product = shopifyProduct(spec, index)
      yield productLine(product)
      for (let place = 0; place < VARIANTS_PER_PRODUCT; place++) yield variantLine(product, place)
    }
    return
  }
  yield* shuffledLines(spec)
}

/**
 * Every line once, far from its neighbours: the places are walked in steps that share no divisor with
 * their number. A place says whose line comes next; products come in order, variants of one product
 * too, as Shopify keeps the order within one connection.
 */
function* shuffledLines(spec: CatalogSpec): Generator<string> {
  const { products } = spec
  const places = products * (1 + VARIANTS_PER_PRODUCT)
  const step = coprimeStep(places, spec.seed)
  const variantsGiven = new Uint8Array(products)
  let productsGiven = 0
  for (let turn = 0, at = spec.seed % places; turn < places; turn++, at = (at + step) % places) {
    const owner = Math.floor(at / (1 + VARIANTS_PER_PRODUCT))
    if (at % (1 + VARIANTS_PER_PRODUCT) === 0) {
      yield productLine(shopifyProduct(spec, productsGiven++))
    } else {
      const place = variantsGiven[owner] ?? 0
      variantsGiven[owner] = place + 1
      yield variantLine(shopifyProduct(spec, owner), place)
    }
  }
}

function coprimeStep(places: number, seed: number): number {
  let step = Math.floor(places * 0.618) + (seed % 7) + 1
  while (divisor(step, places) !== 1) step++
  return step
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

function productLine(product: BenchProduct): string {
  return toLine({
    __typename: 'Product',
    id: productGid(product.index),
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    status: product.status,
    updatedAt: product.updatedAt,
    options: [
      {
        id: optionGid(product.index),
        name: OPTION_NAME,
        position: 1,
        optionValues: product.variants.map(({ size }) => ({ name: size })),
      },
    ],
    variantsCount: { count: product.variants.length },
  })
}

function variantLine({ index, variants }: BenchProduct, place: number): string {
  const variant = variants[place]
  if (!variant) throw new RangeError(`There is no variant ${place}`)
  return toLine({
    __typename: 'ProductVariant',
    id: variantGid(index, place),
    sku: variant.sku,
    price: variant.price,
    selectedOptions: [{ name: OPTION_NAME, value: variant.size }],
    inventoryItem: {
      id: inventoryItemGid(index, place),
      tracked: true,
      inventoryLevel: {
        id: inventoryLevelGid(index, place),
        isActive: true,
        quantities: [{ name: 'available', quantity: variant.available }],
      },
    },
    __parentId: productGid(index),
  })
}

function toLine(row: object): string {
  return JSON.stringify(row).replaceAll('/', '\\/')
}
