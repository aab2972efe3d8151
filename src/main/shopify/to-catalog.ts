import type { ShopImage, ShopProduct } from '@shared/catalog/product'
import type { StagedProduct, StagedVariant } from '../engine/ports'
import {
  type CountedProductData,
  type ImageData,
  type MediumData,
  type PagedVariantData,
  PICTURE,
  type ProductHeadData,
  unitsOf,
  type VariantData,
  type WritableHeadData,
} from './operations'

/**
 * Shopify serves a product without options as one option `Title` with the value `Default Title`
 * (shopify.dev/docs/api/admin-graphql, ProductOption); to us it has none.
 */
const NO_OPTIONS = { name: 'Title', value: 'Default Title' } as const

export function toShopHead(data: ProductHeadData): Omit<ShopProduct, 'variants' | 'images'> {
  const options = [...data.options].sort((a, b) => a.position - b.position)
  return {
    id: data.id,
    title: data.title,
    descriptionHtml: data.descriptionHtml,
    vendor: data.vendor,
    productType: data.productType,
    status: data.status,
    optionNames: isNoOptions(options) ? [] : options.map(({ name }) => name),
    updatedAt: data.updatedAt,
  }
}

/** The head of a product that is read to be written, with the ids of its options. */
export function toWritableHead(data: WritableHeadData): Omit<ShopProduct, 'variants' | 'images'> {
  const options = data.options.map(({ id, name, optionValues }) => ({
    id,
    name,
    values: optionValues.map((value) => ({ id: value.id, name: value.name })),
  }))
  return { ...toShopHead(data), options }
}

/** The head of a whole-catalog read, with the number of variants that must arrive with it. */
export function toCountedHead(data: CountedProductData): StagedProduct {
  return { ...toShopHead(data), variantsCounted: data.variantsCount?.count ?? null }
}

/** With its option values as served: `assembleShopProduct` knows which of them mean nothing. */
export function toShopVariant(data: VariantData): Omit<StagedVariant, 'productId' | 'position'> {
  return {
    id: data.id,
    sku: data.sku ?? '',
    price: data.price,
    optionValues: data.selectedOptions.map(({ value }) => value),
    inventoryItemId: data.inventoryItem.id,
    tracked: data.inventoryItem.tracked,
    ...stockOf(data),
  }
}

/** Units at the stock location; nothing where none was asked for. */
function stockOf({
  inventoryItem: { inventoryLevel: level },
}: VariantData): Partial<ReturnType<typeof unitsOf>> {
  return level === undefined ? {} : unitsOf(level)
}

/** The picture that shows a variant. */
export function imageIdOf(data: PagedVariantData): string | null {
  return data.media.nodes.find(({ __typename }) => __typename === PICTURE)?.id ?? null
}

export function toShopImage(data: ImageData): ShopImage {
  const { id, alt, image, status } = data
  if (image !== null) return { id, alt: alt ?? '', url: image.url }
  // New content of a ready picture is worked on while its status stays READY.
  return { id, alt: alt ?? '', url: null, status: status === 'FAILED' ? 'failed' : 'processing' }
}

/** The pictures among the media of a product, in their order. */
export function picturesOf(media: readonly MediumData[]): ShopImage[] {
  return media.flatMap((medium) => (medium.__typename === PICTURE ? [toShopImage(medium)] : []))
}

/** `Title` can be a merchant's own option; only its lone default value tells. */
function isNoOptions(options: ProductHeadData['options']): boolean {
  const [only] = options
  return (
    options.length === 1 &&
    only?.name === NO_OPTIONS.name &&
    only.optionValues.every(({ name }) => name === NO_OPTIONS.value)
  )
}
