import { z } from 'zod'
import { operation } from './operation'
import { userErrorsSchema } from './product-fields'

export const updateProduct = operation<{
  product: {
    id: string
    title?: string
    descriptionHtml?: string
    vendor?: string
    productType?: string
    status?: string
  }
}>()(
  'UpdateProduct',
  'mutation',
  `mutation UpdateProduct($product: ProductUpdateInput!) {
    productUpdate(product: $product) { product { id } userErrors { field message } }
  }`,
  z.object({
    productUpdate: z.object({
      product: z.object({ id: z.string() }).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

export const renameOption = operation<{
  productId: string
  option: { id: string; name: string }
}>()(
  'RenameOption',
  'mutation',
  `mutation RenameOption($productId: ID!, $option: OptionUpdateInput!) {
    productOptionUpdate(productId: $productId, option: $option, variantStrategy: LEAVE_AS_IS) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({
    productOptionUpdate: z.object({
      product: z.object({ id: z.string() }).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

/** The ids of the values stay (shopify.dev/docs/api/admin-graphql, productOptionUpdate). */
export const renameOptionValues = operation<{
  productId: string
  option: { id: string }
  values: { id: string; name: string }[]
}>()(
  'RenameOptionValues',
  'mutation',
  `mutation RenameOptionValues($productId: ID!, $option: OptionUpdateInput!, $values: [OptionValueUpdateInput!]!) {
    productOptionUpdate(productId: $productId, option: $option, optionValuesToUpdate: $values, variantStrategy: LEAVE_AS_IS) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({
    productOptionUpdate: z.object({
      product: z.object({ id: z.string() }).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

type VariantInput = {
  id?: string
  price?: string
  inventoryItem?: { sku?: string }
  optionValues?: { optionName: string; name: string }[]
}

export const updateVariants = operation<{
  productId: string
  variants: (VariantInput & { id: string })[]
}>()(
  'UpdateVariants',
  'mutation',
  `mutation UpdateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      productVariants { id } userErrors { field message }
    }
  }`,
  z.object({
    productVariantsBulkUpdate: z.object({
      productVariants: z.array(z.object({ id: z.string() })).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

type NewVariantInput = VariantInput & {
  inventoryItem?: { sku?: string; tracked?: boolean }
  inventoryQuantities?: { locationId: string; availableQuantity: number }[]
}

export const createVariants = operation<{ productId: string; variants: NewVariantInput[] }>()(
  'CreateVariants',
  'mutation',
  `mutation CreateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkCreate(
      productId: $productId, variants: $variants, strategy: PRESERVE_STANDALONE_VARIANT
    ) { productVariants { id } userErrors { field message } }
  }`,
  z.object({
    productVariantsBulkCreate: z.object({
      productVariants: z.array(z.object({ id: z.string() })).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

export type PictureInput = { originalSource: string; alt: string; contentType: 'IMAGE' }

export type ProductSetInput = {
  title: string
  descriptionHtml: string
  vendor: string
  productType: string
  status: string
  metafields: { namespace: string; key: string; value: string; type: string }[]
  productOptions: { name: string; position: number; values: { name: string }[] }[]
  /** Public addresses, which Shopify fetches by itself, and places of files that were uploaded for it. */
  files?: PictureInput[]
  variants: {
    sku: string
    inventoryItem?: { tracked: boolean }
    inventoryQuantities?: { locationId: string; name: 'available'; quantity: number }[]
    price?: string
    /** One of `files`. */
    file?: PictureInput
    optionValues: { optionName: string; name: string }[]
  }[]
}

/** Only ever creates: the custom id makes a repeat find the first product instead of making a second. */
export const createProduct = operation<{
  identifier: { customId: { namespace: string; key: string; value: string } }
  input: ProductSetInput
}>()(
  'CreateProduct',
  'mutation',
  `mutation CreateProduct($identifier: ProductSetIdentifiers!, $input: ProductSetInput!) {
    productSet(identifier: $identifier, input: $input, synchronous: true) {
      product { id } userErrors { field message }
    }
  }`,
  z.object({
    productSet: z.object({
      product: z.object({ id: z.string() }).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

export const defineAmsId = operation<{
  definition: { ownerType: string; namespace: string; key: string; type: string; name: string }
}>()(
  'DefineAmsId',
  'mutation',
  `mutation DefineAmsId($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) {
      createdDefinition { id } userErrors { field message code }
    }
  }`,
  z.object({
    metafieldDefinitionCreate: z.object({
      createdDefinition: z.object({ id: z.string() }).nullable(),
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
