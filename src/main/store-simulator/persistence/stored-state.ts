import { z } from 'zod'

const seconds = z.number().int()
const metafield = z.strictObject({
  id: z.number(),
  namespace: z.string(),
  key: z.string(),
  type: z.string(),
  value: z.string(),
  createdAt: seconds,
  updatedAt: seconds,
})
const level = z.strictObject({
  locationId: z.number(),
  available: z.number(),
  committed: z.number(),
  isActive: z.boolean(),
  updatedAt: seconds,
})
const variant = z.strictObject({
  id: z.number(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  /** Ids of the option values, in the options' order. */
  optionValues: z.array(z.number()),
  tracked: z.boolean(),
  requiresShipping: z.boolean(),
  inventoryPolicy: z.enum(['DENY', 'CONTINUE']),
  taxable: z.boolean(),
  mediaId: z.number().nullable(),
  levels: z.array(level),
  createdAt: seconds,
  updatedAt: seconds,
})
const named = z.strictObject({ id: z.number(), name: z.string() })
const product = z.strictObject({
  id: z.number(),
  title: z.string(),
  handle: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED']),
  tags: z.array(z.string()),
  options: z.array(named.extend({ values: z.array(named) })),
  variants: z.array(variant),
  metafields: z.array(metafield),
  media: z.array(
    z.strictObject({
      id: z.number(),
      alt: z.string(),
      status: z.enum(['UPLOADED', 'PROCESSING', 'READY', 'FAILED']),
      url: z.string().nullable(),
      width: z.number(),
      height: z.number(),
      fileSize: z.number(),
    }),
  ),
  createdAt: seconds,
  updatedAt: seconds,
})

/** A store as it lies on disk. Times are whole seconds since 1970; `lastId` keeps ids from being given twice. */
export const storedState = z.strictObject({
  format: z.literal(1),
  lastId: z.number().int(),
  shop: z.strictObject({
    id: z.number(),
    name: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    plan: z.string(),
  }),
  locations: z.array(named.extend({ isActive: z.boolean() })),
  definitions: z.array(
    z.strictObject({
      id: z.number(),
      ownerType: z.string(),
      namespace: z.string(),
      key: z.string(),
      name: z.string(),
      type: z.string(),
      description: z.string().nullable(),
    }),
  ),
  products: z.array(product),
})

export type StoredState = z.infer<typeof storedState>
export type StoredProduct = StoredState['products'][number]
export type StoredVariant = StoredProduct['variants'][number]
