import { z } from 'zod'
import { listPageSchema } from './list-page'
import { mediumSchema } from './media-fields'
import { operation } from './operation'
import {
  COUNTED_PRODUCT_FIELDS,
  countedProductSchema,
  PRODUCT_FIELDS,
  pagedMedia,
  pagedVariantFields,
  pagedVariantSchema,
  productHeadSchema,
} from './product-fields'

const variantsSchema = listPageSchema(pagedVariantSchema)
const mediaSchema = listPageSchema(mediumSchema)
const lists = { variants: variantsSchema, media: mediaSchema }

/** One product with as many variants and pictures as nearly every product has. */
const wholeProductSchema = productHeadSchema.extend(lists)
export type ProductData = z.infer<typeof wholeProductSchema>

function variantsOf(first: number, locationId: string | null, after = ''): string {
  return `variants(first: ${first}${after}) {
    nodes { ${pagedVariantFields(locationId)} }
    pageInfo { hasNextPage endCursor }
  }`
}

function wholeProduct(locationId: string | null): string {
  return `${PRODUCT_FIELDS} ${variantsOf(50, locationId)} ${pagedMedia(50)}`
}

export function product(locationId: string | null) {
  return operation<{ id: string }>()(
    'Product',
    'query',
    `query Product($id: ID!) { product(id: $id) { ${wholeProduct(locationId)} } }`,
    z.object({ product: wholeProductSchema.nullable() }),
  )
}

/**
 * Several products at once, null for one that is gone. Asked points do not grow with their number, so
 * it costs a fraction of as many single reads; what is not whole in it is read alone.
 */
export function products(locationId: string | null) {
  return operation<{ ids: readonly string[] }>()(
    'Products',
    'query',
    `query Products($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { ${wholeProduct(locationId)} } } }`,
    z.object({ nodes: z.array(wholeProductSchema.nullable()) }),
  )
}

export function productByAmsId(locationId: string | null) {
  return operation<{
    identifier: { customId: { namespace: string; key: string; value: string } }
  }>()(
    'ProductByAmsId',
    'query',
    `query ProductByAmsId($identifier: ProductIdentifierInput!) {
      productByIdentifier(identifier: $identifier) { ${wholeProduct(locationId)} }
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
export function productsPage(locationId: string | null) {
  return operation<{ after: string | null; query: string | null; sortKey: 'ID' | 'UPDATED_AT' }>()(
    'ProductsPage',
    'query',
    `query ProductsPage($after: String, $query: String, $sortKey: ProductSortKeys!) {
      products(first: 100, after: $after, query: $query, sortKey: $sortKey) {
        nodes { ${COUNTED_PRODUCT_FIELDS} ${variantsOf(50, locationId)} ${pagedMedia(10)} }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    z.object({ products: listPageSchema(listedProductSchema) }),
  )
}

/** The variants of one product that did not fit its place in a page. */
export function variantsPage(locationId: string | null) {
  return operation<{ id: string; after: string | null }>()(
    'VariantsPage',
    'query',
    `query VariantsPage($id: ID!, $after: String) {
      product(id: $id) { ${variantsOf(250, locationId, ', after: $after')} }
    }`,
    z.object({ product: z.object({ variants: variantsSchema }).nullable() }),
  )
}

/** The media of one product that did not fit its place in a page. */
export const mediaPage = operation<{ id: string; after: string | null }>()(
  'MediaPage',
  'query',
  `query MediaPage($id: ID!, $after: String) {
    product(id: $id) { ${pagedMedia(250, ', after: $after')} }
  }`,
  z.object({ product: z.object({ media: mediaSchema }).nullable() }),
)

/** The ids of a product's options, which a rename needs. */
export const optionIds = operation<{ id: string }>()(
  'OptionIds',
  'query',
  `query OptionIds($id: ID!) {
    product(id: $id) { options { id name optionValues { id name } } }
  }`,
  z.object({
    product: z
      .object({
        options: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            optionValues: z.array(z.object({ id: z.string(), name: z.string() })),
          }),
        ),
      })
      .nullable(),
  }),
)
