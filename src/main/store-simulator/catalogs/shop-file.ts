import { z } from 'zod'
import { toSeconds } from '../state/clock'
import { toMoney } from '../state/money'
import {
  DEFAULT_OPTION_NAME,
  DEFAULT_OPTION_VALUE,
  LevelRecord,
  LocationRecord,
  OptionRecord,
  OptionValueRecord,
  ProductRecord,
  VariantRecord,
} from '../state/records'
import { slugify } from '../state/slug'
import type { StoreContents } from '../state/store-state'
import { normaliseTags } from '../state/tags'
import { DEFAULT_PUBLICATION } from './default-shop'
import { readyImage } from './ready-image'

const id = z.number().int().positive()
const time = z.string().datetime().default('2026-01-01T00:00:00Z')
const money = z.string().transform((text, context) => {
  const amount = toMoney(text)
  if (amount !== null) return amount
  context.addIssue({ code: 'custom', message: `not an amount: ${text}` })
  return z.NEVER
})

const variantSchema = z.strictObject({
  id,
  sku: z.string().nullable().default(null),
  barcode: z.string().nullable().default(null),
  price: money.default('0.00'),
  compareAtPrice: money.nullable().default(null),
  optionValues: z.array(z.string().min(1)).default([]),
  tracked: z.boolean().default(true),
  inventoryPolicy: z.enum(['DENY', 'CONTINUE']).default('DENY'),
  available: z.number().int().default(0),
  committed: z.number().int().default(0),
  /** One of the product's images, which shows the variant. */
  imageId: id.nullable().default(null),
})

const imageSchema = z.strictObject({
  id,
  alt: z.string().default(''),
  url: z.string(),
  width: z.number().int().positive().default(1200),
  height: z.number().int().positive().default(1200),
  fileSize: z.number().int().positive().default(100_000),
})

const productSchema = z.strictObject({
  id,
  title: z.string().min(1),
  handle: z.string().min(1).optional(),
  descriptionHtml: z.string().default(''),
  vendor: z.string().default(''),
  productType: z.string().default(''),
  status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED']).default('ACTIVE'),
  tags: z.array(z.string()).default([]),
  createdAt: time,
  updatedAt: time,
  options: z.array(z.string().min(1)).max(3).default([]),
  variants: z.array(variantSchema).min(1),
  images: z.array(imageSchema).default([]),
})

/**
 * A shop as a file: what a store starts with. Numbers are ids (`8001001` → `gid://shopify/Product/8001001`),
 * times ISO 8601 in UTC, amounts decimal text, stock whole units at the first location. A product without
 * options has `"options": []` and one variant with `"optionValues": []`.
 */
const shopFileSchema = z.strictObject({
  shop: z.strictObject({
    id,
    name: z.string().min(1),
    myshopifyDomain: z.string().min(1),
    currencyCode: z.string().length(3),
    ianaTimezone: z.string().min(1),
    plan: z.string().min(1),
  }),
  locations: z.array(z.strictObject({ id, name: z.string().min(1) })).min(1),
  publications: z.array(z.strictObject({ id, name: z.string().min(1) })).default([]),
  products: z.array(productSchema),
})

type ProductEntry = z.infer<typeof productSchema>
type VariantEntry = z.infer<typeof variantSchema>

/** The shop file is no JSON, misses a field, or contradicts itself; the message names the place. */
export class ShopFileError extends Error {
  override readonly name = 'ShopFileError'
}

