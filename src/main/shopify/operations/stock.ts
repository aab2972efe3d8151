import { INVENTORY_POLICIES, type InventoryPolicy } from '@shared/catalog/sold-out'
import { z } from 'zod'
import { operation } from './operation'
import { userErrorsSchema } from './product-fields'

/**
 * Sets units of many items at once, all or none. The directive and `changeFromQuantity` on every row are
 * mandatory (shopify.dev/docs/api/usage/implementing-idempotency): the same key and the same input set
 * nothing twice, and a row whose units moved meanwhile refuses the whole request.
 */
export const setQuantities = operation<{
  key: string
  input: {
    name: 'available'
    reason: 'correction'
    referenceDocumentUri: string
    quantities: {
      inventoryItemId: string
      locationId: string
      quantity: number
      changeFromQuantity: number | null
    }[]
  }
}>()(
  'SetQuantities',
  'mutation',
  `mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) {
      inventoryAdjustmentGroup { id } userErrors { field message code }
    }
  }`,
  z.object({
    inventorySetQuantities: z.object({
      /** Null after a refusal, and after a request that changed no number. */
      inventoryAdjustmentGroup: z.object({ id: z.string() }).nullable(),
      userErrors: z.array(
        z.object({
          field: z.array(z.string()).nullable(),
          message: z.string(),
          code: z.string().nullable(),
        }),
      ),
    }),
  }),
)

/**
 * What many items have at one location. One that was never stocked there has no level; one that was taken
 * off has an inactive level, which keeps its numbers and sells nothing.
 */
export const stockLevels = operation<{
  ids: readonly string[]
  locationId: string
  names: readonly string[]
}>()(
  'StockLevels',
  'query',
  `query StockLevels($ids: [ID!]!, $locationId: ID!, $names: [String!]!) {
    nodes(ids: $ids) {
      ... on InventoryItem {
        id tracked
        variants(first: 1) { nodes { inventoryPolicy } }
        inventoryLevel(locationId: $locationId, includeInactive: true) {
          isActive quantities(names: $names) { name quantity }
        }
      }
    }
  }`,
  z.object({
    nodes: z.array(
      z
        .object({
          id: z.string(),
          tracked: z.boolean(),
          variants: z
            .object({ nodes: z.array(z.object({ inventoryPolicy: z.enum(INVENTORY_POLICIES) })) })
            .nullable(),
          inventoryLevel: z
            .object({
              isActive: z.boolean(),
              quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
            })
            .nullable(),
        })
        .nullable(),
    ),
  }),
)

/** Without a quantity, which is set afterwards: one given here was seen to be ignored. */
export const activateItem = operation<{
  inventoryItemId: string
  locationId: string
  key: string
}>()(
  'ActivateItem',
  'mutation',
  `mutation ActivateItem($inventoryItemId: ID!, $locationId: ID!, $key: String!) {
    inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId) @idempotent(key: $key) {
      inventoryLevel { id } userErrors { field message }
    }
  }`,
  z.object({ inventoryActivate: z.object({ userErrors: userErrorsSchema }) }),
)

/** Shopify counts the item from now on; before, it sold it without limit. */
export const trackItem = operation<{ id: string }>()(
  'TrackItem',
  'mutation',
  `mutation TrackItem($id: ID!) {
    inventoryItemUpdate(id: $id, input: { tracked: true }) {
      inventoryItem { id } userErrors { field message }
    }
  }`,
  z.object({ inventoryItemUpdate: z.object({ userErrors: userErrorsSchema }) }),
)

/** Whether variants of a product sell on when their count is 0. All of them or none. */
export const setInventoryPolicies = operation<{
  productId: string
  variants: { id: string; inventoryPolicy: InventoryPolicy }[]
}>()(
  'SetInventoryPolicies',
  'mutation',
  `mutation SetInventoryPolicies($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) {
      productVariants { id } userErrors { field message }
    }
  }`,
  z.object({ productVariantsBulkUpdate: z.object({ userErrors: userErrorsSchema }) }),
)
