import { z } from 'zod'
import { listPageSchema } from './list-page'
import { mediumSchema } from './media-fields'
import { operation } from './operation'
import {
  COUNTED_PRODUCT_FIELDS,
  countedProductSchema,
  pagedMedia,
  pagedVariantFields,
  pagedVariantSchema,
  WRITABLE_PRODUCT_FIELDS,
  writableHeadSchema,
} from './product-fields'
import type { StockRead } from './stock-read'

const variantsSchema = listPageSchema(pagedVariantSchema)
const mediaSchema = listPageSchema(mediumSchema)
const lists = { variants: variantsSchema, media: mediaSchema }

/** One product with as many variants and pictures as nearly every product has. */
const wholeProductSchema = writableHeadSchema.extend(lists)
export type ProductData = z.infer<typeof wholeProductSchema>

function variantsOf(first: number, stock: StockRead | null, after = ''): string {
  return `variants(first: ${first}${after}) {
    nodes { ${pagedVariantFields(stock)} }
    pageInfo { hasNextPage endCursor }
  }`
}

function wholeProduct(stock: StockRead | null): string {
  return `${WRITABLE_PRODUCT_FIELDS} ${variantsOf(50, stock)} ${pagedMedia(50)}`
}

/**
 * All that a product can have: Shopify takes lists of 250 objects, and of 2,048 where the variants of one
 * product are asked for by its id (shopify.dev/docs/api/usage/limits).
 */
const ALL_VARIANTS = 2048
const ALL_MEDIA = 250

export function product(stock: StockRead | null) {
  return operation<{ id: string }>()(
    'Product',
    'query',
    `query Product($id: ID!) { product(id: $id) { ${wholeProduct(stock)} } }`,
    z.object({ product: wholeProductSchema.nullable() }),
  )
}

/**
 * One product with everything that it can have, by one request and so as it is at one moment. It asks for
 * twice the points of the other read, and its answer takes long where there is much.
 */
export function largeProduct(stock: StockRead | null) {
  return operation<{ id: string }>()(
    'LargeProduct',
    'query',
    `query LargeProduct($id: ID!) {
      product(id: $id) {
        ${WRITABLE_PRODUCT_FIELDS} ${variantsOf(ALL_VARIANTS, stock)} ${pagedMedia(ALL_MEDIA)}
      }
    }`,
    z.object({ product: wholeProductSchema.nullable() }),
  )
}

/** Of a large product what a few decisions are about: itself, and up to 250 variants by their ids. */
export function productParts(stock: StockRead | null) {
  return operation<{ id: string; variantIds: readonly string[] }>()(
    'ProductParts',
    'query',
    `query ProductParts($id: ID!, $variantIds: [ID!]!) {
      product(id: $id) { ${WRITABLE_PRODUCT_FIELDS} variantsCount { count } }
      nodes(ids: $variantIds) { ... on ProductVariant { ${pagedVariantFields(stock)} } }
    }`,
    z.object({
      product: writableHeadSchema
        .extend({ variantsCount: z.object({ count: z.number().int() }).nullable() })
        .nullable(),
      nodes: z.array(pagedVariantSchema.nullable()),
    }),
  )
}

/**
 * Several products at once, null for one that is gone. Asked points do not grow with their number, so
 * it costs a fraction of as many single reads; what is not whole in it is read alone.
 */
export function products(stock: StockRead | null) {
  return operation<{ ids: readonly string[] }>()(
    'Products',
    'query',
    `query Products($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { ${wholeProduct(stock)} } } }`,
    z.object({ nodes: z.array(wholeProductSchema.nullable()) }),
  )
}

export function productByAmsId(stock: StockRead | null) {
  return operation<{
    identifier: { customId: { namespace: string; key: string; value: string } }
  }>()(
    'ProductByAmsId',
    'query',
    `query ProductByAmsId($identifier: ProductIdentifierInput!) {
      productByIdentifier(identifier: $identifier) { ${wholeProduct(stock)} }
    }`,
    z.object({ productByIdentifier: wholeProductSchema.nullable() }),
  )
}

const listedProductSchema = countedProductSchema.extend(lists)
export type ListedProductData = z.infer<typeof listedProductSchema>

/**
 * One page of a list of products, whole with stock at a location. Requested cost grows with the
 * logarithm of a page's size, so large pages are cheap; this one asks for about 650 of the 1,000 points
 * that Shopify allows one request.
 */
export function productsPage(stock: StockRead | null) {
  return operation<{ after: string | null; query: string | null; sortKey: 'ID' | 'UPDATED_AT' }>()(
    'ProductsPage',
    'query',
    `query ProductsPage($after: String, $query: String, $sortKey: ProductSortKeys!) {
      products(first: 100, after: $after, query: $query, sortKey: $sortKey) {
        nodes { ${COUNTED_PRODUCT_FIELDS} ${variantsOf(50, stock)} ${pagedMedia(10)} }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    z.object({ products: listPageSchema(listedProductSchema) }),
  )
}

/** The variants of one product that did not fit its place in a page. */
export function variantsPage(stock: StockRead | null) {
  return operation<{ id: string; after: string | null }>()(
    'VariantsPage',
    'query',
    `query VariantsPage($id: ID!, $after: String) {
      product(id: $id) { ${variantsOf(ALL_VARIANTS, stock, ', after: $after')} }
    }`,
    z.object({ product: z.object({ variants: variantsSchema }).nullable() }),
  )
}

/** The media of one product that did not fit its place in a page. */
export const mediaPage = operation<{ id: string; after: string | null }>()(
  'MediaPage',
  'query',
  `query MediaPage($id: ID!, $after: String) {
    product(id: $id) { ${pagedMedia(ALL_MEDIA, ', after: $after')} }
  }`,
  z.object({ product: z.object({ media: mediaSchema }).nullable() }),
)
