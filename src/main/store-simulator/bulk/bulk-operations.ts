import type { DocumentNode, GraphQLSchema } from 'graphql'
import { createRandom } from '../catalogs/seeded-random'
import type { Effect } from '../endpoint/effect'
import type { ImplementedTypes } from '../endpoint/implemented-types'
import type { BulkPayload, BulkRuns, RequestContext } from '../endpoint/request-context'
import type { TemporaryFolder } from '../files/temporary-folder'
import { type UserError, userError } from '../mutations/user-error'
import { accessDenied } from '../schema/errors'
import { parseGid, toGid } from '../schema/gid'
import { type Now, toSeconds, type Wait } from '../state/clock'
import type { StagedFile } from '../uploads/staged-uploads'
import { BulkOperation, MAX_RUNNING } from './bulk-operation'
import { BulkRows } from './bulk-rows'
import { BulkRun, type ResultLine } from './bulk-run'
import { type BulkHold, type BulkTrouble, BulkTroubles } from './bulk-troubles'
import { ungrouped } from './line-order'
import { mutationLines } from './mutation-lines'
import { readBulkMutation } from './validate-mutation'
import { readBulkQuery } from './validate-query'

/** Result URLs stop working a week after completion. */
const EXPIRES_AFTER_S = 7 * 24 * 60 * 60
/** Largest file of an import. */
const MAX_INPUT_BYTES = 104_857_600

export type BulkParts = {
  readonly schema: GraphQLSchema
  readonly types: ImplementedTypes
  readonly folder: TemporaryFolder
  readonly now: Now
  readonly wait: Wait
  /** Executes one mutation with the variables of a line. */
  readonly execute: (
    document: DocumentNode,
    variables: Record<string, unknown>,
    context: RequestContext,
  ) => { readonly data?: unknown; readonly errors?: unknown }
  /** Told of what the lines of imports changed. */
  readonly onEffects: (effects: readonly Effect[]) => void
}

/** The store's bulk operations: checked at once, then run beside other requests. */
export class BulkOperations implements BulkRuns {
  readonly #parts: BulkParts
  readonly #operations = new Map<number, BulkOperation>()
  readonly #runs = new Set<Promise<void>>()
  readonly #troubles = new BulkTroubles()
  /** Taken from the clock, so that a store started again never gives an old id to a new run. */
  readonly #firstId: number
  readonly #denied = new Set<BulkOperation['type']>()
  #baseUrl = ''
  #isClosed = false

  constructor(parts: BulkParts) {
    this.#parts = parts
    this.#firstId = toSeconds(parts.now()) * 1000
  }

  /** Where results are served; known once the server listens. */
  servedAt(baseUrl: string): void {
    this.#baseUrl = baseUrl
  }

  setHolds(holds: readonly BulkHold[]): void {
    this.#troubles.setHolds(holds)
  }

  /** Lets a line of an import take time, so that others can act between two of them. */
  setLineMs(lineMs: number): void {
    this.#troubles.lineMs = lineMs
  }

  /** Partner-built apps need access granted apart, for queries and for mutations; without it a start is refused. */
  setDenied(type: BulkOperation['type'], isDenied: boolean): void {
    if (isDenied) this.#denied.add(type)
    else this.#denied.delete(type)
  }

  /** Each entry befalls one of the next runs. */
  addTroubles(troubles: readonly BulkTrouble[]): void {
    this.#troubles.add(troubles)
  }

