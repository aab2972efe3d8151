import { z } from 'zod'
import { operation } from './operation'

/**
 * Absolute counts with a compare value and a key, both required since 2026-04
 * (shopify.dev/docs/api/usage/implementing-idempotency).
 */
export const setQuantities = operation<{
  key: string
  input: {
    name: 'available'
    reason: string
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
      inventoryAdjustmentGroup { id }
      userErrors { field message code }
    }
  }`,
  z.object({
    inventorySetQuantities: z.object({
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
