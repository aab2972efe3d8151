import { z } from 'zod'
import { isDecimalText } from '../catalog/money'
import { AMS_STATUSES, SHOPIFY_STATUSES } from '../catalog/product'
import { MOST_UNITS } from '../catalog/stock-movement'

/**
 * The contract of an AMS server, version 1: what travels as JSON. The OpenAPI file in `resources` is made from
 * these schemas, and the pages in docs/ams-http.md tell what they mean. Ids and versions are text, amounts decimal
 * text, times UTC in ISO 8601. What a schema does not know is ignored, so that a server may say more.
 */

/** Half of a pair of UTF-16 units can't be stored or sent as text (RFC 8259, 8.2). */
const LONE_HALF = /\p{Surrogate}/u

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !LONE_HALF.test(value), { error: 'holds half of a character' })

/** A dot or two would be a place in a path and no name. */
export const wireIdSchema = z
  .string()
  .min(1)
  .max(255)
  .regex(/^(?!\.{1,2}$)[^\p{Surrogate}]*$/u)
/** Opaque; it goes between the quotes of an entity tag (RFC 9110, 8.8.3). */
export const versionSchema = z.string().regex(/^[\x21\x23-\x7e]{1,100}$/)
export const cursorSchema = z.string().min(1).max(500)
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
/** A UUID (RFC 9562). Whoever makes the request makes it. */
export const keySchema = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

const amountSchema = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,18})?$/)
  .refine(isDecimalText)
const unitsSchema = z.number().int().min(-MOST_UNITS).max(MOST_UNITS)
const amsOnlySchema = z.record(z.string().max(100), text(100_000))

export const wireImageSchema = z.object({
  id: wireIdSchema,
  /** Public https address; null for a picture whose bytes the server keeps under its `sha256`. */
  url: z.string().max(4_000).nullable(),
  sha256: sha256Schema.nullable(),
  alt: text(5_000),
})

export const variantContentSchema = z.object({
  id: wireIdSchema,
  sku: text(5_000),
  /** Null where AMS has no price; 0 is a price. */
  retailPrice: amountSchema.nullable(),
  /** As many as the product has option names. */
  optionValues: z.array(text(5_000)).max(3),
  shopifyVariantId: z.string().max(500).nullable(),
  /** Id of one of the product's pictures. */
  imageId: wireIdSchema.nullable(),
  amsOnly: amsOnlySchema,
})

const MOST_VARIANTS = 2_048

/** All of a product but its id and its stock, which moves by movements alone. */
export const productContentSchema = z.object({
  name: text(5_000),
  descriptionHtml: text(5_000_000),
  vendor: text(5_000),
  category: text(5_000),
  status: z.enum(AMS_STATUSES),
  shopifyStatus: z.enum(SHOPIFY_STATUSES),
  shopifyProductId: z.string().max(500).nullable(),
  optionNames: z.array(text(5_000)).max(3),
  amsOnly: amsOnlySchema,
  images: z.array(wireImageSchema).max(250),
  variants: z.array(variantContentSchema).max(MOST_VARIANTS),
})
export type ProductContent = z.infer<typeof productContentSchema>

export const wireVariantSchema = variantContentSchema.extend({
  /** Units; null where they were never counted. Below 0 where more was sold than there was. */
  onHand: unitsSchema.nullable(),
  /** Units that wholesale orders hold. */
  wholesaleCommitments: unitsSchema.min(0),
})

export const wireProductSchema = productContentSchema.extend({
  id: wireIdSchema,
  variants: z.array(wireVariantSchema).max(MOST_VARIANTS),
})
export type WireProduct = z.infer<typeof wireProductSchema>

/** A product as the server has it. The version is another one after every change of it. */
export const servedProductSchema = z.object({ version: versionSchema, product: wireProductSchema })
export type ServedProduct = z.infer<typeof servedProductSchema>

export const shopAnswerSchema = z.object({
  /** Of this catalog: another one under the same address has another id. */
  id: wireIdSchema,
  name: text(500),
  /** ISO 4217, of all prices. */
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  time: z.iso.datetime(),
  products: z.number().int().min(0),
  /** Most changes that a page holds. */
  pageSize: z.number().int().min(1).max(1_000),
})
export type ShopAnswer = z.infer<typeof shopAnswerSchema>

export const changeSchema = z.discriminatedUnion('deleted', [
  servedProductSchema.extend({ deleted: z.literal(false) }),
  z.object({ deleted: z.literal(true), id: wireIdSchema, version: versionSchema }),
])
export type Change = z.infer<typeof changeSchema>

/** Changes after a cursor in the order in which they were made, the last one of each product alone. */
export const changesPageSchema = z.object({
  changes: z.array(changeSchema).max(1_000),
  /** From where the next page goes on, or a later read. */
  cursor: cursorSchema,
  /** True on the last page. */
  complete: z.boolean(),
  /** Products that the server has at the moment of this page. */
  products: z.number().int().min(0),
})
export type ChangesPage = z.infer<typeof changesPageSchema>

/** What moves of a product's stock, of all its variants at once or of none. */
export const movementSchema = z.object({
  productId: wireIdSchema,
  rows: z
    .array(
      z.object({
        variantId: wireIdSchema,
        /** Units that come (above 0) or go; 0 with a first count. */
        onHandBy: unitsSchema,
        /** Units more, or less, that wholesale orders hold. */
        commitmentsBy: unitsSchema,
        /** How many there are of a variant that was never counted; null else. */
        firstCount: unitsSchema.min(0).nullable(),
      }),
    )
    .min(1)
    .max(MOST_VARIANTS),
  /** For people. */
  reason: text(1_000),
})
export type Movement = z.infer<typeof movementSchema>

/** `product`: as it is now, after this movement and whatever came later. */
export const movedAnswerSchema = servedProductSchema.extend({
  movementId: keySchema,
  movement: movementSchema,
})

export const ERROR_CODES = [
  'unauthorized',
  'forbidden',
  'not-found',
  'cursor-expired',
  'version-moved',
  'key-reused',
  'already-counted',
  'invalid',
  'too-large',
  'too-many-requests',
  'failed',
] as const

export const errorAnswerSchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    /** For people, in the server's own words. */
    message: z.string().max(2_000),
  }),
})

/** With 412: what the write would have overwritten; null where there is no such product. */
export const versionMovedSchema = errorAnswerSchema.extend({
  current: servedProductSchema.nullable(),
})