export function readShopFile(text: string): StoreContents {
  const parsed = shopFileSchema.safeParse(parseJson(text))
  if (!parsed.success) throw new ShopFileError(`Shop file: ${z.prettifyError(parsed.error)}`)
  const { shop, locations, publications, products } = parsed.data
  const reader = new ProductReader(locations[0]?.id ?? 1)
  return {
    shop,
    locations: locations.map((location) => new LocationRecord(location.id, location.name)),
    publications: publications.length === 0 ? [DEFAULT_PUBLICATION] : publications,
    products: products.map((entry) => reader.product(entry)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ShopFileError('Shop file: not JSON', { cause: error })
  }
}

const FIRST_OPTION_ID = 600_000_001

/** Turns entries into records; option and value ids are given in reading order. */
class ProductReader {
  readonly #locationId: number
  readonly #seen = new Set<string>()
  #nextOptionId = FIRST_OPTION_ID

  constructor(locationId: number) {
    this.#locationId = locationId
  }

  product(entry: ProductEntry): ProductRecord {
    const handle = entry.handle ?? slugify(entry.title)
    this.#claim(`product ${entry.id}`)
    this.#claim(`handle ${handle}`)
    const product = new ProductRecord(
      entry.id,
      entry.title,
      handle,
      toSeconds(Date.parse(entry.createdAt)),
    )
    product.updatedAt = toSeconds(Date.parse(entry.updatedAt))
    product.descriptionHtml = entry.descriptionHtml
    product.vendor = entry.vendor
    product.productType = entry.productType
    product.status = entry.status
    product.tags = normaliseTags(entry.tags)
    for (const image of entry.images) this.#claim(`image ${image.id}`)
    product.media = entry.images.map((image) => readyImage(image, product.createdAt))
    product.options = this.#options(entry)
    product.variants = entry.variants.map((variant) => this.#variant(product, variant))
    return product
  }

  #options(entry: ProductEntry): OptionRecord[] {
    const names = entry.options.length === 0 ? [DEFAULT_OPTION_NAME] : entry.options
    return names.map((name, index) => {
      const values = new Set(entry.variants.map((variant) => valueAt(entry, variant, index)))
      return new OptionRecord(
        this.#optionId(),
        name,
        [...values].map((value) => new OptionValueRecord(this.#optionId(), value)),
      )
    })
  }

  #variant(product: ProductRecord, entry: VariantEntry): VariantRecord {
    this.#claim(`variant ${entry.id}`)
    const names = entry.optionValues.length === 0 ? [DEFAULT_OPTION_VALUE] : entry.optionValues
    const values = product.options.map((option, index) => {
      const value = option.values.find((candidate) => candidate.name === names[index])
      if (value === undefined)
        throw new ShopFileError(`Shop file: variant ${entry.id} has no value for ${option.name}`)
      return value
    })
    if (names.length !== product.options.length) {
      throw new ShopFileError(`Shop file: variant ${entry.id} has more values than options`)
    }
    const variant = new VariantRecord(entry.id, product, values, product.createdAt)
    variant.updatedAt = product.updatedAt
    variant.sku = entry.sku
    variant.barcode = entry.barcode
    variant.price = entry.price
    variant.compareAtPrice = entry.compareAtPrice
    variant.tracked = entry.tracked
    variant.inventoryPolicy = entry.inventoryPolicy
    if (entry.imageId !== null && !product.media.some(({ id }) => id === entry.imageId)) {
      throw new ShopFileError(`Shop file: variant ${entry.id} has an image its product has not`)
    }
    variant.mediaId = entry.imageId
    variant.levels = [
      new LevelRecord(this.#locationId, entry.available, entry.committed, product.updatedAt),
    ]
    return variant
  }

  #optionId(): number {
    this.#nextOptionId += 1
    return this.#nextOptionId - 1
  }

  #claim(what: string): void {
    if (this.#seen.has(what)) throw new ShopFileError(`Shop file: ${what} appears twice`)
    this.#seen.add(what)
  }
}

function valueAt(entry: ProductEntry, variant: VariantEntry, index: number): string {
  if (entry.options.length === 0) return DEFAULT_OPTION_VALUE
  const value = variant.optionValues[index]
  if (value === undefined) {
    throw new ShopFileError(
      `Shop file: variant ${variant.id} misses a value for ${entry.options[index]}`,
    )
  }
  return value
}
