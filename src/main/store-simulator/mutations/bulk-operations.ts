import { z } from 'zod'
import type { BulkOperation } from '../bulk/bulk-operation'
import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { idOfType } from '../queries/lookup'
import { type UserError, userError } from './user-error'

type Payload = { bulkOperation: BulkOperation | null; userErrors: UserError[] }

const runArguments = z.object({ query: z.string(), groupObjects: z.boolean() })
const cancelArguments = z.object({ id: z.string() })

export function bulkOperationRunQuery(call: FieldCall, context: RequestContext): Payload {
  const { query, groupObjects } = runArguments.parse(call.args)
  return context.bulk.start(query, groupObjects, context)
}

export function bulkOperationCancel(call: FieldCall, context: RequestContext): Payload {
  const { id } = cancelArguments.parse(call.args)
  idOfType('BulkOperation', id)
  const bulkOperation = context.bulk.find(id)
  if (bulkOperation === null) {
    return { bulkOperation, userErrors: [userError(['id'], 'Bulk operation does not exist')] }
  }
  return { bulkOperation, userErrors: context.bulk.cancel(bulkOperation) }
}
