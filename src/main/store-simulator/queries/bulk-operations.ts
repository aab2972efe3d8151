import { BulkOperation } from '../bulk/bulk-operation'
import { instanceOf, objectType } from '../endpoint/object-type'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'

/** Counts and sizes are unsigned 64-bit numbers, which JSON carries as text. */
export const bulkOperationType = objectType('BulkOperation', instanceOf(BulkOperation), {
  id: (operation) => toGid('BulkOperation', operation.id),
  status: (operation, _call, { bulk }) =>
    operation.status === 'COMPLETED' && bulk.hasExpired(operation) ? 'EXPIRED' : operation.status,
  type: () => 'QUERY',
  query: (operation) => operation.query,
  errorCode: (operation) => operation.errorCode,
  createdAt: (operation) => toDateTime(operation.createdAt),
  completedAt: (operation) =>
    operation.completedAt === null ? null : toDateTime(operation.completedAt),
  objectCount: (operation) => String(operation.objectCount),
  rootObjectCount: (operation) => String(operation.rootObjectCount),
  fileSize: (operation) => (operation.fileSize === null ? null : String(operation.fileSize)),
  url: (operation, _call, { bulk }) => bulk.urlOf(operation),
  partialDataUrl: () => null,
})
