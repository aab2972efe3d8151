import { z } from 'zod'
import { operation } from './operation'

/** The least that a token opens. */
export const shopId = operation<Record<string, never>>()(
  'ShopId',
  'query',
  'query ShopId { shop { id } }',
  z.object({ shop: z.object({ id: z.string() }) }),
)

/** Who the shop is, in words for the one who connects it. */
export const shopPortrait = operation<Record<string, never>>()(
  'ShopPortrait',
  'query',
  `query ShopPortrait {
    shop { id name myshopifyDomain currencyCode ianaTimezone plan { publicDisplayName } }
  }`,
  z.object({
    shop: z.object({
      id: z.string(),
      name: z.string(),
      myshopifyDomain: z.string(),
      currencyCode: z.string(),
      ianaTimezone: z.string(),
      plan: z.object({ publicDisplayName: z.string() }),
    }),
  }),
)

/** What the merchant granted to the app. */
export const grantedScopes = operation<Record<string, never>>()(
  'GrantedScopes',
  'query',
  'query GrantedScopes { currentAppInstallation { accessScopes { handle } } }',
  z.object({
    currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  }),
)

/** One product and how many there are: the read that everything begins with, at its smallest. */
export const oneProduct = operation<Record<string, never>>()(
  'OneProduct',
  'query',
  `query OneProduct {
    products(first: 1, sortKey: ID) { nodes { id title } }
    productsCount(limit: null) { count }
  }`,
  z.object({
    products: z.object({ nodes: z.array(z.object({ id: z.string(), title: z.string() })) }),
    productsCount: z.object({ count: z.number().int() }).nullable(),
  }),
)
