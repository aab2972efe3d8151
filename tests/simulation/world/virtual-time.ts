import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '@main/engine/ports'

type Timer = { readonly at: number; readonly order: number; readonly fire: () => void }

/** Everybody waits for somebody else, and no timer is left that could wake anyone. */
export class Stuck extends Error {
  override readonly name = 'Stuck'
}

/**
 * One clock for everything in a simulated world. Time moves only from timer to timer, and only when nothing
 * is left to do at the present moment, so a run is the same each time.
 */
export class VirtualTime implements Clock {
  #ms: number
  #made = 0
  /** Latest first, so that the next one is popped from the end. */
  readonly #timers: Timer[] = []

  constructor(startMs: number) {
    this.#ms = startMs
  }

  readonly now = (): number => this.#ms

  wait(delayMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const timer = this.after(delayMs, () => {
        signal?.removeEventListener('abort', stop)
        resolve()
      })
      const stop = (): void => {
        this.#remove(timer)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', stop, { once: true })
    })
  }

  /** Calls `fire` when `delayMs` have passed; timers of one moment fire in the order they were made. */
  after(delayMs: number, fire: () => void): Timer {
    const timer = { at: this.#ms + Math.max(0, delayMs), order: this.#made++, fire }
    const index = this.#timers.findLastIndex((other) => !isSooner(other, timer))
    this.#timers.splice(index + 1, 0, timer)
    return timer
  }

  /** Lets time pass until `work` has ended. Throws `Stuck` when it never will. */
  async until<T>(work: Promise<T>): Promise<T> {
    let hasEnded = false
    const end = (): void => {
      hasEnded = true
    }
    work.then(end, end)
    for (;;) {
      // All that needs no timer is done by the next turn: promises and next ticks come before it.
      await nextTurn()
      if (hasEnded) return work
      const timer = this.#timers.pop()
      if (timer === undefined) throw new Stuck('Nothing will ever happen again')
      this.#ms = timer.at
      timer.fire()
    }
  }

  /** Lets `delayMs` pass, with everything that is due meanwhile. */
  pass(delayMs: number): Promise<void> {
    return this.until(this.wait(delayMs))
  }

  #remove(timer: Timer): void {
    const index = this.#timers.indexOf(timer)
    if (index >= 0) this.#timers.splice(index, 1)
  }
}

function isSooner(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
