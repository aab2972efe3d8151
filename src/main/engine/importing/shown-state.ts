import type { ImportPhase, ImportState } from '@shared/contract/imports'
import type { EngineOptions } from '../engine-options'

/** Time between two reports of progress; a screen needs no more. */
const REPORT_EVERY_MS = 100

/** What the screens know of the file that is open, and are told when it changes. */
export class ShownState {
  readonly #options: Pick<EngineOptions, 'environment' | 'emit'>
  #now: ImportState = { kind: 'none' }
  #reportedMs = 0
  /** Name of the file that is open, or was last. */
  fileName = ''

  constructor(options: Pick<EngineOptions, 'environment' | 'emit'>) {
    this.#options = options
  }

  get now(): ImportState {
    return this.#now
  }

  set(state: ImportState): void {
    this.#now = state
    this.#options.emit('import.changed', state)
  }

  begin(phase: ImportPhase): void {
    this.#tell(phase, 0, 0, 0)
  }

  /** Told now and then only. `done` of `total` bytes or products, `rows` so far. */
  advance(phase: ImportPhase, done: number, total: number, rows: number): void {
    const now = this.#options.environment.clock.now()
    if (now - this.#reportedMs < REPORT_EVERY_MS) return
    this.#reportedMs = now
    this.#tell(phase, done, total, rows)
  }

  #tell(phase: ImportPhase, done: number, total: number, rows: number): void {
    this.set({ kind: 'working', fileName: this.fileName, phase, done, total, rows })
  }
}
