import type { AmsProduct, ShopifyStatus, ShopProduct } from '@shared/catalog/product'
import { type HtmlDocument, writeHtml } from './html-document'

/** A product before it is said which side has it: each side's catalog is a list of these. */
export type Item = {
  /** Tells the product: AMS calls it `a7`, Shopify `gid://shopify/Product/7`. */
  readonly n: number
  readonly name: string
  readonly html: HtmlDocument
  readonly htmlStyle: number
  readonly vendor: string
  readonly category: string
  readonly status: ShopifyStatus
  readonly active: boolean
  readonly optionNames: readonly string[]
  readonly pictures: readonly Picture[]
  readonly variants: readonly ItemVariant[]
  /** The number of the Shopify product whose id AMS stores; null: none. */
  readonly stored: number | null
}

export type Picture = { readonly n: number; readonly path: string; readonly version: number }

export type ItemVariant = {
  readonly n: number
  readonly sku: string
  /** Null: AMS has no price (Shopify always has one). */
  readonly price: string | null
  readonly values: readonly string[]
  readonly stock: number | null
  readonly tracked: boolean
  readonly committed: number
  /** In Shopify alone: units in web orders that AMS has still on hand. */
  readonly webOrders: number
  readonly picture: number | null
  readonly stored: number | null
}

export const shopId = (n: number): string => `gid://shopify/Product/${n}`
export const amsId = (n: number): string => `a${n}`
const variantGid = (n: number): string => `gid://shopify/ProductVariant/${n}`
const imageGid = (n: number): string => `gid://shopify/MediaImage/${n}`
const addressOf = ({ path, version }: Picture): string =>
  `https://cdn.example/${path}${version === 0 ? '' : `?v=${version}`}`

export function toAms(item: Item): AmsProduct {
  return {
    id: amsId(item.n),
    name: item.name,
    descriptionHtml: writeHtml(item.html, item.htmlStyle),
    vendor: item.vendor,
    category: item.category,
    status: item.active ? 'active' : 'inactive',
    shopifyStatus: item.status,
    shopifyProductId: item.stored === null ? null : shopId(item.stored),
    optionNames: item.optionNames,
    images: item.pictures.map((picture) => ({
      id: `p${picture.n}`,
      url: addressOf(picture),
      sha256: null,
      alt: '',
    })),
    amsOnly: {},
    variants: item.variants.map((variant) => ({
      id: `v${variant.n}`,
      sku: variant.sku,
      retailPrice: variant.price,
      optionValues: variant.values,
      onHand: variant.stock === null ? null : variant.stock + variant.committed,
      wholesaleCommitments: variant.committed,
      shopifyVariantId: variant.stored === null ? null : variantGid(variant.stored),
      imageId: variant.picture === null ? null : `p${variant.picture}`,
      amsOnly: {},
    })),
  }
}

export function toShop(item: Item): ShopProduct {
  return {
    id: shopId(item.n),
    title: item.name,
    descriptionHtml: writeHtml(item.html, item.htmlStyle),
    vendor: item.vendor,
    productType: item.category,
    status: item.status,
    optionNames: item.optionNames,
    updatedAt: '2026-11-20T10:00:00Z',
    stockLocationId: 'gid://shopify/Location/1',
    images: item.pictures.map((picture) => ({
      id: imageGid(picture.n),
      url: addressOf(picture),
      alt: '',
    })),
    variants: item.variants.map((variant) => ({
      id: variantGid(variant.n),
      sku: variant.sku,
      price: variant.price ?? '0.00',
      optionValues: variant.values,
      inventoryItemId: `gid://shopify/InventoryItem/${variant.n}`,
      tracked: variant.tracked,
      available: variant.stock,
      ...(variant.webOrders === 0 ? {} : { webOrders: variant.webOrders }),
      imageId: variant.picture === null ? null : imageGid(variant.picture),
    })),
  }
}
