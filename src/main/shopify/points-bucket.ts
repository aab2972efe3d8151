/** What Shopify says of the bucket with every answer (`extensions.cost.throttleStatus`). */
export type ThrottleStatus = {
  readonly maximumAvailable: number
  readonly currentlyAvailable: number
  readonly restoreRate: number
}

/** What is known of the bucket: points free now, what it holds, and points it gets back a second. */
export type Points = {
  readonly free: number
  readonly maximum: number
  readonly restoreRate: number
}

/** Points of one request on its way, reserved before it left. */
export type Reservation = {
  readonly cost: number
  /** Points of requests that ended while this one was on its way: its status may not know of them yet. */
  endedMeanwhile: number
}

/** Points kept for requests that belong together, so that none of them waits once the first has left. */
export type SetAside = { left: number }

/** Of the bucket: kept for what a person at the screen waits for. */
const SCREEN_SHARE = 0.1
/** Before Shopify has told its limits, one request at a time; looked at again after this long. */
const UNKNOWN_WAIT_MS = 100
/** Then it is looked at again, whatever the rate says: Shopify may change it. */
const LONGEST_WAIT_MS = 60_000

/**
 * A model of Shopify's points bucket (shopify.dev/docs/api/usage/limits): it fills at `restoreRate`
 * points a second up to `maximumAvailable`. The requested cost is reserved before sending, and every answer
 * corrects the model into what can be there by it, so that a run that is alone never meets a THROTTLED
 * answer however many requests are on their way and in whatever order answers come.
 */
export class PointsBucket {
  readonly #now: () => number
  readonly #onTheWay = new Set<Reservation>()
  readonly #setAsides = new Set<SetAside>()
  #maximum = 0
  #restoreRate = 0
  /** Points that nobody has a claim to; below 0 when more was promised than is there. */
  #free = 0
  #at: number
  #known = false

  constructor(now: () => number) {
    this.#now = now
    this.#at = now()
  }

  /**
   * Takes the points of a request that leaves now, first from those set aside for it. Gives the
   * milliseconds to wait instead when they are not there. What a person waits for may use the reserve.
   */
  reserve(cost: number, from: SetAside | 'screen' | null): Reservation | { waitMs: number } {
    const kept = from !== null && from !== 'screen' ? from : null
    const needed = cost - Math.min(cost, kept?.left ?? 0)
    const waitMs = needed > 0 ? this.#waitFor(needed, from === 'screen') : 0
    if (waitMs > 0) return { waitMs }
    if (kept) kept.left -= cost - needed
    this.#free -= needed
    const reservation = { cost, endedMeanwhile: 0 }
    this.#onTheWay.add(reservation)
    return reservation
  }

  /** An empty place for points of requests that belong together. */
  setAside(): SetAside {
    const kept = { left: 0 }
    this.#setAsides.add(kept)
    return kept
  }

  /** Adds points to those set aside; gives the milliseconds to wait, and takes nothing, if not 0. */
  keep(points: number, kept: SetAside): number {
    const waitMs = this.#waitFor(points, false)
    if (waitMs > 0) return waitMs
    this.#free -= points
    kept.left += points
    return 0
  }

  /** What was set aside and not used is free again. */
  giveBack(kept: SetAside): void {
    if (!this.#setAsides.delete(kept)) return
    this.#fill()
    this.#free = Math.min(this.#free + kept.left, this.#room())
    kept.left = 0
  }

  /**
   * A request ended. `charged` points were used; `status` is what its answer says of the bucket, null
   * when there was none (then its points count as used: it may have arrived).
   */
  ended(reservation: Reservation, charged: number | null, status: ThrottleStatus | null): void {
    this.#fill()
    const used = charged ?? reservation.cost
    const later = this.#leftAfter(reservation)
    this.#onTheWay.delete(reservation)
    for (const other of this.#onTheWay) other.endedMeanwhile += used
    if (!status) return
    this.#maximum = status.maximumAvailable
    this.#restoreRate = status.restoreRate
    // Whether the store had charged the others when it wrote this is unknown. So many are there at least:
    const least = status.currentlyAvailable - this.#promised() - reservation.endedMeanwhile
    // And no more than so, as it can't have known of what left after this one; somebody else may use points.
    const most = status.currentlyAvailable - later - this.#setAsidePoints()
    const reckoned = this.#known ? this.#free + reservation.cost - used : least
    this.#known = true
    this.#free = Math.min(Math.max(reckoned, least), most, this.#room())
  }

  /** A request that never left gives back what it took. */
  withdraw(reservation: Reservation): void {
    if (!this.#onTheWay.delete(reservation)) return
    this.#free += reservation.cost
  }

  /** Points free now; null before the first answer. */
  points(): Points | null {
    if (!this.#known) return null
    this.#fill()
    return {
      free: Math.max(0, Math.floor(this.#free)),
      maximum: this.#maximum,
      restoreRate: this.#restoreRate,
    }
  }

  #waitFor(points: number, mayUseReserve: boolean): number {
    if (!this.#known) return this.#onTheWay.size === 0 ? 0 : UNKNOWN_WAIT_MS
    this.#fill()
    const reserve = mayUseReserve ? 0 : this.#maximum * SCREEN_SHARE
    // More than there is room for will never be there: then all of it has to do.
    const missing = Math.min(points + reserve, this.#room()) - this.#free
    return missing <= 0
      ? 0
      : Math.min(Math.ceil((missing / this.#restoreRate) * 1000), LONGEST_WAIT_MS)
  }

  /** How many points can be free at most beside those that are promised. */
  #room(): number {
    return Math.max(0, this.#maximum - this.#promised())
  }

  #promised(): number {
    let points = this.#setAsidePoints()
    for (const { cost } of this.#onTheWay) points += cost
    return points
  }

  #setAsidePoints(): number {
    let points = 0
    for (const { left } of this.#setAsides) points += left
    return points
  }

  /** Points of requests that left after one which is on its way; they stand in the order of leaving. */
  #leftAfter(reservation: Reservation): number {
    let points = 0
    let isAfter = false
    for (const other of this.#onTheWay) {
      if (isAfter) points += other.cost
      if (other === reservation) isAfter = true
    }
    return points
  }

  #fill(): void {
    const now = this.#now()
    const elapsedMs = Math.max(0, now - this.#at)
    const filled = this.#free + (elapsedMs / 1000) * this.#restoreRate
    this.#free = Math.min(filled, Math.max(this.#free, this.#room()))
    this.#at = now
  }
}