  /** The addresses of all results there are stop working. */
  expireResults(): void {
    for (const operation of this.#operations.values()) operation.isExpired = true
  }

  find(gid: string): BulkOperation | null {
    const parts = parseGid(gid)
    return parts === null ? null : (this.#operations.get(parts.id) ?? null)
  }

  all(): readonly BulkOperation[] {
    return [...this.#operations.values()]
  }

  urlOf(operation: BulkOperation): string | null {
    const isOver = operation.status === 'COMPLETED' || operation.status === 'CANCELED'
    return isOver ? this.#fileUrl(operation) : null
  }

  partialUrlOf(operation: BulkOperation): string | null {
    return operation.status === 'FAILED' ? this.#fileUrl(operation) : null
  }

  #fileUrl(operation: BulkOperation): string | null {
    if (operation.file === null || this.hasExpired(operation)) return null
    return `${this.#baseUrl}/bulk-results/${operation.id}.jsonl`
  }

  hasExpired({ completedAt, isExpired }: BulkOperation): boolean {
    const age = completedAt === null ? 0 : toSeconds(this.#parts.now()) - completedAt
    return isExpired || age > EXPIRES_AFTER_S
  }

  startQuery(
    { query: text, groupObjects }: { query: string; groupObjects: boolean },
    context: RequestContext,
  ): BulkPayload {
    this.#requireAccess('QUERY', 'bulkOperationRunQuery')
    const { schema, types } = this.#parts
    const read = readBulkQuery(schema, text)
    if ('messages' in read) {
      return refused(read.messages.map((message) => userError(['query'], message, 'INVALID')))
    }
    const busy = this.#inProgress('QUERY')
    if (busy !== null) return refused([busy])
    return this.#start('QUERY', text, (operation) => {
      const own: RequestContext = { ...context, searchNotes: [], effects: [] }
      const walk = new BulkRows(schema, types, read.query.operation, own).rows(read.query)
      return groupObjects ? walk : ungrouped(walk, createRandom(operation.id))
    })
  }

  startMutation(
    wanted: { mutation: string; stagedUploadPath: string; clientIdentifier: string | null },
    context: RequestContext,
  ): BulkPayload {
    this.#requireAccess('MUTATION', 'bulkOperationRunMutation')
    const { mutation, stagedUploadPath, clientIdentifier } = wanted
    const read = readBulkMutation(this.#parts.schema, mutation, clientIdentifier)
    if ('userErrors' in read) return refused(read.userErrors)
    // The file is looked at before the number of runs.
    const file = context.uploads.fileAt(stagedUploadPath)
    const problem = checkFile(file) ?? this.#inProgress('MUTATION')
    if (problem !== null || file === null) return refused(problem === null ? [] : [problem])
    const { document } = read
    return this.#start('MUTATION', mutation, (operation) =>
      mutationLines(file.path, createRandom(operation.id), (variables) => {
        const own: RequestContext = {
          ...context,
          searchNotes: [],
          effects: [],
          keysInUse: new Set(),
          isBulkLine: true,
        }
        const { data, errors } = this.#parts.execute(document, variables, own)
        own.idempotency.release(own.keysInUse)
        this.#parts.onEffects(own.effects)
        return errors === undefined ? { data } : { data, errors }
      }),
    )
  }

  cancel(operation: BulkOperation): UserError[] {
    if (operation.isFinished) {
      const status = operation.status.toLowerCase()
      return [userError(null, `A bulk operation cannot be canceled when it is ${status}`)]
    }
    operation.status = 'CANCELING'
    this.#troubles.wake()
    return []
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#troubles.wake()
    await Promise.all(this.#runs)
  }

  #requireAccess(type: BulkOperation['type'], field: string): void {
    if (this.#denied.has(type)) {
      throw accessDenied(field, 'Bulk operations must be enabled for this app.')
    }
  }

  #inProgress(type: BulkOperation['type']): UserError | null {
    const running = this.all().filter(
      (operation) => operation.type === type && !operation.isFinished,
    )
    if (running.length < MAX_RUNNING) return null
    const ids = running.map((operation) => toGid('BulkOperation', operation.id)).join(', ')
    const message = `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${ids}.`
    return userError(null, message, 'OPERATION_IN_PROGRESS')
  }

  #start(
    type: BulkOperation['type'],
    text: string,
    lines: (operation: BulkOperation) => Iterable<ResultLine>,
  ): BulkPayload {
    const { folder, now, wait } = this.#parts
    const id = this.#firstId + this.#operations.size
    const operation = new BulkOperation(id, type, text, toSeconds(now()))
    this.#operations.set(id, operation)
    const run = new BulkRun(operation, () => lines(operation), {
      troubles: this.#troubles,
      path: folder.pathOf(`result-${id}.jsonl`),
      now: () => toSeconds(now()),
      wait,
      isClosed: () => this.#isClosed,
    })
    const running = run.run().finally(() => this.#runs.delete(running))
    this.#runs.add(running)
    return { bulkOperation: operation, userErrors: [] }
  }
}

function refused(userErrors: UserError[]): BulkPayload {
  return { bulkOperation: null, userErrors }
}

/** What is wrong with the uploaded file of an import, or `null`. */
function checkFile(file: StagedFile | null): UserError | null {
  if (file === null) {
    const message =
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument."
    return userError(null, message, 'NO_SUCH_FILE')
  }
  const code = 'INVALID_STAGED_UPLOAD_FILE'
  if (file.bytes === 0) return userError(null, 'The input file is empty.', code)
  if (file.bytes <= MAX_INPUT_BYTES) return null
  return userError(null, 'The input file size exceeds the maximum allowed size of 100 MB.', code)
}
