import { z } from 'zod'
import { operation } from './operation'
import { userErrorsSchema } from './product-fields'

const changed = z.object({
  product: z.object({ id: z.string() }).nullable(),
  userErrors: userErrorsSchema,
})

/**
 * Existing variants take the first value of each new option and keep their ids; `CREATE` would make a
 * variant for every other combination (shopify.dev/docs/api/admin-graphql, productOptionsCreate).
 */
export const createOptions = operation<{
  productId: string
  options: { name: string; values: { name: string }[] }[]
}>()(
  'CreateOptions',
  'mutation',
  `mutation CreateOptions($productId: ID!, $options: [OptionCreateInput!]!) {
    productOptionsCreate(productId: $productId, options: $options, variantStrategy: LEAVE_AS_IS) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({ productOptionsCreate: changed }),
)

/** Refused where variants would become equal; `POSITION` would delete them (productOptionsDelete). */
export const deleteOptions = operation<{ productId: string; options: string[] }>()(
  'DeleteOptions',
  'mutation',
  `mutation DeleteOptions($productId: ID!, $options: [ID!]!) {
    productOptionsDelete(productId: $productId, options: $options, strategy: NON_DESTRUCTIVE) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({ productOptionsDelete: changed }),
)

export const reorderOptions = operation<{ productId: string; options: { name: string }[] }>()(
  'ReorderOptions',
  'mutation',
  `mutation ReorderOptions($productId: ID!, $options: [OptionReorderInput!]!) {
    productOptionsReorder(productId: $productId, options: $options) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({ productOptionsReorder: changed }),
)

/** All or none; the last variant of a product can't go (productVariantsBulkDelete). */
export const deleteVariants = operation<{ productId: string; variantsIds: string[] }>()(
  'DeleteVariants',
  'mutation',
  `mutation DeleteVariants($productId: ID!, $variantsIds: [ID!]!) {
    productVariantsBulkDelete(productId: $productId, variantsIds: $variantsIds) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({ productVariantsBulkDelete: changed }),
)
