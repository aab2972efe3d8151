import type { Effect } from '../endpoint/effect'
import type { Now } from '../state/clock'
import type { ProductRecord } from '../state/records'
import { type OperationOutcome, ProductOperationRecord } from './product-operation'

/** A job of which clients only learn whether it is done. */
export class JobRecord {
  readonly id: string
  readonly doneAtMs: number

  constructor(id: string, doneAtMs: number) {
    this.id = id
    this.doneAtMs = doneAtMs
  }
}

type Pending = { readonly dueAtMs: number; readonly run: () => void }

const DEFAULT_DELAY_MS = 400

/**
 * Work that mutations leave for later. It takes effect when its time has come and something looks at the
 * store: every request settles what is due before it is answered.
 */
export class Jobs {
  readonly #now: Now
  readonly #onEffects: (effects: readonly Effect[]) => void
  readonly #operations = new Map<number, ProductOperationRecord>()
  readonly #jobs = new Map<string, JobRecord>()
  #pending: Pending[] = []
  #delayMs = DEFAULT_DELAY_MS

  /** `onEffects` is told of what takes place after its request was answered. */
  constructor(now: Now, onEffects: (effects: readonly Effect[]) => void) {
    this.#now = now
    this.#onEffects = onEffects
  }

  /** How long later work takes from now on. */
  setDelay(delayMs: number): void {
    this.#delayMs = delayMs
  }

  /** Does what is due, oldest first. */
  settle(): void {
    const now = this.#now()
    const due = this.#pending.filter((entry) => entry.dueAtMs <= now)
    if (due.length === 0) return
    this.#pending = this.#pending.filter((entry) => entry.dueAtMs > now)
    for (const entry of due.sort((a, b) => a.dueAtMs - b.dueAtMs)) entry.run()
  }

  startJob(id: string, work: () => readonly Effect[]): JobRecord {
    const job = new JobRecord(id, this.#now() + this.#delayMs)
    this.#jobs.set(id, job)
    this.#pending.push({ dueAtMs: job.doneAtMs, run: () => this.#onEffects(work()) })
    return job
  }

  job(id: string): JobRecord | null {
    return this.#jobs.get(id) ?? null
  }

  startOperation(
    init: { id: number; type: ProductOperationRecord['type']; target: ProductRecord | null },
    work: () => OperationOutcome,
  ): ProductOperationRecord {
    const operation = new ProductOperationRecord({
      ...init,
      startedAtMs: this.#now(),
      delayMs: this.#delayMs,
    })
    this.#operations.set(operation.id, operation)
    this.#pending.push({
      dueAtMs: operation.effectAtMs,
      run: () => {
        operation.outcome = work()
        this.#onEffects(operation.outcome.effects)
      },
    })
    return operation
  }

  operation(id: number): ProductOperationRecord | null {
    return this.#operations.get(id) ?? null
  }

  /** Whether another operation still works on the product. */
  isBusy(product: ProductRecord): boolean {
    return [...this.#operations.values()].some(
      (operation) => operation.target === product && operation.statusAt(this.#now()) !== 'COMPLETE',
    )
  }
}
