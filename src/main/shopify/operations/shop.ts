import { z } from 'zod'
import { operation } from './operation'

const LOCATION = '{ id name isActive fulfillsOnlineOrders }'
const locationSchema = z.object({
  id: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  fulfillsOnlineOrders: z.boolean(),
})
export type LocationData = z.infer<typeof locationSchema>

/**
 * Who the shop is, with the location of that id. Without one, those to choose from: the primary location
 * (`location` without an id), and active ones, oldest first. By name, their default order, another one
 * would stand first as soon as somebody adds or renames one.
 */
export function shopFacts(locationId: string | null) {
  const locations =
    locationId === null
      ? `primary: location ${LOCATION} locations(first: 50, sortKey: ID) { nodes ${LOCATION} }`
      : `kept: location(id: ${JSON.stringify(locationId)}) ${LOCATION}`
  return operation<Record<string, never>>()(
    'ShopFacts',
    'query',
    `query ShopFacts {
      shop { id name myshopifyDomain currencyCode }
      currentAppInstallation { accessScopes { handle } }
      ${locations}
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
      kept: locationSchema.nullish(),
      primary: locationSchema.nullish(),
      locations: z.object({ nodes: z.array(locationSchema) }).optional(),
    }),
  )
}

/** Active locations, the oldest first; a shop has 200 at most on ordinary plans. */
export const activeLocations = operation<Record<string, never>>()(
  'ActiveLocations',
  'query',
  `query ActiveLocations { locations(first: 250, sortKey: ID) { nodes ${LOCATION} } }`,
  z.object({ locations: z.object({ nodes: z.array(locationSchema) }) }),
)

/** One location as it is now; null when Shopify has it no more. */
export const locationById = operation<{ id: string }>()(
  'LocationById',
  'query',
  `query LocationById($id: ID!) { location(id: $id) ${LOCATION} }`,
  z.object({ location: locationSchema.nullable() }),
)

/** Counts products; `query` null counts all of them. */
export const productsCount = operation<{ query: string | null }>()(
  'ProductsCount',
  'query',
  `query ProductsCount($query: String) { productsCount(query: $query, limit: null) { count } }`,
  z.object({ productsCount: z.object({ count: z.number().int() }).nullable() }),
)
