import { z } from 'zod'

const STATUSES = [402, 403, 404, 423, 429, 430, 500, 502, 503, 504] as const
const status = z.literal(STATUSES)

/**
 * What goes wrong. `http`: an error status, with `Retry-After` seconds if given, a JSON or an HTML body.
 * `html`: status 200 with a page instead of JSON. `throttled`: a THROTTLED answer. `cut`: the answer ends in
 * the middle. `slow`: the store waits before or after the effect; before it, a client that has gone away by then
 * has caused nothing. `reset`: the connection breaks before or after the effect.
 */
const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    status,
    retryAfterSeconds: z.number().nonnegative().optional(),
    body: z.enum(['json', 'html']).default('json'),
  }),
  z.strictObject({ kind: z.literal('html') }),
  z.strictObject({ kind: z.literal('throttled') }),
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({
    kind: z.literal('slow'),
    delayMs: z.number().int().positive().max(120_000),
    when: z.enum(['before', 'after']).default('after'),
  }),
  z.strictObject({ kind: z.literal('reset'), when: z.enum(['before', 'after']) }),
])

/** The name that downloads of bulk results go by in fault rules. */
export const BULK_RESULT = 'bulk-result'

/**
 * A rule: the next `count` requests whose operation name (or root field) is `operation`; `null` means any request
 * to the API, `bulk-result` the download of a bulk result (kinds `http`, `cut` and `reset`).
 */
export const faultRule = z.strictObject({
  operation: z.string().nullable().default(null),
  /** Matching requests that pass before the first fault. */
  skip: z.number().int().nonnegative().default(0),
  count: z.number().int().positive().default(1),
  effect,
})

export type FaultRule = z.infer<typeof faultRule>
export type FaultEffect = z.infer<typeof effect>

/** The rules in force; each counts down and then is gone. */
export class Faults {
  #rules: FaultRule[] = []

  add(rules: readonly FaultRule[]): void {
    this.#rules.push(...rules)
  }

  clear(): void {
    this.#rules = []
  }

  list(): readonly FaultRule[] {
    return this.#rules
  }

  /** The fault for an API request that goes by any of `names`, or `null`. The first rule that fits decides. */
  next(names: readonly string[]): FaultEffect | null {
    return this.#take(({ operation }) => operation === null || names.includes(operation))
  }

  /** The fault for the download of a bulk result, or `null`. */
  nextForBulkResult(): FaultEffect | null {
    return this.#take(({ operation }) => operation === BULK_RESULT)
  }

  #take(fits: (rule: FaultRule) => boolean): FaultEffect | null {
    const index = this.#rules.findIndex(fits)
    const rule = this.#rules[index]
    if (rule === undefined) return null
    if (rule.skip > 0) {
      this.#rules[index] = { ...rule, skip: rule.skip - 1 }
      return null
    }
    if (rule.count > 1) this.#rules[index] = { ...rule, count: rule.count - 1 }
    else this.#rules.splice(index, 1)
    return rule.effect
  }
}
