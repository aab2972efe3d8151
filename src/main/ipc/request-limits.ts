import { ConcordError } from '@shared/contract/app-error'
import { invalidInput } from '@shared/contract/call-handler'
import { t } from '@shared/words/words'

/** The largest thing that a screen ever sends is a page of keys to decide. */
const MAX_SIZE = 1_000_000

/** How much one page may ask for: nothing huge, and not more at once than it could ever wait for. */
export class RequestLimits {
  readonly #maxUnderWay: number
  #underWay = 0

  constructor(maxUnderWay: number) {
    this.#maxUnderWay = maxUnderWay
  }

  /** Does the work, or throws `invalid-input` without having begun it. */
  async run<T>(input: unknown, work: () => Promise<T>): Promise<T> {
    if (!isWithin(input, MAX_SIZE)) throw invalidInput(t`The request was too large.`)
    if (this.#underWay >= this.#maxUnderWay) throw tooMany()
    this.#underWay++
    try {
      return await work()
    } finally {
      this.#underWay--
    }
  }
}

function tooMany(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`Too many requests are under way. Nothing was changed.`,
    nextStep: t`Try again in a moment.`,
    retryable: true,
  })
}

/**
 * Whether a value's texts, bytes and parts together stay within a size. Stops as soon as they do not, so
 * a value that is huge, or holds itself, costs no more than the limit.
 */
export function isWithin(value: unknown, limit: number): boolean {
  const open = [value]
  let size = 0
  while (open.length > 0) {
    const part = open.pop()
    size += ownSize(part)
    if (size + open.length > limit) return false
    if (typeof part !== 'object' || part === null || isBytes(part)) continue
    for (const [name, held] of entriesOf(part)) {
      size += name.length
      if (size + open.length > limit) return false
      open.push(held)
    }
  }
  return true
}

/** One for itself, and what it holds that is no value of its own. */
function ownSize(part: unknown): number {
  if (typeof part === 'string') return 1 + part.length
  return isBytes(part) ? 1 + part.byteLength : 1
}

function isBytes(part: unknown): part is ArrayBuffer | ArrayBufferView {
  return part instanceof ArrayBuffer || ArrayBuffer.isView(part)
}

/** Lazily: the names of a huge list would be huge themselves. */
function* entriesOf(part: object): Generator<readonly [string, unknown]> {
  if (part instanceof Map) {
    for (const [key, held] of part) {
      yield ['', key]
      yield ['', held]
    }
  } else if (Array.isArray(part) || part instanceof Set) {
    for (const held of part) yield ['', held]
  } else {
    for (const name in part) yield [name, Reflect.get(part, name)]
  }
}
