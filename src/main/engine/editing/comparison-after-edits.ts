import type { EditedProduct, StateStore } from '../ports'
import type { Runs } from '../runs'

/**
 * Compares what edits left to a comparison, as both sides were last read: nothing is asked of Shopify for it. What
 * was edited while a run was under way is compared after it.
 */
export class ComparisonAfterEdits {
  readonly #store: StateStore
  readonly #runs: Runs
  /** May be somebody else's counterpart now, and the matching of the run may have been over by then. */
  readonly #late = new Set<string>()
  #isDue = false

  constructor(store: StateStore, runs: Runs) {
    this.#store = store
    this.#runs = runs
    runs.onEnded(() => {
      if (!this.#isDue) return
      store.edits.lookAgain(this.#late)
      this.#late.clear()
      this.begin()
    })
  }

  note({ id, movesIdentity }: EditedProduct): void {
    if (movesIdentity && !this.#runs.isIdle) this.#late.add(id)
  }

  /** Before Shopify was ever read there is nothing to compare with. */
  begin(): void {
    if (this.#store.runs.lastReadAt() === null) return
    this.#isDue = !this.#runs.isIdle
    if (!this.#isDue) this.#runs.startCompare()
  }
}
