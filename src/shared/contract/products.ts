import { z } from 'zod'
import { AMS_STATUSES, SHOPIFY_STATUSES } from '../catalog/product'

/** Which products of AMS a list shows, in which order, and which of them are meant by a bulk action. */

/** The seed's three badges, and one for products that are linked to nothing. */
export const badgeSchema = z.enum(['synced', 'out-of-sync', 'sync-error', 'not-linked'])
export type Badge = z.infer<typeof badgeSchema>

/** What AMS has for the web shop of all variants together; `not-set` where it counts none of them. */
export const STOCK_STATES = ['in-stock', 'none-left', 'not-set'] as const
export const stockStateSchema = z.enum(STOCK_STATES)
export type StockState = z.infer<typeof stockStateSchema>

/** An empty list means no restriction. Every word of `search` is looked for in name, vendor, category, SKUs and id. */
export const productFilterSchema = z.object({
  search: z.string().max(200).default(''),
  badges: z.array(badgeSchema).default([]),
  vendors: z.array(z.string()).default([]),
  categories: z.array(z.string()).default([]),
  shopifyStatuses: z.array(z.enum(SHOPIFY_STATUSES)).default([]),
  amsStatuses: z.array(z.enum(AMS_STATUSES)).default([]),
  stock: z.array(stockStateSchema).default([]),
})
export type ProductFilter = z.infer<typeof productFilterSchema>

export const PRODUCT_SORTS = [
  'name',
  'badge',
  'vendor',
  'category',
  'variants',
  'price',
  'stock',
  'status',
  'differences',
] as const
export const productSortSchema = z.object({
  by: z.enum(PRODUCT_SORTS).default('name'),
  descending: z.boolean().default(false),
})
export type ProductSort = z.infer<typeof productSortSchema>

export const productListInputSchema = productFilterSchema.extend({
  sort: productSortSchema.prefault({}),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})

export const productRowSchema = z.object({
  amsProductId: z.string(),
  name: z.string(),
  /** SHA-256 of its first picture; null where none was had yet. */
  thumb: z.string().nullable(),
  vendor: z.string(),
  category: z.string(),
  variants: z.number().int(),
  /** Lowest and highest retail price as decimal text; null when no variant has one. */
  priceFrom: z.string().nullable(),
  priceTo: z.string().nullable(),
  shopifyStatus: z.enum(SHOPIFY_STATUSES),
  amsStatus: z.enum(AMS_STATUSES),
  /** Units of all variants that AMS has for the web shop; null where it counts none of them. */
  available: z.number().int().nullable(),
  badge: badgeSchema,
  differences: z.number().int(),
})
export type ProductRow = z.infer<typeof productRowSchema>

export const productPageSchema = z.object({
  total: z.number().int(),
  rows: z.array(productRowSchema),
})

export const PRODUCT_FACETS = [
  'badges',
  'vendors',
  'categories',
  'shopifyStatuses',
  'amsStatuses',
  'stock',
] as const
export type ProductFacet = (typeof PRODUCT_FACETS)[number]

/** `facets`: those that are on the screen now; each costs a look at the whole list. */
export const productCountsInputSchema = z.object({
  filter: productFilterSchema,
  facets: z.array(z.enum(PRODUCT_FACETS)),
})

const facetSchema = z.array(z.object({ value: z.string(), count: z.number().int() }))

/**
 * Counts beside the filters: each facet counts products under the other facets of the filter. A facet that was not
 * asked for is empty.
 */
export const productCountsSchema = z.object({
  badges: facetSchema,
  vendors: facetSchema,
  categories: facetSchema,
  shopifyStatuses: facetSchema,
  amsStatuses: facetSchema,
  stock: facetSchema,
})
export type ProductCounts = z.infer<typeof productCountsSchema>

/** The list that the product is looked at in. */
export const productNeighboursInputSchema = productFilterSchema.extend({
  sort: productSortSchema.prefault({}),
  amsProductId: z.string(),
})
/** AMS ids of the products before and after it in that list; null at its ends. */
export const productNeighboursSchema = z.object({
  previous: z.string().nullable(),
  next: z.string().nullable(),
})

export const MOST_IDS = 5_000
const productIdsSchema = z.array(z.string()).max(MOST_IDS)

/** Products that a bulk action is about: named one by one, or all that a filter shows but some. */
export const productSelectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: productIdsSchema }),
  z.object({
    kind: z.literal('filter'),
    filter: productFilterSchema,
    except: productIdsSchema.default([]),
  }),
])
export type ProductSelection = z.infer<typeof productSelectionSchema>
