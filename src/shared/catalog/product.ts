import type { DecimalText } from './money'

/**
 * Shopify's own listing status, `ProductStatus` of the Admin API (shopify.dev/docs/api/admin-graphql).
 * AMS keeps the same four words as a field of its own, apart from active / inactive.
 */
export const SHOPIFY_STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const
export type ShopifyStatus = (typeof SHOPIFY_STATUSES)[number]

/** False for a word that Shopify came to use after this Concord was made. */
export function isShopifyStatus(word: string): word is ShopifyStatus {
  return SHOPIFY_STATUSES.some((known) => known === word)
}

export const AMS_STATUSES = ['active', 'inactive'] as const
export type AmsStatus = (typeof AMS_STATUSES)[number]

/** Which side of the comparison: AMS is *ours*, Shopify is *theirs*. */
export type Side = 'ours' | 'theirs'

/** A product as AMS holds it. Ids are AMS's own text; `shopifyProductId` is a gid once linked. */
export type AmsProduct = {
  readonly id: string
  readonly name: string
  readonly descriptionHtml: string
  readonly vendor: string
  readonly category: string
  readonly status: AmsStatus
  readonly shopifyStatus: ShopifyStatus
  readonly shopifyProductId: string | null
  /** Zero to three names. A product without options has none (Shopify shows `Title` for it). */
  readonly optionNames: readonly string[]
  /** AMS-only values of the product and its variants never leave AMS: see the field registry. */
  readonly amsOnly: Readonly<Record<string, string>>
  /** In the order in which they are shown; the first one stands for the product. */
  readonly images: readonly AmsImage[]
  readonly variants: readonly AmsVariant[]
}

/** A picture as AMS knows it. At least one of `sha256` and `url` tells its content. */
export type AmsImage = {
  /** AMS's own text, unique within the product. */
  readonly id: string
  /** Public address of the picture; null for one that only this computer has. */
  readonly url: string | null
  /** SHA-256 of the bytes as lower-case hex; null while they were never here. */
  readonly sha256: string | null
  readonly alt: string
  /** Absolute path of the file beside the catalog file that named it. */
  readonly file?: string
}

export type AmsVariant = {
  readonly id: string
  readonly sku: string
  /** `null` when AMS has no price; 0 is a price. */
  readonly retailPrice: DecimalText | null
  /** As many as the product has option names. */
  readonly optionValues: readonly string[]
  /** Units. `null` when stock was never set. */
  readonly onHand: number | null
  readonly wholesaleCommitments: number
  /** A person took it off sale whatever its count: 0 is what the web shop may sell. */
  readonly isSoldOut?: boolean | undefined
  readonly shopifyVariantId: string | null
  /** The product's image that shows this variant; null when none does. */
  readonly imageId: string | null
  readonly amsOnly: Readonly<Record<string, string>>
}

/** A product as Shopify serves it. Ids are gids; `updatedAt` is UTC, one-second resolution. */
export type ShopProduct = {
  readonly id: string
  readonly title: string
  readonly descriptionHtml: string
  readonly vendor: string
  readonly productType: string
  /** In Shopify's own word, which may be one that `isShopifyStatus` does not know: AMS can hold none of these. */
  readonly status: string
  /** Empty for a product without options, which Shopify serves as `Title` / `Default Title`. */
  readonly optionNames: readonly string[]
  readonly updatedAt: string
  /** With the ids that name them in requests; absent where it does not come right from Shopify. */
  readonly options?: readonly ShopOption[]
  /** Location at which its stock was just read; absent where that was not possible, or is remembered. */
  readonly stockLocationId?: string
  /** In the order of the product's media; pictures only. */
  readonly images: readonly ShopImage[]
  readonly variants: readonly ShopVariant[]
}

/** An option with all its values, also those that no variant has. */
export type ShopOption = {
  readonly id: string
  readonly name: string
  readonly values: readonly { readonly id: string; readonly name: string }[]
}

/** A `MediaImage` of a product. Shopify offers no checksum, so content is told by remembered ids. */
export type ShopImage = {
  readonly id: string
  readonly alt: string
  /** Public address; null while Shopify still works on the file. The last part of its path is the file's name. */
  readonly url: string | null
  /** Why there is no address yet, or never will be; absent where there is one, and where it is remembered. */
  readonly status?: 'processing' | 'failed'
  /** Label of the AMS picture that it was made from or agreed with, where Concord remembers it. */
  readonly rememberedAs?: string
}

export type ShopVariant = {
  readonly id: string
  readonly sku: string
  readonly price: DecimalText
  readonly optionValues: readonly string[]
  readonly inventoryItemId: string
  readonly tracked: boolean
  /** Units available at the stock location; null when the item is not stocked there. */
  readonly available: number | null
  /**
   * Units in web orders that are not shipped yet (`committed`) and that AMS has still on hand; absent where
   * AMS takes web orders off its count by itself.
   */
  readonly webOrders?: number
  /** The product's image that shows this variant; null when none does. */
  readonly imageId: string | null
}
