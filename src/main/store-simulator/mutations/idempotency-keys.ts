import type { Now } from '../state/clock'

const KEPT_FOR_MS = 24 * 60 * 60 * 1000

type Outcome = { readonly input: string; readonly at: number; readonly payload: unknown }

export type KeyState =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeat'; readonly payload: unknown }
  | { readonly kind: 'mismatch' }

/** What each `@idempotent` key was used for, kept 24 hours (shopify.dev/docs/api/usage/implementing-idempotency). */
export class IdempotencyKeys {
  readonly #outcomes = new Map<string, Outcome>()
  readonly #now: Now

  constructor(now: Now) {
    this.#now = now
  }

  /** `input` is compared as JSON, so the order of its members matters, as it does for Shopify. */
  look(key: string, input: unknown): KeyState {
    const known = this.#outcomes.get(key)
    if (known === undefined || this.#now() - known.at >= KEPT_FOR_MS) return { kind: 'new' }
    if (known.input !== JSON.stringify(input)) return { kind: 'mismatch' }
    return { kind: 'repeat', payload: known.payload }
  }

  /** Remembers the outcome of a write that succeeded. */
  keep(key: string, input: unknown, payload: unknown): void {
    this.#outcomes.set(key, { input: JSON.stringify(input), at: this.#now(), payload })
  }
}
