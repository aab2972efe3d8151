import { createRandom } from '@main/store-simulator/catalogs/seeded-random'
import type { ShopifyStatus } from '@shared/catalog/product'
import { type CatalogSpec, VARIANTS_PER_PRODUCT } from './catalog-spec'
import { KINDS, productDescription, productTitle, VENDORS } from './product-text'

/** A product as both sides know it, before anything is planted. */
export type BenchProduct = {
  readonly index: number
  readonly title: string
  readonly descriptionHtml: string
  readonly vendor: string
  readonly productType: string
  readonly status: ShopifyStatus
  /** UTC, ISO 8601, as Shopify writes it. */
  readonly updatedAt: string
  readonly variants: readonly BenchVariant[]
}

export type BenchVariant = {
  readonly sku: string
  /** As Shopify writes money: two decimals. */
  readonly price: string
  readonly size: string
  readonly available: number
}

export const OPTION_NAME = 'Size'
const SIZES = ['S', 'M', 'L'] as const
const STATUSES: readonly ShopifyStatus[] = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAFT']
const FIRST_DAY_MS = Date.parse('2024-01-01T00:00:00Z')
const TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60

/** Any product on its own, without those before it: nothing ever holds a catalog. */
export function benchProduct({ seed }: CatalogSpec, index: number): BenchProduct {
  // Neighbouring seeds of mulberry32 give unrelated streams only after some mixing.
  const random = createRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const title = productTitle(random, index + 1)
  const base = 5 + random.below(300)
  const cents = random.pick(['00', '50', '90', '99'])
  return {
    index,
    title,
    descriptionHtml: productDescription(random, title),
    vendor: random.pick(VENDORS),
    productType: random.pick(KINDS),
    status: random.pick(STATUSES),
    updatedAt: secondsLater(FIRST_DAY_MS, random.below(TWO_YEARS_SECONDS)),
    variants: SIZES.slice(0, VARIANTS_PER_PRODUCT).map((size, place) => ({
      sku: `BN-${String(index + 1).padStart(7, '0')}-${size}`,
      price: `${base + place * 4}.${cents}`,
      size,
      available: random.below(60),
    })),
  }
}

function secondsLater(startMs: number, seconds: number): string {
  return new Date(startMs + seconds * 1000).toISOString().replace('.000Z', 'Z')
}
