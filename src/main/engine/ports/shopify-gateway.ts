import type { ShopImage, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { AppError } from '@shared/contract/app-error'
import type { BulkGateway } from './bulk-gateway'
import type { PicturesUnderWay, ProductWrite, WriteOutcome, WriteTerms } from './product-writes'
import type { SetupGateway } from './setup-gateway'
import type { StockGateway } from './stock-gateway'

/** What the engine needs of Shopify, in its own words. Failures are thrown as `ConcordError`. */
export type ShopifyGateway = {
  /**
   * Who answers, and what became of the location at which this store's stock is kept. From then on stock
   * is read there and nowhere else. Null where none was chosen yet: then one is chosen.
   */
  checkConnection(stockLocationId: string | null, signal?: AbortSignal): Promise<ShopFacts>
  /** Active locations of the shop, the oldest first. */
  locations(signal?: AbortSignal): Promise<readonly ShopLocation[]>
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
  /** Where stock is read and written; null where the kept location can't be used. */
  stockLocation(): Promise<string | null>
  /** The product that carries this AMS id in its custom-id metafield; null when there is none. */
  findByAmsId(amsProductId: string): Promise<ShopProduct | null>
  /** Waits until Shopify has worked these media through, or a minute went by. */
  picturesReady(mediaIds: readonly string[]): Promise<void>
  /** Sends one write. Never throws for what Shopify answers: every ending is an outcome. */
  write(write: ProductWrite, terms?: WriteTerms): Promise<WriteOutcome>
  /**
   * Waits until some products can be read by one request and so many further requests be sent without a
   * wait for the throttle in between (what is read must still be what is written onto), and keeps the
   * points for them. `reads` requests read products, one if it is not said. Rejects with the signal's reason when aborted before.
   */
  setAside(
    need: { readonly products: number; readonly writes: number; readonly reads?: number },
    signal?: AbortSignal,
  ): Promise<PointsShare>
  /** `listener` hears how every request ended: null for an answer of the store, else what failed. */
  onAnswer(listener: (error: AppError | null) => void): void
  /** What the Setup Wizard asks. */
  readonly setup: SetupGateway
  /** Stock of many variants at once. */
  readonly stock: StockGateway
  /** Many writes as one operation that Shopify carries out by itself. */
  readonly bulk: BulkGateway
  /** Points of the rate limit at the last answer, and those it gets back a second; null before the first. */
  points(): {
    readonly free: number
    readonly maximum: number
    readonly restoreRate: number
  } | null
  /** UTC milliseconds until which the next of the waiting requests waits for points; null when none does. */
  waitingUntil(): number | null
  /** Null while no picture is on its way. */
  pictures(): PicturesUnderWay | null
  /** `listener` is called whenever that is another, until what is returned is called. */
  onPictures(listener: () => void): () => void
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
  /**
   * What a product itself holds and some of its variants, as they are at this moment: of a large one a
   * fraction of the whole. Null when there is no such product.
   */
  readParts(productId: string, variantIds: readonly string[]): Promise<ProductParts | null>
  /** Waits until this product can be read alone and written, in the same way. */
  readyForProduct(productId: string): Promise<void>
  giveBack(): void
}

/** `variants` are those of the asked ones that exist; `variantsCounted` is the number of all. */
export type ProductParts = {
  readonly head: Omit<ShopProduct, 'variants' | 'images'>
  readonly variantsCounted: number
  readonly variants: readonly ShopVariant[]
}

export type ShopFacts = {
  readonly shopId: string
  readonly shopName: string
  readonly address: string
  readonly apiVersion: string
  readonly currencyCode: string
  readonly scopes: readonly string[]
  /** Null: the shop has no location at all. */
  readonly stockLocation: StockLocation | null
}

export type ShopLocation = {
  readonly id: string
  readonly name: string
  readonly fulfillsOnlineOrders: boolean
}

/** A place of the merchant's where units lie, as Shopify knows it (`Location`). */
export type StockLocation = {
  readonly id: string
  /** Null when Shopify has it no more. */
  readonly name: string | null
  /** False when it is gone or not active: stock is neither read nor written then. */
  readonly isUsable: boolean
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

export type StagedProduct = Omit<ShopProduct, 'variants' | 'images' | 'stockLocationId'> & {
  /** Variants that Shopify counts for the product; null when it does not say. */
  readonly variantsCounted: number | null
}

export type StagedVariant = Omit<ShopVariant, 'imageId' | 'available'> & {
  /** As of a variant; absent when stock could not be read: then what was read before stays. */
  readonly available?: number | null
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
