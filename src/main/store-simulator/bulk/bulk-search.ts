import { exactText, numeric, type SearchFields, time } from '../search/search-fields'
import type { BulkOperation } from './bulk-operation'

/** Searchable fields of `bulkOperations`; `type` isn't one of them and matches everything. */
export const BULK_SEARCH: SearchFields<BulkOperation> = {
  fields: {
    id: numeric((operation) => [operation.id]),
    status: exactText((operation) => [operation.status]),
    operation_type: exactText((operation) => [operation.type]),
    created_at: time((operation) => operation.createdAt),
  },
  accepted: {
    status: ['created', 'running', 'completed', 'failed', 'canceling', 'canceled'],
    operation_type: ['query', 'mutation'],
  },
  timestamps: ['created_at'],
  fallback: () => false,
}

export function bulkSortKey(
  sortKey: string | null,
  operation: BulkOperation,
): { value: number; id: number } {
  const value = sortKey === 'COMPLETED_AT' ? (operation.completedAt ?? 0) : operation.createdAt
  return { value, id: operation.id }
}
