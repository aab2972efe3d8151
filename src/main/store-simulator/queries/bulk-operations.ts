import { z } from 'zod'
import { BulkOperation } from '../bulk/bulk-operation'
import { BULK_SEARCH, bulkSortKey } from '../bulk/bulk-search'
import { Connection } from '../connections/connection'
import { type FieldCall, instanceOf, objectType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import { matcher } from './lists'

/** Counts and sizes are unsigned 64-bit numbers, which JSON carries as text. */
export const bulkOperationType = objectType('BulkOperation', instanceOf(BulkOperation), {
  id: (operation) => toGid('BulkOperation', operation.id),
  status: (operation, _call, { bulk }) =>
    operation.status === 'COMPLETED' && bulk.hasExpired(operation) ? 'EXPIRED' : operation.status,
  type: (operation) => operation.type,
  query: (operation) => operation.query,
  errorCode: (operation) => operation.errorCode,
  createdAt: (operation) => toDateTime(operation.createdAt),
  completedAt: (operation) =>
    operation.completedAt === null ? null : toDateTime(operation.completedAt),
  objectCount: (operation) => String(operation.objectCount),
  rootObjectCount: (operation) => String(operation.rootObjectCount),
  fileSize: (operation) => (operation.fileSize === null ? null : String(operation.fileSize)),
  url: (operation, _call, { bulk }) => bulk.urlOf(operation),
  partialDataUrl: (operation, _call, { bulk }) => bulk.partialUrlOf(operation),
})

const listArguments = z.object({
  query: z.string().nullish(),
  reverse: z.boolean().nullish(),
  sortKey: z.string().nullish(),
})

/** `bulkOperations`: newest first unless reversed. */
export function bulkOperationList(
  call: FieldCall,
  context: RequestContext,
): Connection<BulkOperation> {
  const { query, reverse, sortKey } = listArguments.parse(call.args)
  const matches = matcher(query, call, context, BULK_SEARCH)
  const keyOf = (operation: BulkOperation): { value: number; id: number } =>
    bulkSortKey(sortKey ?? null, operation)
  const reversed = reverse !== true
  const found = context.bulk
    .all()
    .filter((operation) => matches === null || matches(operation))
    .sort((a, b) => keyOf(a).value - keyOf(b).value || a.id - b.id)
  if (reversed) found.reverse()
  return new Connection(() => found, keyOf, { reversed })
}
