import { SHOPIFY_STATUSES } from '@shared/catalog/product'
import { z } from 'zod'

/** What Concord reads of a product and its variants, wherever it reads one. */
export const PRODUCT_FIELDS = `
  id title descriptionHtml vendor productType status updatedAt
  options { id name position optionValues { name } }`

/** How many variants Shopify counts for the product, to hold against those that arrive. */
export const COUNTED_PRODUCT_FIELDS = `${PRODUCT_FIELDS} variantsCount { count }`

export const VARIANT_FIELDS = `
  id sku price
  selectedOptions { name value }
  inventoryItem { id tracked }`

/** The same with the units available at a location, for reads of the whole catalog. */
export function variantFieldsAt(locationId: string | null): string {
  if (locationId === null) return VARIANT_FIELDS
  const level = `inventoryLevel(locationId: ${JSON.stringify(locationId)}, includeInactive: true) {
    id quantities(names: ["available"]) { name quantity } }`
  return VARIANT_FIELDS.replace('tracked', `tracked ${level}`)
}

export const productHeadSchema = z.object({
  id: z.string(),
  title: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  status: z.enum(SHOPIFY_STATUSES),
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
export const countedProductSchema = productHeadSchema.extend({
  variantsCount: z.object({ count: z.number().int() }).nullable(),
})
export type CountedProductData = z.infer<typeof countedProductSchema>

export type ProductHeadData = z.infer<typeof productHeadSchema>

export const variantSchema = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  price: z.string(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean() }),
})
export type VariantData = z.infer<typeof variantSchema>

/** A variant of a whole-catalog read, with its level at the location where it is stocked. */
export const stockedVariantSchema = variantSchema.extend({
  inventoryItem: variantSchema.shape.inventoryItem.extend({
    inventoryLevel: z
      .object({ quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })) })
      .nullable()
      .optional(),
  }),
})
export type StockedVariantData = z.infer<typeof stockedVariantSchema>

/** `UserError` of most mutations; `code` exists only where the schema has one, so it isn't asked for. */
export const userErrorsSchema = z.array(
  z.object({ field: z.array(z.string()).nullable(), message: z.string() }),
)
export type UserErrors = z.infer<typeof userErrorsSchema>
