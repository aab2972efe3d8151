/** `FAILED` carries an `errorCode`; `CANCELING` becomes `CANCELED` when the run notices it. */
export type BulkStatus =
  | 'CREATED'
  | 'RUNNING'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELING'
  | 'CANCELED'
  | 'EXPIRED'

export type BulkErrorCode = 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT'

/** Most runs of one kind at a time for each app and shop. */
export const MAX_RUNNING = 5

/** One run (shopify.dev/docs/api/usage/bulk-operations/queries). Counts and sizes are served as text. */
export class BulkOperation {
  readonly id: number
  readonly type: 'QUERY' | 'MUTATION'
  /** The text of the query, or of the mutation that runs once for each line. */
  readonly query: string
  readonly createdAt: number
  status: BulkStatus = 'CREATED'
  errorCode: BulkErrorCode | null = null
  completedAt: number | null = null
  objectCount = 0
  rootObjectCount = 0
  /** Bytes of the result; `null` until there is one. */
  fileSize: number | null = null
  /** Where the result lies on disk; `null` when there is none, also when nothing matched. */
  file: string | null = null
  /** The result's addresses were taken away before their time. */
  isExpired = false

  constructor(id: number, type: BulkOperation['type'], query: string, createdAt: number) {
    this.id = id
    this.type = type
    this.query = query
    this.createdAt = createdAt
  }

  get isFinished(): boolean {
    return this.status !== 'CREATED' && this.status !== 'RUNNING' && this.status !== 'CANCELING'
  }
}
