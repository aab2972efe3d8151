import type { Now } from '../../state/clock'

/** Kept from the first request on. */
const KEPT_FOR_MS = 24 * 60 * 60 * 1000

type Outcome = {
  readonly input: string
  readonly at: number
  /** `undefined`: the attempt failed inside Shopify. */
  readonly payload: unknown
}

export type KeyState =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeat'; readonly payload: unknown }
  | { readonly kind: 'mismatch' | 'concurrent' | 'failed' }

/** What each `@idempotent` key was used for, kept 24 hours (shopify.dev/docs/api/usage/implementing-idempotency). */
export class IdempotencyKeys {
  readonly #outcomes = new Map<string, Outcome>()
  /** Keys whose first request hasn't been answered yet, and the request that uses each. */
  readonly #inUse = new Map<string, ReadonlySet<string>>()
  readonly #now: Now

  constructor(now: Now) {
    this.#now = now
  }

  /** `input` is compared as JSON, so the order of its members matters, as it does for Shopify. */
  look(key: string, input: unknown, request: ReadonlySet<string>): KeyState {
    const user = this.#inUse.get(key)
    if (user !== undefined && user !== request) return { kind: 'concurrent' }
    const known = this.#outcomes.get(key)
    if (known === undefined || this.#now() - known.at >= KEPT_FOR_MS) return { kind: 'new' }
    if (known.input !== JSON.stringify(input)) return { kind: 'mismatch' }
    return known.payload === undefined
      ? { kind: 'failed' }
      : { kind: 'repeat', payload: known.payload }
  }

  /** Remembers the outcome of a write that succeeded, or `undefined` for one that broke. */
  keep(key: string, input: unknown, payload: unknown): void {
    this.#outcomes.set(key, { input: JSON.stringify(input), at: this.#now(), payload })
  }

  /** The key belongs to `request` until it is released. */
  use(key: string, request: Set<string>): void {
    this.#inUse.set(key, request)
    request.add(key)
  }

  /** The request has been answered: others may use its keys again. */
  release(request: Set<string>): void {
    for (const key of request) this.#inUse.delete(key)
    request.clear()
  }
}
