import type { Now } from '../state/clock'

export type BucketSize = { readonly maximumAvailable: number; readonly restoreRate: number }

export type ThrottleStatus = {
  readonly maximumAvailable: number
  readonly currentlyAvailable: number
  readonly restoreRate: number
}

/** Points of an ordinary plan: 2,000, restored at 100 a second (shopify.dev/docs/api/usage/rate-limits). */
export const STANDARD_BUCKET: BucketSize = { maximumAvailable: 2000, restoreRate: 100 }

/**
 * The restore rates of the plans (shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits). That every
 * bucket holds twenty seconds' worth is known for the ordinary plan only.
 */
export const PLAN_BUCKETS: Readonly<Record<string, BucketSize>> = {
  Basic: STANDARD_BUCKET,
  Grow: STANDARD_BUCKET,
  Development: STANDARD_BUCKET,
  Advanced: { maximumAvailable: 4000, restoreRate: 200 },
  Plus: { maximumAvailable: 20_000, restoreRate: 1000 },
  Enterprise: { maximumAvailable: 40_000, restoreRate: 2000 },
}

/** The leaky bucket of one app and shop. Points are whole in answers and exact inside. */
export class Bucket {
  readonly #now: Now
  #size: BucketSize
  #available: number
  #readAt: number

  constructor(size: BucketSize, now: Now) {
    this.#size = size
    this.#now = now
    this.#available = size.maximumAvailable
    this.#readAt = now()
  }

  /** Another plan, or an emptier bucket: `available` defaults to full. */
  resize(size: BucketSize, available = size.maximumAvailable): void {
    this.#size = size
    this.#available = Math.min(available, size.maximumAvailable)
    this.#readAt = this.#now()
  }

  /** Takes `points` when they are there; a request that doesn't fit takes nothing. */
  reserve(points: number): boolean {
    this.#restore()
    if (points > this.#available) return false
    this.#available -= points
    return true
  }

  /** Gives back what a request was asked for and didn't use. */
  refund(points: number): void {
    this.#restore()
    this.#available = Math.min(this.#size.maximumAvailable, this.#available + points)
  }

  status(): ThrottleStatus {
    this.#restore()
    return { ...this.#size, currentlyAvailable: Math.floor(this.#available) }
  }

  #restore(): void {
    const now = this.#now()
    const restored = (Math.max(0, now - this.#readAt) / 1000) * this.#size.restoreRate
    this.#available = Math.min(this.#size.maximumAvailable, this.#available + restored)
    this.#readAt = now
  }
}
