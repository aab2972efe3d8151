import { z } from 'zod'
import { OTHER_QUANTITIES } from '../state/records'

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
  others: z.partialRecord(z.enum(OTHER_QUANTITIES), z.number()).nullable().default(null),
})
const content = z.strictObject({
  failure: z.string().nullable(),
  url: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  fileSize: z.number(),
  mimeType: z.string(),
})
const file = z.strictObject({
  id: z.number(),
  kind: z.enum(['IMAGE', 'FILE', 'EXTERNAL_VIDEO', 'VIDEO', 'MODEL_3D']),
  alt: z.string(),
  filename: z.string(),
  content,
  /** When it was or will be processed, in ms since 1970; null: never. */
  doneAtMs: z.number().nullable().default(0),
  createdAt: seconds,
  updatedAt: seconds,
})
/** How images were kept before files belonged to the shop. */
const earlierImage = z
  .strictObject({
    id: z.number(),
    alt: z.string(),
    status: z.string(),
    url: z.string().nullable(),
    width: z.number(),
    height: z.number(),
    fileSize: z.number(),
  })
  .transform(({ id, alt, url, width, height, fileSize }) => ({
    id,
    kind: 'IMAGE' as const,
    alt,
    filename: url?.split('/').pop() ?? '',
    doneAtMs: 0,
    content: { failure: null, url, width, height, fileSize, mimeType: 'image/jpeg' },
    createdAt: 0,
    updatedAt: 0,
  }))
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
  metafields: z.array(metafield).default([]),
  details: z
    .strictObject({
      cost: z.string().nullable(),
      countryCodeOfOrigin: z.string().nullable(),
      provinceCodeOfOrigin: z.string().nullable(),
      harmonizedSystemCode: z.string().nullable(),
      weight: z.strictObject({ value: z.number(), unit: z.string() }),
    })
    .nullable()
    .default(null),
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
  media: z.array(z.union([file, earlierImage])),
  templateSuffix: z.string().nullable().default(null),
  seo: z
    .object({ title: z.string().nullable(), description: z.string().nullable() })
    .nullable()
    .default(null),
  publications: z.array(z.strictObject({ id: z.number(), since: seconds })).default([]),
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
  publications: z.array(named).default([]),
  shopMetafields: z.array(metafield).default([]),
  events: z
    .array(
      z.strictObject({
        id: z.number(),
        action: z.enum(['create', 'destroy']),
        subjectType: z.enum(['PRODUCT', 'PRODUCT_VARIANT']),
        subjectId: z.number(),
        message: z.string(),
        createdAt: seconds,
      }),
    )
    .default([]),
  /** Files that no product shows. */
  files: z.array(file).default([]),
  products: z.array(product),
})

export type StoredState = z.infer<typeof storedState>
export type StoredFile = StoredState['files'][number]
export type StoredProduct = StoredState['products'][number]
export type StoredVariant = StoredProduct['variants'][number]
