import { z } from 'zod'
import { operation } from './operation'

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

/** Counts products; `query` null counts all of them. */
export const productsCount = operation<{ query: string | null }>()(
  'ProductsCount',
  'query',
  `query ProductsCount($query: String) { productsCount(query: $query, limit: null) { count } }`,
  z.object({ productsCount: z.object({ count: z.number().int() }).nullable() }),
)
