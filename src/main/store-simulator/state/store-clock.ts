import type { Now } from './clock'

/**
 * The store's time: that of the system or of whoever started the store, moved from outside. Frozen, it moves
 * only when told.
 */
export class StoreClock {
  readonly #base: Now
  #offsetMs = 0
  #frozenAtMs: number | null = null

  constructor(base: Now) {
    this.#base = base
  }

  /** Milliseconds since 1970. */
  readonly now: Now = () => this.#frozenAtMs ?? this.#base() + this.#offsetMs

  advance(ms: number): void {
    if (this.#frozenAtMs === null) this.#offsetMs += ms
    else this.#frozenAtMs += ms
  }

  set(ms: number): void {
    this.advance(ms - this.now())
  }

  freeze(isFrozen: boolean): void {
    const now = this.now()
    this.#frozenAtMs = isFrozen ? now : null
    if (!isFrozen) this.#offsetMs = now - this.#base()
  }

  get isFrozen(): boolean {
    return this.#frozenAtMs !== null
  }
}
