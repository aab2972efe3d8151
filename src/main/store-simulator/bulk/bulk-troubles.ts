import type { BulkErrorCode } from './bulk-operation'

/** Keeps runs from going on, so that a test can see or cancel them: before they start, while they run, while they stop. */
export type BulkHold = 'created' | 'running' | 'canceling'

/**
 * How one of the next runs ends instead. `afterLines` result lines are written first. `stuck` stays RUNNING
 * until it is canceled. `cut-last-line` completes, but the file's last line is only half there.
 */
export type BulkTrouble =
  | { readonly kind: 'failed'; readonly code: BulkErrorCode; readonly afterLines: number }
  | { readonly kind: 'canceled'; readonly afterLines: number }
  | { readonly kind: 'stuck' }
  | { readonly kind: 'cut-last-line' }

/** What tests do to the runs of a store. */
export class BulkTroubles {
  readonly #next: BulkTrouble[] = []
  #holds: readonly BulkHold[] = []
  /** Milliseconds between two lines of an import; 0: as many at once as fit into a slice. */
  lineMs = 0
  #wake: (() => void)[] = []

  add(troubles: readonly BulkTrouble[]): void {
    this.#next.push(...troubles)
  }

  take(): BulkTrouble | null {
    return this.#next.shift() ?? null
  }

  setHolds(holds: readonly BulkHold[]): void {
    this.#holds = holds
    this.wake()
  }

  /** Lets those who wait look again whether they still have to. */
  wake(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }

  async heldBack(at: BulkHold, isOver: () => boolean): Promise<void> {
    while (this.#holds.includes(at) && !isOver()) await this.untilWoken()
  }

  untilWoken(): Promise<void> {
    return new Promise<void>((resolve) => this.#wake.push(resolve))
  }
}
