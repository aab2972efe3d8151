import { z } from 'zod'

const STATUSES = [401, 402, 403, 404, 423, 429, 430, 500, 502, 503, 504] as const
const status = z.literal(STATUSES)

/**
 * What goes wrong. `http`: an error status, with `Retry-After` seconds if given, a JSON or an HTML body.
 * `html`: status 200 with a page instead of JSON. `redirect`: status 302 to a sign-in page. `empty`: status 200 without a body. `wrong-type`: the right
 * answer, called plain text. `throttled`: a THROTTLED answer. `internal`: INTERNAL_SERVER_ERROR in a 200, and
 * nothing took effect. `cut`: the answer ends in the middle. `trickle`: the answer comes in small pieces.
 * `slow`: the store waits before or after the effect; before it, a client that has gone away by then has caused
 * nothing. `reset`: the connection breaks before the effect, after it, or while the answer is on its way.
 */
const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    status,
    retryAfterSeconds: z.number().nonnegative().optional(),
    body: z.enum(['json', 'html']).default('json'),
  }),
  z.strictObject({ kind: z.literal('html') }),
  z.strictObject({ kind: z.literal('redirect') }),
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('wrong-type') }),
  z.strictObject({ kind: z.literal('throttled') }),
  z.strictObject({ kind: z.literal('internal') }),
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({
    kind: z.literal('trickle'),
    bytes: z.number().int().positive().default(64),
    everyMs: z.number().int().positive().max(10_000),
  }),
  z.strictObject({
    kind: z.literal('slow'),
    delayMs: z.number().int().positive().max(120_000),
    when: z.enum(['before', 'after']).default('after'),
  }),
  z.strictObject({ kind: z.literal('reset'), when: z.enum(['before', 'after', 'during']) }),
])

/** The names that downloads of bulk results, uploads and token requests go by in fault rules. */
export const BULK_RESULT = 'bulk-result'
const UPLOAD = 'upload'
const ACCESS_TOKEN = 'access-token'

/**
 * A rule: the next `count` requests whose operation name (or root field) is `operation`; `null` means any request
 * to the API, `bulk-result` the download of a bulk result, `upload` a staged upload, `access-token` a request
 * for a token (kinds `http`, `reset` and, for downloads, `cut`). `count: null` never ends. Of the requests that
 * fit, each is hit with `probability`.
 */
export const faultRule = z.strictObject({
  operation: z.string().nullable().default(null),
  /** Only requests that hold this text, such as the id of one product. */
  mentions: z.string().nullable().default(null),
  /** Matching requests that pass before the first fault. */
  skip: z.number().int().nonnegative().default(0),
  count: z.number().int().positive().nullable().default(1),
  probability: z.number().positive().max(1).default(1),
  effect,
})

export type FaultRule = z.infer<typeof faultRule>
export type FaultEffect = z.infer<typeof effect>

/** The rules in force; each counts down and then is gone. */
export class Faults {
  readonly #chance: () => number
  #rules: FaultRule[] = []

  /** `chance` gives numbers from 0 up to but not including 1. */
  constructor(chance: () => number) {
    this.#chance = chance
  }

  add(rules: readonly FaultRule[]): void {
    this.#rules.push(...rules)
  }

  clear(): void {
    this.#rules = []
  }

  list(): readonly FaultRule[] {
    return this.#rules
  }

  /**
   * The fault for an API request with this body that goes by any of `names`, or `null`. The first rule that
   * fits decides.
   */
  next(names: readonly string[], body: string): FaultEffect | null {
    return this.#take(
      ({ operation, mentions }) =>
        (operation === null || names.includes(operation)) &&
        (mentions === null || body.includes(mentions)),
    )
  }

  /** The fault for the download of a bulk result, or `null`. */
  nextForBulkResult(): FaultEffect | null {
    return this.#take(({ operation }) => operation === BULK_RESULT)
  }

  nextForUpload(): FaultEffect | null {
    return this.#take(({ operation }) => operation === UPLOAD)
  }

  nextForAccessToken(): FaultEffect | null {
    return this.#take(({ operation }) => operation === ACCESS_TOKEN)
  }

  #take(fits: (rule: FaultRule) => boolean): FaultEffect | null {
    const index = this.#rules.findIndex(fits)
    const rule = this.#rules[index]
    if (rule === undefined) return null
    if (rule.skip > 0) {
      this.#rules[index] = { ...rule, skip: rule.skip - 1 }
      return null
    }
    if (rule.probability < 1 && this.#chance() >= rule.probability) return null
    if (rule.count === null) return rule.effect
    if (rule.count > 1) this.#rules[index] = { ...rule, count: rule.count - 1 }
    else this.#rules.splice(index, 1)
    return rule.effect
  }
}
