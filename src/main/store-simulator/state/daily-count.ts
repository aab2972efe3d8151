import type { Seconds } from './clock'

const DAY = 24 * 60 * 60

/** Counts what happens in one day (UTC) and starts again with the next. */
export class DailyCount {
  #day = 0
  #count = 0

  at(now: Seconds): number {
    return Math.floor(now / DAY) === this.#day ? this.#count : 0
  }

  add(now: Seconds, count: number): void {
    this.#count = this.at(now) + count
    this.#day = Math.floor(now / DAY)
  }
}
