import { mkdtempSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { createRandom } from '../catalogs/seeded-random'
import type { ImplementedTypes } from '../endpoint/implemented-types'
import type { BulkRuns, RequestContext } from '../endpoint/request-context'
import { type UserError, userError } from '../mutations/user-error'
import { accessDenied } from '../schema/errors'
import { parseGid, toGid } from '../schema/gid'
import { type Now, toSeconds } from '../state/clock'
import { BulkOperation } from './bulk-operation'
import { BulkRows } from './bulk-rows'
import { ungrouped } from './line-order'
import { type BulkQuery, readBulkQuery } from './validate-query'

/** Runs of one kind at a time per app and shop. */
const MAX_RUNNING = 5
/** Result URLs stop working a week after completion. */
const EXPIRES_AFTER_S = 7 * 24 * 60 * 60
/** Lines written between two looks at other requests. */
const LINES_PER_SLICE = 1000

/** Keeps runs from going on, so that a test can see or cancel them: before they start, or while they run. */
export type BulkHold = 'created' | 'running' | null

type StartPayload = { bulkOperation: BulkOperation | null; userErrors: UserError[] }

/**
 * The store's bulk queries: checked at once, run in slices beside other requests, written to a file and
 * served from there, so that a result never lies in memory as a whole.
 */
export class BulkOperations implements BulkRuns {
  readonly #schema: GraphQLSchema
  readonly #types: ImplementedTypes
  readonly #now: Now
  readonly #operations = new Map<number, BulkOperation>()
  readonly #runs = new Set<Promise<void>>()
  #directory: string | null = null
  /** Taken from the clock, so that a store started again never gives an old id to a new run. */
  readonly #firstId: number
  #baseUrl = ''
  #hold: BulkHold = null
  #isDenied = false
  #failsNext = false
  #isClosed = false
  #wake: (() => void)[] = []

  constructor(schema: GraphQLSchema, types: ImplementedTypes, now: Now) {
    this.#schema = schema
    this.#types = types
    this.#now = now
    this.#firstId = toSeconds(now()) * 1000
  }

  /** Where results are served; known once the server listens. */
  servedAt(baseUrl: string): void {
    this.#baseUrl = baseUrl
  }

  setHold(hold: BulkHold): void {
    this.#hold = hold
    for (const wake of this.#wake.splice(0)) wake()
  }

  /** Partner-built apps need bulk access granted apart; without it every start is refused. */
  setDenied(isDenied: boolean): void {
    this.#isDenied = isDenied
  }

  /** Makes the next run that starts end as FAILED with INTERNAL_SERVER_ERROR. */
  failNext(): void {
    this.#failsNext = true
  }

  find(gid: string): BulkOperation | null {
    const parts = parseGid(gid)
    return parts === null ? null : (this.#operations.get(parts.id) ?? null)
  }

  all(): readonly BulkOperation[] {
    return [...this.#operations.values()]
  }

  /** The result's address, or `null` while there is none, when nothing matched, and a week later. */
  urlOf(operation: BulkOperation): string | null {
    if (operation.file === null || operation.status !== 'COMPLETED' || this.hasExpired(operation))
      return null
    return `${this.#baseUrl}/bulk-results/${operation.id}.jsonl`
  }

  hasExpired(operation: BulkOperation): boolean {
    const { completedAt } = operation
    return completedAt !== null && toSeconds(this.#now()) - completedAt > EXPIRES_AFTER_S
  }

  start(text: string, groupObjects: boolean, context: RequestContext): StartPayload {
    if (this.#isDenied) {
      throw accessDenied('bulkOperationRunQuery', 'Bulk operations must be enabled for this app.')
    }
    const read = readBulkQuery(this.#schema, text)
    if ('messages' in read) {
      const userErrors = read.messages.map((message) => userError(['query'], message, 'INVALID'))
      return { bulkOperation: null, userErrors }
    }
    const running = [...this.#operations.values()].filter((operation) => !operation.isFinished)
    if (running.length >= MAX_RUNNING) {
      const ids = running.map((operation) => toGid('BulkOperation', operation.id)).join(', ')
      const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`
      return {
        bulkOperation: null,
        userErrors: [userError(null, message, 'OPERATION_IN_PROGRESS')],
      }
    }
    const id = this.#firstId + this.#operations.size
    const operation = new BulkOperation(id, text, groupObjects, toSeconds(this.#now()))
    this.#operations.set(id, operation)
    const run = this.#run(operation, read.query, context).finally(() => this.#runs.delete(run))
    this.#runs.add(run)
    return { bulkOperation: operation, userErrors: [] }
  }

  cancel(operation: BulkOperation): UserError[] {
    if (operation.isFinished) {
      const status = operation.status.toLowerCase()
      return [userError(null, `A bulk operation cannot be canceled when it is ${status}`)]
    }
    operation.status = 'CANCELING'
    for (const wake of this.#wake.splice(0)) wake()
    return []
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const wake of this.#wake.splice(0)) wake()
    await Promise.all(this.#runs)
    if (this.#directory !== null) await rm(this.#directory, { recursive: true, force: true })
  }

  async #run(operation: BulkOperation, query: BulkQuery, context: RequestContext): Promise<void> {
    await setImmediate()
    await this.#heldBack(operation, 'created')
    if (this.#stops(operation)) return
    operation.status = 'RUNNING'
    try {
      if (this.#failsNext) {
        this.#failsNext = false
        throw new Error('Failed on request')
      }
      await this.#write(operation, query, context)
      if (!this.#stops(operation)) operation.status = 'COMPLETED'
    } catch (error) {
      operation.status = 'FAILED'
      operation.errorCode = errorCodeOf(error)
    }
    operation.completedAt = toSeconds(this.#now())
  }

  async #write(operation: BulkOperation, query: BulkQuery, context: RequestContext): Promise<void> {
    const own: RequestContext = { ...context, searchNotes: [], effects: [] }
    const walk = new BulkRows(this.#schema, this.#types, query.operation, own).rows(query)
    const rows = operation.groupObjects ? walk : ungrouped(walk, createRandom(operation.id))
    this.#directory ??= mkdtempSync(join(tmpdir(), 'store-simulator-'))
    const path = join(this.#directory, `${operation.id}.jsonl`)
    const file = await open(path, 'w')
    try {
      let lines: string[] = []
      let bytes = 0
      const flush = async (): Promise<void> => {
        const text = lines.join('')
        lines = []
        bytes += Buffer.byteLength(text)
        await file.write(text)
        await setImmediate()
      }
      for (const row of rows) {
        lines.push(`${row.line}\n`)
        operation.objectCount += 1
        if (row.isRoot) operation.rootObjectCount += 1
        if (lines.length < LINES_PER_SLICE) continue
        await flush()
        await this.#heldBack(operation, 'running')
        if (this.#isStopping(operation)) return
      }
      await flush()
      await this.#heldBack(operation, 'running')
      operation.fileSize = bytes
      operation.file = operation.objectCount === 0 ? null : path
    } finally {
      await file.close()
    }
  }

  /** Ends a run that was canceled or whose server is closing. */
  #stops(operation: BulkOperation): boolean {
    if (!this.#isStopping(operation)) return false
    operation.status = 'CANCELED'
    operation.completedAt = toSeconds(this.#now())
    return true
  }

  #isStopping(operation: BulkOperation): boolean {
    return this.#isClosed || operation.status === 'CANCELING'
  }

  async #heldBack(operation: BulkOperation, at: 'created' | 'running'): Promise<void> {
    while (this.#hold === at && !this.#isStopping(operation)) {
      await new Promise<void>((resolve) => this.#wake.push(resolve))
    }
  }
}

function errorCodeOf(error: unknown): 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' {
  const denied = error instanceof GraphQLError && error.extensions['code'] === 'ACCESS_DENIED'
  return denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR'
}
