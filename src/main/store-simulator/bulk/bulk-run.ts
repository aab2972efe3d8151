import { closeSync, openSync, truncateSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import type { Wait } from '../state/clock'
import type { BulkErrorCode, BulkOperation } from './bulk-operation'
import type { BulkTrouble, BulkTroubles } from './bulk-troubles'

/** One line of a result. `isRoot` lines count apart. */
export type ResultLine = { readonly isRoot: boolean; readonly line: string }

/** Lines written between two looks at other requests. */
const LINES_PER_SLICE = 1000

export type RunParts = {
  readonly troubles: BulkTroubles
  /** Path of the result file. */
  readonly path: string
  /** Whole seconds since 1970. */
  readonly now: () => number
  readonly wait: Wait
  /** The server is closing. */
  readonly isClosed: () => boolean
}

/**
 * Carries one operation through its states and writes its lines to a file in slices beside other requests, so
 * that a result never lies in memory as a whole.
 */
export class BulkRun {
  readonly #operation: BulkOperation
  readonly #lines: () => Iterable<ResultLine>
  readonly #parts: RunParts
  readonly #trouble: BulkTrouble | null

  constructor(operation: BulkOperation, lines: () => Iterable<ResultLine>, parts: RunParts) {
    this.#operation = operation
    this.#lines = lines
    this.#parts = parts
    this.#trouble = parts.troubles.take()
  }

  async run(): Promise<void> {
    const operation = this.#operation
    await setImmediate()
    await this.#parts.troubles.heldBack('created', () => this.#isStopping())
    if (await this.#stops()) return
    operation.status = 'RUNNING'
    try {
      await this.#write()
      if (await this.#stops()) return
      operation.status = this.#trouble?.kind === 'canceled' ? 'CANCELED' : 'COMPLETED'
      if (operation.status === 'CANCELED') return
    } catch (error) {
      operation.status = 'FAILED'
      operation.errorCode = errorCodeOf(error)
    }
    operation.completedAt = this.#parts.now()
  }

  async #write(): Promise<void> {
    const file = openSync(this.#parts.path, 'w')
    try {
      await this.#writeTo(file)
    } finally {
      closeSync(file)
      if (this.#operation.objectCount > 0) this.#operation.file = this.#parts.path
    }
    if (this.#trouble?.kind === 'cut-last-line') this.#cutLastLine()
  }

  async #writeTo(file: number): Promise<void> {
    const operation = this.#operation
    let lines: string[] = []
    let bytes = 0
    const flush = async (): Promise<void> => {
      const text = lines.join('')
      lines = []
      bytes += Buffer.byteLength(text)
      writeSync(file, text)
      await setImmediate()
    }
    const trouble = this.#trouble
    const limit = trouble !== null && 'afterLines' in trouble ? trouble.afterLines : Infinity
    if (limit > 0) {
      for (const row of this.#lines()) {
        lines.push(`${row.line}\n`)
        operation.objectCount += 1
        if (row.isRoot) operation.rootObjectCount += 1
        if (operation.objectCount >= limit) break
        if (!(await this.#paced()) && lines.length < LINES_PER_SLICE) continue
        await flush()
        await this.#parts.troubles.heldBack('running', () => this.#isStopping())
        if (this.#isStopping()) return
      }
    }
    await flush()
    await this.#parts.troubles.heldBack('running', () => this.#isStopping())
    if (trouble?.kind === 'failed') throw new RunFailure(trouble.code)
    while (trouble?.kind === 'stuck' && !this.#isStopping()) {
      await this.#parts.troubles.untilWoken()
    }
    if (trouble?.kind !== 'canceled' && !this.#isStopping()) operation.fileSize = bytes
  }

  #cutLastLine(): void {
    const bytes = Math.max(0, (this.#operation.fileSize ?? 0) - 10)
    truncateSync(this.#parts.path, bytes)
    this.#operation.fileSize = bytes
  }

  /** Ends a run that was canceled or whose server is closing; a canceled run has no time of completion. */
  async #stops(): Promise<boolean> {
    if (!this.#isStopping()) return false
    await this.#parts.troubles.heldBack('canceling', this.#parts.isClosed)
    this.#operation.status = 'CANCELED'
    return true
  }

  /** False where lines of an import take no time. */
  async #paced(): Promise<boolean> {
    const { troubles, wait } = this.#parts
    if (troubles.lineMs === 0 || this.#operation.type !== 'MUTATION') return false
    await Promise.race([wait(troubles.lineMs), troubles.untilWoken()])
    return true
  }

  #isStopping(): boolean {
    return this.#parts.isClosed() || this.#operation.status === 'CANCELING'
  }
}

/** A failure that a test asked for. */
class RunFailure extends Error {
  readonly code: BulkErrorCode

  constructor(code: BulkErrorCode) {
    super('Failed on request')
    this.code = code
  }
}

function errorCodeOf(error: unknown): BulkErrorCode {
  if (error instanceof RunFailure) return error.code
  const denied = error instanceof GraphQLError && error.extensions['code'] === 'ACCESS_DENIED'
  return denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR'
}
