import type { ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { CatalogPage } from '../engine/ports'
import type {
  CountedProductData,
  ProductHeadData,
  StockedVariantData,
  VariantData,
} from './operations'

/**
 * Shopify serves a product without options as one option `Title` with the value `Default Title`
 * (shopify.dev/docs/api/admin-graphql, ProductOption); to us it has none.
 */
const NO_OPTIONS = { name: 'Title', value: 'Default Title' } as const

export function toShopHead(data: ProductHeadData): Omit<ShopProduct, 'variants'> {
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

/** The head of a whole-catalog read, with the number of variants that must arrive with it. */
export function toCountedHead(data: CountedProductData): CatalogPage['products'][number] {
  return { ...toShopHead(data), variantsCounted: data.variantsCount?.count ?? null }
}

/** With its option values as served: `assembleShopProduct` knows which of them mean nothing. */
export function toShopVariant(data: VariantData): ShopVariant {
  return {
    id: data.id,
    sku: data.sku ?? '',
    price: data.price,
    optionValues: data.selectedOptions.map(({ value }) => value),
    inventoryItemId: data.inventoryItem.id,
    tracked: data.inventoryItem.tracked,
  }
}

export function toStockedVariant(
  data: StockedVariantData,
  productId: string,
  position: number,
): CatalogPage['variants'][number] {
  const quantities = data.inventoryItem.inventoryLevel?.quantities ?? []
  return {
    ...toShopVariant(data),
    productId,
    position,
    available: quantities.find(({ name }) => name === 'available')?.quantity ?? null,
  }
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
