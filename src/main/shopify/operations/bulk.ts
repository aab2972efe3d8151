import { z } from 'zod'
import { IMAGE_FIELDS } from './media-fields'
import { operation } from './operation'
import { COUNTED_PRODUCT_FIELDS, userErrorsSchema, variantFieldsAt } from './product-fields'
import type { StockRead } from './stock-read'

/**
 * The whole catalog as a bulk query (shopify.dev/docs/api/usage/bulk-operations/queries): `edges`
 * only, ids unaliased, no variables, so the location stands in the text. Of five connections that are
 * allowed it has four, nested twice at most.
 */
export function catalogExport(stock: StockRead | null): string {
  return `{ products { edges { node { __typename ${COUNTED_PRODUCT_FIELDS}
    variants { edges { node { __typename ${variantFieldsAt(stock)}
      media { edges { node { __typename id } } }
    } } }
    media(sortKey: POSITION) { edges { node { ${IMAGE_FIELDS} } } }
  } } } }`
}

export const runBulkQuery = operation<{ query: string }>()(
  'RunCatalogExport',
  'export',
  `mutation RunCatalogExport($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation { id status }
      userErrors { field message }
    }
  }`,
  z.object({
    bulkOperationRunQuery: z.object({
      bulkOperation: z.object({ id: z.string() }).nullable(),
      userErrors: userErrorsSchema,
    }),
  }),
)

/** Statuses of an operation that is not over yet (shopify.dev/docs/api/admin-graphql, BulkOperationStatus). */
export const UNDER_WAY: ReadonlySet<string> = new Set(['CREATED', 'RUNNING', 'CANCELING'])

export const bulkOperation = operation<{ id: string }>()(
  'BulkOperation',
  'query',
  `query BulkOperation($id: ID!) {
    bulkOperation(id: $id) {
      id status errorCode objectCount rootObjectCount url
    }
  }`,
  z.object({
    bulkOperation: z
      .object({
        id: z.string(),
        status: z.string(),
        errorCode: z.string().nullable(),
        /** Counts are text in Shopify's answers. */
        objectCount: z.coerce.number().int(),
        rootObjectCount: z.coerce.number().int(),
        url: z.string().nullable(),
      })
      .nullable(),
  }),
)

export const cancelBulkOperation = operation<{ id: string }>()(
  'CancelBulkOperation',
  'export',
  `mutation CancelBulkOperation($id: ID!) {
    bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } }
  }`,
  z.object({ bulkOperationCancel: z.object({ userErrors: userErrorsSchema }).nullable() }),
)
