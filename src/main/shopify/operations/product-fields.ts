import { z } from 'zod'
import { enumValueSchema } from './later-words'
import { IMAGE_FIELDS } from './media-fields'
import { quantityNames, type StockRead } from './stock-read'

function productFields(ofOptionValues: string): string {
  return `
  id title descriptionHtml vendor productType status updatedAt
  options { id name position optionValues { ${ofOptionValues} } }`
}

/** What Concord reads of a product and its variants, wherever it reads one. */
export const PRODUCT_FIELDS = productFields('name')

/** The same where it is read to be written: options and values are renamed under their ids. */
export const WRITABLE_PRODUCT_FIELDS = productFields('id name')

/** How many variants Shopify counts for the product, to hold against those that arrive. */
export const COUNTED_PRODUCT_FIELDS = `${PRODUCT_FIELDS} variantsCount { count }`

/** Without its image, which pages and exports select each in their own way. */
export function variantFieldsAt(stock: StockRead | null): string {
  const level =
    stock === null
      ? ''
      : `inventoryLevel(locationId: ${JSON.stringify(stock.locationId)}, includeInactive: true) {
    id isActive quantities(names: ${JSON.stringify(quantityNames(stock))}) { name quantity } }`
  return `
  id sku price
  selectedOptions { name value }
  inventoryItem { id tracked ${level} }`
}

/** A variant in a page. It has one medium at most, and that is a picture. */
export function pagedVariantFields(stock: StockRead | null): string {
  return `${variantFieldsAt(stock)}
  media(first: 1) { nodes { __typename id } }`
}

/** A product's media, the first few of them; `after` is the argument of a further page. */
export function pagedMedia(first: number, after = ''): string {
  return `media(first: ${first}${after}, sortKey: POSITION) {
    nodes { ${IMAGE_FIELDS} }
    pageInfo { hasNextPage endCursor }
  }`
}

export const productHeadSchema = z.object({
  id: z.string(),
  title: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  status: enumValueSchema,
  updatedAt: z.string(),
  options: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      position: z.number(),
      optionValues: z.array(z.object({ name: z.string() })),
    }),
  ),
})
/** With the ids of option values, see `WRITABLE_PRODUCT_FIELDS`. */
export const writableHeadSchema = productHeadSchema.extend({
  options: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      position: z.number(),
      optionValues: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
})
export type WritableHeadData = z.infer<typeof writableHeadSchema>

export const countedProductSchema = productHeadSchema.extend({
  variantsCount: z.object({ count: z.number().int() }).nullable(),
})
export type CountedProductData = z.infer<typeof countedProductSchema>

export type ProductHeadData = z.infer<typeof productHeadSchema>

/** The level at the stock location: null when there is none, absent when the shop has no location. */
const levelSchema = z.object({
  isActive: z.boolean(),
  quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
})

export const variantSchema = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  price: z.string(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  inventoryItem: z.object({
    id: z.string(),
    tracked: z.boolean(),
    inventoryLevel: levelSchema.nullable().optional(),
  }),
})
export type VariantData = z.infer<typeof variantSchema>

export const pagedVariantSchema = variantSchema.extend({
  media: z.object({ nodes: z.array(z.object({ __typename: z.string(), id: z.string() })) }),
})
export type PagedVariantData = z.infer<typeof pagedVariantSchema>

/** `UserError` of most mutations; `code` exists only where the schema has one, so it isn't asked for. */
export const userErrorsSchema = z.array(
  z.object({ field: z.array(z.string()).nullable(), message: z.string() }),
)
export type UserErrors = z.infer<typeof userErrorsSchema>
