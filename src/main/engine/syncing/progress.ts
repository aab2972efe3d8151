import type { SyncState, SyncStep } from '@shared/contract/sync'
import { paceOf } from '../pace'
import { type Clock, isoNow } from '../ports'

export type ReportSync = (state: SyncState) => void

/** Times between two reports of the same step; a screen needs no more. */
const REPORT_EVERY_MS = 100

/** Turns counts into the reports of a run: what is done, at which rate, how long it still takes. */
export class SyncProgress {
  readonly #clock: Clock
  readonly #report: ReportSync
  readonly #startedAt: string
  readonly #counts: Record<string, number> = {}
  #step: SyncStep = 'read-ams'
  #stepStartedMs = 0
  #reportedMs = 0
  #total: number | null = null

  constructor(clock: Clock, report: ReportSync) {
    this.#clock = clock
    this.#report = report
    this.#startedAt = isoNow(clock)
  }

  get step(): SyncStep {
    return this.#step
  }

  get startedAt(): string {
    return this.#startedAt
  }

  enter(step: SyncStep, total: number | null): void {
    this.#step = step
    this.#total = total
    this.#stepStartedMs = this.#clock.now()
    this.#send(0)
  }

  setTotal(total: number): void {
    this.#total = total
  }

  /** A count that stands beside a step: `products`, `variants`, `matched`. */
  count(name: string, value: number): void {
    this.#counts[name] = value
  }

  add(name: string, more: number): void {
    this.#counts[name] = (this.#counts[name] ?? 0) + more
  }

  advance(done: number): void {
    if (this.#clock.now() - this.#reportedMs >= REPORT_EVERY_MS) this.#send(done)
  }

  #send(done: number): void {
    const now = this.#clock.now()
    this.#reportedMs = now
    this.#report({
      kind: 'running',
      step: this.#step,
      done,
      total: this.#total,
      ...paceOf(done, this.#total, now - this.#stepStartedMs),
      counts: { ...this.#counts },
      startedAt: this.#startedAt,
    })
  }
}
