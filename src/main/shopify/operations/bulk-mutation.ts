import { z } from 'zod'
import { operation } from './operation'
import { userErrorsSchema } from './product-fields'

/** A place for the lines of a bulk mutation: by POST, with the file last (docs/api/usage/bulk-operations/imports). */
export const stageBulkLines = operation<{
  input: {
    resource: 'BULK_MUTATION_VARIABLES'
    filename: string
    mimeType: 'text/jsonl'
    httpMethod: 'POST'
  }[]
}>()(
  'StageBulkLines',
  'export',
  `mutation StageBulkLines($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets { url parameters { name value } } userErrors { field message }
    }
  }`,
  z.object({
    stagedUploadsCreate: z.object({
      stagedTargets: z
        .array(
          z.object({
            url: z.string().nullable(),
            parameters: z.array(z.object({ name: z.string(), value: z.string() })),
          }),
        )
        .nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

export const runBulkMutation = operation<{ mutation: string; path: string; marker: string }>()(
  'RunBulkMutation',
  'mutation',
  `mutation RunBulkMutation($mutation: String!, $path: String!, $marker: String!) {
    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $marker) {
      bulkOperation { id status } userErrors { field message }
    }
  }`,
  z.object({
    bulkOperationRunMutation: z
      .object({
        bulkOperation: z.object({ id: z.string() }).nullable(),
        userErrors: userErrorsSchema,
      })
      .nullable(),
  }),
)

const bulkRunSchema = z.object({
  id: z.string(),
  status: z.string(),
  errorCode: z.string().nullable(),
  /** Lines so far; counts are text in Shopify's answers. */
  objectCount: z.coerce.number().int(),
  url: z.string().nullable(),
  partialDataUrl: z.string().nullable(),
  /** The text of the mutation, by which one is recognised whose id was lost. */
  query: z.string(),
})
export type BulkRunData = z.infer<typeof bulkRunSchema>

const BULK_RUN_FIELDS = 'id status errorCode objectCount url partialDataUrl query'

export const bulkMutationRun = operation<{ id: string }>()(
  'BulkMutationRun',
  'query',
  `query BulkMutationRun($id: ID!) { bulkOperation(id: $id) { ${BULK_RUN_FIELDS} } }`,
  z.object({ bulkOperation: bulkRunSchema.nullable() }),
)

/** The newest ones, without a search: an index may lag behind. Queries among them are passed over. */
export const newestBulkRuns = operation<Record<string, never>>()(
  'NewestBulkRuns',
  'query',
  `query NewestBulkRuns {
    bulkOperations(first: 100, sortKey: CREATED_AT) { nodes { ${BULK_RUN_FIELDS} } }
  }`,
  z.object({ bulkOperations: z.object({ nodes: z.array(bulkRunSchema) }) }),
)

/** The two mutations that are sent for many products at once, each named by its marker. */
export const BULK_TEXTS = {
  'update-product': (marker: string): string =>
    `mutation ${marker}($product: ProductUpdateInput!) {
      productUpdate(product: $product) { product { id } userErrors { field message } }
    }`,
  'update-variants': (marker: string): string =>
    `mutation ${marker}($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
        product { id } userErrors { field message }
      }
    }`,
} as const

const payloadSchema = z.object({
  product: z.object({ id: z.string() }).nullable(),
  userErrors: userErrorsSchema,
})

/** One line of a result. Without `data` the line failed as a whole and may have taken effect or not. */
export const bulkLineSchema = z.object({
  __lineNumber: z.number().int().min(0),
  data: z
    .object({
      productUpdate: payloadSchema.nullish(),
      productVariantsBulkUpdate: payloadSchema.nullish(),
    })
    .nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
})
