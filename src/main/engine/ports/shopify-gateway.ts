import type {
  AmsProduct,
  AmsVariant,
  ShopImage,
  ShopifyStatus,
  ShopProduct,
  ShopVariant,
} from '@shared/catalog/product'
import type { AppError } from '@shared/contract/app-error'

/** What the engine needs of Shopify, in its own words. Failures are thrown as `ConcordError`. */
export type ShopifyGateway = {
  checkConnection(signal?: AbortSignal): Promise<ShopFacts>
  /** Reads the whole catalog. Nothing it hands over may be called complete before it returns. */
  pullCatalog(options: PullOptions): Promise<PullProof>
  /**
   * Reads what changed since a moment of Shopify's own clock: products whose `updatedAt` is at or after
   * `since`, whole with all their variants, and the ids that Shopify's events call deleted. It proves
   * nothing to be missing: a deletion needs a second sign (`existing`).
   */
  pullChanges(options: PullOptions & { readonly since: string }): Promise<PulledChanges>
  /** Which of these product ids Shopify has at this moment, asked by id and not by search. */
  existing(productIds: readonly string[], signal?: AbortSignal): Promise<ReadonlySet<string>>
  /** The product as Shopify has it at this moment; null when it does not exist. */
  readProduct(productId: string): Promise<ShopProduct | null>
  /** The product that carries this AMS id in its custom-id metafield; null when there is none. */
  findByAmsId(amsProductId: string): Promise<ShopProduct | null>
  /**
   * Sends one write. Never throws for what Shopify answers: every ending is an outcome. A write that the
   * throttle holds back beyond `notAfter` (UTC milliseconds) ends `not-sent` with `store-throttled`.
   */
  write(write: ProductWrite, notAfter?: number): Promise<WriteOutcome>
  /**
   * Waits until some products can be read by one request and so many further requests be sent without a
   * wait for the throttle in between (what is read must still be what is written onto), and keeps the
   * points for them. Rejects with the signal's reason when aborted before.
   */
  setAside(
    need: { readonly products: number; readonly writes: number },
    signal?: AbortSignal,
  ): Promise<PointsShare>
  /** Points of the rate limit at the last answer; null before the first. */
  points(): { readonly free: number; readonly maximum: number } | null
  /** UTC milliseconds until which the next of the waiting requests waits for points; null when none does. */
  waitingUntil(): number | null
  /** How much was sent since the gateway was made, and the points that Shopify charged for it. */
  sent(): { readonly requests: number; readonly mutations: number; readonly points: number }
}

/** Ways to Shopify that use the points which were set aside for them, until these are given back. */
export type PointsShare = Pick<ShopifyGateway, 'readProduct' | 'write'> & {
  /**
   * The products as Shopify has them at this moment, by id; null for one that does not exist. One that
   * is too large to come with others is not among them: it is read alone.
   */
  readProducts(ids: readonly string[]): Promise<ReadonlyMap<string, ShopProduct | null>>
  /** Waits until one more product can be read alone and written, in the same way. */
  readyForProduct(): Promise<void>
  giveBack(): void
}

export type ShopFacts = {
  readonly shopId: string
  readonly shopName: string
  readonly address: string
  readonly apiVersion: string
  readonly currencyCode: string
  readonly scopes: readonly string[]
}

export type PulledChanges = {
  /** Distinct products that were handed over. */
  readonly products: number
  /** Product ids with a `destroy` event since then. */
  readonly deletedIds: readonly string[]
}

/** Rows as they arrive, in any order between products, variants and images. */
export type CatalogPage = {
  readonly products: readonly StagedProduct[]
  readonly variants: readonly StagedVariant[]
  readonly images: readonly StagedImage[]
  /** Which image shows a variant. An export has these on lines of their own, far from the variant. */
  readonly variantImages: readonly { readonly variantId: string; readonly imageId: string }[]
}

export type StagedProduct = Omit<ShopProduct, 'variants' | 'images'> & {
  /** Variants that Shopify counts for the product; null when it does not say. */
  readonly variantsCounted: number | null
}

export type StagedVariant = Omit<ShopVariant, 'imageId'> & {
  readonly productId: string
  /** Grows in the order in which Shopify lists the variants of a product. */
  readonly position: number
}

