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

/** One run (shopify.dev/docs/api/usage/bulk-operations/queries). Counts and sizes are served as text. */
export class BulkOperation {
  readonly id: number
  readonly query: string
  readonly groupObjects: boolean
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

  constructor(id: number, query: string, groupObjects: boolean, createdAt: number) {
    this.id = id
    this.query = query
    this.groupObjects = groupObjects
    this.createdAt = createdAt
  }

  get isFinished(): boolean {
    return this.status !== 'CREATED' && this.status !== 'RUNNING' && this.status !== 'CANCELING'
  }
}
