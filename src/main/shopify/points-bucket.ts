/**
 * A model of Shopify's points bucket (shopify.dev/docs/api/usage/limits): it leaks at `restoreRate`
 * points a second up to `maximum`. The requested cost is reserved before sending, so that a run that
 * is alone never meets a THROTTLED answer; every answer corrects the model.
 */
export class PointsBucket {
  readonly #now: () => number
  #maximum = 2000
  #restoreRate = 100
  #free = 2000
  #at: number
  #known = false

  constructor(now: () => number) {
    this.#now = now
    this.#at = now()
  }

  /** Milliseconds to wait before `cost` points fit while `reserve` stay free; 0 = now. Takes them if 0. */
  tryReserve(cost: number, reserve: number): number {
    this.#leak()
    const needed = Math.min(cost + reserve, this.#maximum)
    if (this.#free >= needed) {
      this.#free -= cost
      return 0
    }
    return Math.ceil(((needed - this.#free) / this.#restoreRate) * 1000)
  }

  /** Milliseconds until `cost` points are free beside `reserve`; takes nothing. */
  waitFor(cost: number, reserve: number): number {
    this.#leak()
    const missing = Math.min(cost + reserve, this.#maximum) - this.#free
    return missing <= 0 ? 0 : Math.ceil((missing / this.#restoreRate) * 1000)
  }

  /** What Shopify says it is: `throttleStatus` of the last answer. */
  correct(status: {
    maximumAvailable: number
    currentlyAvailable: number
    restoreRate: number
  }): void {
    this.#maximum = status.maximumAvailable
    this.#restoreRate = status.restoreRate
    this.#free = status.currentlyAvailable
    this.#at = this.#now()
    this.#known = true
  }

  /** Points free now; null before the first answer. */
  points(): { free: number; maximum: number } | null {
    if (!this.#known) return null
    this.#leak()
    return { free: Math.floor(this.#free), maximum: this.#maximum }
  }

  #leak(): void {
    const now = this.#now()
    const elapsedMs = Math.max(0, now - this.#at)
    this.#free = Math.min(this.#maximum, this.#free + (elapsedMs / 1000) * this.#restoreRate)
    this.#at = now
  }
}
