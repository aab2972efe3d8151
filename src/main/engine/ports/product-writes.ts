import type { AmsProduct, AmsVariant, ShopifyStatus, ShopOption } from '@shared/catalog/product'
import type { AppError } from '@shared/contract/app-error'

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
  /** AMS counts its units, so Shopify shall: what it does not count it sells without limit. */
  readonly tracked: boolean
  /** Label of one of the product's images; null when none shows the variant, or when only variants are made. */
  readonly imageLabel: string | null
}

/** Where Shopify gets the bytes of a picture from. */
export type PictureSource =
  /** A public address, which Shopify fetches by itself. */
  | { readonly kind: 'address'; readonly url: string }
  /** Bytes that only this computer has: uploaded first, under a file name that carries a mark of the content. */
  | {
      readonly kind: 'upload'
      readonly sha256: string
      readonly fileName: string
      /** Where the bytes lie, where they are not kept otherwise. */
      readonly path?: string
    }

/** A picture to make in Shopify. `label` is what it is remembered by: see `image-labels.ts`. */
export type NewPicture = {
  readonly label: string
  readonly alt: string
  readonly source: PictureSource
}

/** A product to create, in the same way. */
export type NewProduct = Pick<
  AmsProduct,
  'id' | 'name' | 'descriptionHtml' | 'vendor' | 'category' | 'optionNames'
> & {
  /** In their order. */
  readonly images: readonly NewPicture[]
  readonly variants: readonly NewVariant[]
}

/** One change in Shopify, most of them one request. Only decided fields are in it. */
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
  /** New options: every variant gets the first value of each; ids stay, no variant is made. */
  | {
      readonly kind: 'create-options'
      readonly productId: string
      readonly options: readonly { readonly name: string; readonly values: readonly string[] }[]
    }
  /** Refused where variants would become equal by it: none is ever lost. */
  | {
      readonly kind: 'delete-options'
      readonly productId: string
      readonly names: readonly string[]
    }
  /** All options of the product, in their new order. */
  | {
      readonly kind: 'reorder-options'
      readonly productId: string
      readonly names: readonly string[]
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
      /** Where those that are tracked are stocked, and with how much; null: where Shopify stocks new ones. */
      readonly stocked: { readonly locationId: string; readonly available: 0 } | null
    }
  /** All of them or none; Shopify refuses to delete the last one of a product. */
  | {
      readonly kind: 'delete-variants'
      readonly productId: string
      readonly variantIds: readonly string[]
    }
  /**
   * Appends pictures to the product and waits until Shopify has worked them through. Its outcome names the media ids;
   * one that Shopify could not take is taken away again and is among `failed`.
   */
  | {
      readonly kind: 'attach-images'
      readonly productId: string
      readonly images: readonly NewPicture[]
    }
  /**
   * Takes them off the product and its variants. The files stay in the shop: others may use them. Only what Shopify
   * could make no picture of is deleted, as nothing else takes it off.
   */
  | {
      readonly kind: 'detach-images'
      readonly productId: string
      readonly mediaIds: readonly string[]
    }
  | {
      readonly kind: 'set-image-alts'
      readonly productId: string
      readonly images: readonly { readonly mediaId: string; readonly alt: string }[]
    }
  /** Moves one after another, each to its zero-based place; waits until Shopify has carried them out. */
  | {
      readonly kind: 'reorder-images'
      readonly productId: string
      readonly moves: readonly { readonly mediaId: string; readonly position: number }[]
    }
  /** Which of the product's pictures shows each variant; null: none does. */
  | {
      readonly kind: 'set-variant-images'
      readonly productId: string
      readonly variants: readonly { readonly variantId: string; readonly mediaId: string | null }[]
    }
  | {
      readonly kind: 'set-stock'
      readonly productId: string
      /** Shopify carries out a key once within 24 h; the same key goes with the same rows only. */
      readonly idempotencyKey: string
      /** The location at which `changeFromQuantity` was read: nothing is set at any other one. */
      readonly locationId: string
      readonly rows: readonly StockRow[]
    }
  | {
      readonly kind: 'create-product'
      readonly product: NewProduct
      readonly status: ShopifyStatus
      /** Where and with how many units what AMS counts begins; null: where Shopify wants it. */
      readonly stocked: { readonly locationId: string; readonly available: number } | null
    }

/** How a write goes. Nothing given: whenever the throttle lets it. */
export type WriteTerms = {
  /** UTC milliseconds by which it leaves or not at all. */
  readonly notAfter?: number | undefined
  /** Options of its product as they were read: a request calls them by their ids. */
  readonly options?: readonly ShopOption[] | undefined
}

/** The units that shall be available at the location; refused when they are not as expected. */
export type StockRow = {
  readonly inventoryItemId: string
  readonly quantity: number
  readonly changeFromQuantity: number | null
  /** Units of web orders that were taken off for it; only kept, not sent. */
  readonly webOrders?: number | undefined
}

export type WriteOutcome = SentOutcome & {
  /**
   * Of `attach-images` only, which goes in several requests where there are many: what those made that were
   * answered, whatever became of the one after them.
   */
  readonly attached?: AttachedPictures
}

type SentOutcome =
  | { readonly kind: 'done'; readonly requestId: string; readonly productId: string }
  /** Shopify answered and changed nothing of what `refusals` name; `rows` empty = the whole request. */
  | {
      readonly kind: 'refused'
      readonly requestId: string
      readonly refusals: readonly Refusal[]
    }
  /** The request did not reach Shopify, or was turned away before any effect. */
  | { readonly kind: 'not-sent'; readonly error: AppError; readonly requestId: string }
  /** The throttle held it back beyond its `notAfter`, so it never left. */
  | { readonly kind: 'too-late'; readonly requestId: string }
  /** It may have taken effect: the answer was lost. Read back before anything is sent again. */
  | { readonly kind: 'unknown'; readonly error: AppError; readonly requestId: string }

/** Pictures on their way to Shopify, of all products together. */
export type PicturesUnderWay = {
  /** Of those whose bytes are being sent. */
  readonly uploaded: number
  readonly toUpload: number
  /** Sent, and Shopify works on them. */
  readonly inWork: number
}

export type AttachedPictures = {
  /** Those that are on the product now, ready or not. */
  readonly made: readonly { readonly label: string; readonly mediaId: string }[]
  /**
   * `reason`: a whole sentence, why it is not on the product. For one that is in `made` too: why it is not known to
   * be ready; it may get ready yet and must not be sent again.
   */
  readonly failed: readonly { readonly label: string; readonly reason: string }[]
}

export type Refusal = {
  readonly message: string
  /** Index into the rows of the write (`variants`, `images`, `mediaIds`) that alone is refused; null: all of it is. */
  readonly variantIndex: number | null
  /** The value was not what the write expected: somebody changed it since it was read. */
  readonly isStale?: boolean
}
