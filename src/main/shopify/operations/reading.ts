import { z } from 'zod'
import { operation } from './operation'
import {
  COUNTED_PRODUCT_FIELDS,
  countedProductSchema,
  PRODUCT_FIELDS,
  productHeadSchema,
  stockedVariantSchema,
  VARIANT_FIELDS,
  variantFieldsAt,
  variantSchema,
} from './product-fields'

export const shopFacts = operation<Record<string, never>>()(
  'ShopFacts',
  'query',
  `query ShopFacts {
    shop { id name myshopifyDomain currencyCode }
    currentAppInstallation { accessScopes { handle } }
    locations(first: 1) { nodes { id name } }
  }`,
  z.object({
    shop: z.object({
      id: z.string(),
      name: z.string(),
      myshopifyDomain: z.string(),
      currencyCode: z.string(),
    }),
    currentAppInstallation: z.object({
      accessScopes: z.array(z.object({ handle: z.string() })),
    }),
    locations: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
)

export const productsCount = operation<Record<string, never>>()(
  'ProductsCount',
  'query',
  `query ProductsCount { productsCount(limit: null) { count } }`,
  z.object({ productsCount: z.object({ count: z.number().int() }).nullable() }),
)

/** Variants of one product come in pages; a product may have 2,048 of them. */
const VARIANT_PAGE = 50

const variantPageSchema = z.object({
  nodes: z.array(variantSchema),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})

const productPageSchema = productHeadSchema.extend({ variants: variantPageSchema })

const PRODUCT_WITH_VARIANTS = `${PRODUCT_FIELDS}
  variants(first: ${VARIANT_PAGE}, after: $after) {
    nodes { ${VARIANT_FIELDS} }
    pageInfo { hasNextPage endCursor }
  }`

export const product = operation<{ id: string; after: string | null }>()(
  'Product',
  'query',
  `query Product($id: ID!, $after: String) {
    product(id: $id) { ${PRODUCT_WITH_VARIANTS} }
  }`,
  z.object({ product: productPageSchema.nullable() }),
)

export const productByAmsId = operation<{
  identifier: { customId: { namespace: string; key: string; value: string } }
  after: string | null
}>()(
  'ProductByAmsId',
  'query',
  `query ProductByAmsId($identifier: ProductIdentifierInput!, $after: String) {
    productByIdentifier(identifier: $identifier) { ${PRODUCT_WITH_VARIANTS} }
  }`,
  z.object({ productByIdentifier: productPageSchema.nullable() }),
)

/** Requested cost grows with the logarithm of the page size, so large pages are cheap. */
const PRODUCT_PAGE = 50
const VARIANTS_OF_PAGE = 50

/** One page of the whole catalog with its stock at a location. */
export function productsPage(locationId: string | null) {
  return operation<{ after: string | null }>()(
    'ProductsPage',
    'query',
    `query ProductsPage($after: String) {
      products(first: ${PRODUCT_PAGE}, after: $after, sortKey: ID) {
        nodes { ${COUNTED_PRODUCT_FIELDS}
          variants(first: ${VARIANTS_OF_PAGE}) {
            nodes { ${variantFieldsAt(locationId)} }
            pageInfo { hasNextPage }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    z.object({
      products: z.object({
        nodes: z.array(
          countedProductSchema.extend({
            variants: z.object({
              nodes: z.array(stockedVariantSchema),
              pageInfo: z.object({ hasNextPage: z.boolean() }),
            }),
          }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    }),
  )
}

/** The variants of one product that did not fit its place in a page. */
export function variantsPage(locationId: string | null) {
  return operation<{ id: string; after: string | null }>()(
    'VariantsPage',
    'query',
    `query VariantsPage($id: ID!, $after: String) {
      product(id: $id) {
        variants(first: 250, after: $after) {
          nodes { ${variantFieldsAt(locationId)} }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
    z.object({
      product: z
        .object({
          variants: z.object({
            nodes: z.array(stockedVariantSchema),
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          }),
        })
        .nullable(),
    }),
  )
}
