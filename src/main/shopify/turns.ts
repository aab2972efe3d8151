import type { Clock, Scheduler } from '../engine/ports'
import type { Answer } from './classify-answer'
import { expectedPoints } from './operations'
import { type Points, PointsBucket, type Reservation, type SetAside } from './points-bucket'
import type { Sending } from './sending'

/** A request that is held back waits as a person can see it, until nobody wants it any more. */
type Leaving = Pick<Sending, 'signal' | 'unless' | 'from'>

/**
 * When a request may leave: it waits for its points, and every answer teaches what the next one of its name
 * will cost.
 */
export class Turns {
  readonly #clock: Clock
  readonly #scheduler: Scheduler
  readonly #bucket: PointsBucket
  readonly #costs = new Map<string, number>()
  #charged = 0
  /** UTC milliseconds until which each of those waits that wait now. */
  readonly #waits = new Set<{ readonly until: number }>()

  constructor({ clock, scheduler }: { readonly clock: Clock; readonly scheduler: Scheduler }) {
    this.#clock = clock
    this.#scheduler = scheduler
    this.#bucket = new PointsBucket(() => clock.now())
  }

  points(): Points | null {
    return this.#bucket.points()
  }

  /** Points that Shopify has asked for so far. */
  charged(): number {
    return this.#charged
  }

  /** UTC milliseconds at which the first of those that wait goes on; null when none waits. */
  waitingUntil(): number | null {
    if (this.#waits.size === 0) return null
    return Math.min(...[...this.#waits].map(({ until }) => until))
  }

  setAside(): SetAside {
    return this.#bucket.setAside()
  }

  /** Waits until so many points can be added to those set aside. */
  async keep(points: number, kept: SetAside, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const waitMs = this.#bucket.keep(points, kept)
      if (waitMs === 0) return
      await this.#waitVisibly(waitMs, signal)
    }
  }

  giveBack(kept: SetAside): void {
    this.#bucket.giveBack(kept)
  }

  /** Points that Shopify will ask for one request of this name, as far as known. */
  costOf(name: string): number {
    return this.#costs.get(name) ?? expectedPoints(name)
  }

  /** Waits for the points of a request. Null: it is not wanted any more. */
  async take(cost: number, leaving: Leaving): Promise<Reservation | null> {
    for (;;) {
      if (leaving.unless?.aborted) return null
      const taken = this.#bucket.reserve(cost, leaving.from ?? null)
      if ('cost' in taken) return taken
      await this.wait(taken.waitMs, leaving)
    }
  }

  /** Gives back the points of a request that never left. */
  withdraw(reservation: Reservation): void {
    this.#bucket.withdraw(reservation)
  }

  /** Ends early where the request is not wanted any more. */
  async wait(delayMs: number, { signal, unless }: Leaving): Promise<void> {
    try {
      await this.#waitVisibly(delayMs, signal ?? unless)
    } catch (thrown) {
      if (!unless?.aborted) throw thrown
    }
  }

  /** Waits as long as a throttled answer asks for: until Shopify has the points that were missing. */
  async waitAfter(
    answer: Extract<Answer, { kind: 'throttled' }>,
    reservation: Reservation,
    leaving: Leaving,
  ): Promise<void> {
    const requested = answer.cost?.requestedQueryCost ?? reservation.cost
    const status = answer.cost?.throttleStatus
    const missing = status ? Math.max(0, requested - status.currentlyAvailable) : 0
    const refillMs = status ? (missing / status.restoreRate) * 1000 : 0
    await this.wait(Math.max(1000, answer.retryAfterMs ?? refillMs), leaving)
  }

  /** A request has ended; `answer` null: nothing is known of what it cost. */
  learn(name: string, reservation: Reservation, answer: Answer | null): void {
    const cost = answer === null || answer.kind === 'failed' ? null : answer.cost
    const requested = cost?.requestedQueryCost ?? null
    const charged = answer?.kind === 'throttled' ? 0 : (cost?.actualQueryCost ?? requested)
    this.#charged += charged ?? 0
    this.#bucket.ended(reservation, charged, cost?.throttleStatus ?? null)
    if (requested !== null) this.#costs.set(name, requested)
  }

  async #waitVisibly(delayMs: number, signal?: AbortSignal): Promise<void> {
    const wait = { until: this.#clock.now() + delayMs }
    this.#waits.add(wait)
    try {
      await this.#scheduler.wait(delayMs, signal)
    } finally {
      this.#waits.delete(wait)
    }
  }
}