export type StagedImage = ShopImage & {
  readonly productId: string
  /** Grows in the order in which Shopify lists the media of a product. */
  readonly position: number
}

export type PullOptions = {
  readonly signal: AbortSignal
  readonly onPage: (page: CatalogPage) => Promise<void>
  /** Called when Shopify says how many products it will deliver. */
  readonly onTotal: (products: number) => void
}

/** What Shopify itself says of the size of the read, to hold against what arrived. */
export type PullProof = {
  /** Root objects (products) that the export counted. */
  readonly products: number
  /** Products that a separate count gives, asked after the export. */
  readonly productsCounted: number
  /** True when the file ended with a whole line and every line was understood. */
  readonly complete: boolean
}

export type ProductChanges = {
  readonly title?: string
  readonly descriptionHtml?: string
  readonly vendor?: string
  readonly productType?: string
  readonly status?: ShopifyStatus
}

export type VariantChanges = {
  readonly variantId: string
  readonly sku?: string
  readonly price?: string
  /** Paired with `optionNames` of the write. */
  readonly optionValues?: readonly string[]
}

/** A variant to create: nothing of it that AMS keeps for itself (invariant R11). */
export type NewVariant = Pick<AmsVariant, 'sku' | 'retailPrice' | 'optionValues'> & {
  /** One of the product's images; null when none shows the variant, or when only variants are made. */
  readonly imageUrl: string | null
}

/** A product to create, in the same way. */
export type NewProduct = Pick<
  AmsProduct,
  'id' | 'name' | 'descriptionHtml' | 'vendor' | 'category' | 'optionNames'
> & {
  /** Pictures with a public address, which Shopify fetches by itself. */
  readonly images: readonly { readonly url: string; readonly alt: string }[]
  readonly variants: readonly NewVariant[]
}

/** One request to Shopify. Only decided fields are in it. */
export type ProductWrite =
  | {
      readonly kind: 'rename-option'
      readonly productId: string
      readonly from: string
      readonly to: string
    }
  /** Values of one option under other names; their ids stay, so nothing that hangs on them is lost. */
  | {
      readonly kind: 'rename-values'
      readonly productId: string
      readonly optionName: string
      readonly renames: readonly { readonly from: string; readonly to: string }[]
    }
  | {
      readonly kind: 'update-product'
      readonly productId: string
      readonly changes: ProductChanges
    }
  | {
      readonly kind: 'update-variants'
      readonly productId: string
      readonly optionNames: readonly string[]
      readonly variants: readonly VariantChanges[]
    }
  | {
      readonly kind: 'create-variants'
      readonly productId: string
      readonly optionNames: readonly string[]
      readonly variants: readonly NewVariant[]
    }
  | {
      readonly kind: 'set-stock'
      readonly productId: string
      /** Shopify carries out a key once within 24 h; the same key goes with the same rows only. */
      readonly idempotencyKey: string
      readonly rows: readonly StockRow[]
    }
  | {
      readonly kind: 'create-product'
      readonly product: NewProduct
      readonly status: ShopifyStatus
    }

/** The units that shall be available at the stock location; refused when they are not as expected. */
export type StockRow = {
  readonly inventoryItemId: string
  readonly quantity: number
  readonly changeFromQuantity: number | null
}

export type WriteOutcome =
  | { readonly kind: 'done'; readonly requestId: string; readonly productId: string }
  /** Shopify answered and changed nothing of what `refusals` name; `rows` empty = the whole request. */
  | {
      readonly kind: 'refused'
      readonly requestId: string
      readonly refusals: readonly Refusal[]
    }
  /** The request did not reach Shopify, or was turned away before any effect. */
  | { readonly kind: 'not-sent'; readonly error: AppError; readonly requestId: string }
  /** It may have taken effect: the answer was lost. Read back before anything is sent again. */
  | { readonly kind: 'unknown'; readonly error: AppError; readonly requestId: string }

export type Refusal = {
  readonly message: string
  /** Index into `variants` of the write when Shopify named one row. */
  readonly variantIndex: number | null
  /** The value was not what the write expected: somebody changed it since it was read. */
  readonly isStale?: boolean
}
