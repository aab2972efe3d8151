import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { BulkPayload, RequestContext } from '../../endpoint/request-context'
import { idOfType } from '../../queries/lookup'
import { userError } from '../user-error'

const queryArguments = z.object({ query: z.string(), groupObjects: z.boolean() })
const mutationArguments = z.object({
  mutation: z.string(),
  stagedUploadPath: z.string(),
  clientIdentifier: z.string().nullish(),
})
const cancelArguments = z.object({ id: z.string() })

export function bulkOperationRunQuery(call: FieldCall, context: RequestContext): BulkPayload {
  return context.bulk.startQuery(queryArguments.parse(call.args), context)
}

/** `bulkOperationRunMutation`: an import from an uploaded file, one line of variables for each run. */
export function bulkOperationRunMutation(call: FieldCall, context: RequestContext): BulkPayload {
  const { clientIdentifier, ...wanted } = mutationArguments.parse(call.args)
  const identifier = clientIdentifier ?? null
  return context.bulk.startMutation({ ...wanted, clientIdentifier: identifier }, context)
}

export function bulkOperationCancel(call: FieldCall, context: RequestContext): BulkPayload {
  const { id } = cancelArguments.parse(call.args)
  idOfType('BulkOperation', id)
  const bulkOperation = context.bulk.find(id)
  if (bulkOperation === null) {
    return { bulkOperation, userErrors: [userError(['id'], 'Bulk operation does not exist')] }
  }
  return { bulkOperation, userErrors: context.bulk.cancel(bulkOperation) }
}
