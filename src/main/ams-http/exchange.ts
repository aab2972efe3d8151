import { errorAnswerSchema } from '@shared/ams-http/contract'
import { t } from '@shared/words/words'
import type { Clock, Scheduler } from '../engine/ports'
import { boundedBody, TooLarge } from './bounded-body'
import {
  refused,
  rejected,
  serverError,
  throttled,
  unauthorized,
  unexpected,
  unreachable,
} from './failures'
import { retryAfterMs } from './retry-after'
import type { HttpAnswer, SendHttp } from './send-http'
import { strictJson } from './strict-json'

export type LineOptions = {
  /** See `readAmsAddress`. */
  readonly base: string
  readonly host: string
  readonly token: string
  readonly http: SendHttp
  readonly clock: Clock
  readonly scheduler: Scheduler
}

export type Ask = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** Statuses beside 200 and 201 whose answer the caller reads. */
  readonly also?: readonly number[]
}

/** `json`: undefined where the body is none of the contract's. */
export type Said = {
  readonly status: number
  readonly json: unknown
  readonly bytes: Uint8Array
}

/** From the first byte out to the last byte in. */
const LIMIT_MS = 60_000
const MOST_BYTES = 64 * 1024 * 1024
/** "Network Authentication Required" (RFC 6585, 6). */
const SIGN_IN_TO_NETWORK = 511

/** One request and its whole answer. Rejects with an `AmsFailure`, or the signal's reason when aborted. */
export async function exchange(line: LineOptions, ask: Ask, signal: AbortSignal): Promise<Said> {
  const ended = new AbortController()
  const answered = new AbortController()
  line.scheduler.wait(LIMIT_MS, answered.signal).then(
    () => ended.abort(),
    () => undefined,
  )
  const stop = (): void => ended.abort()
  signal.addEventListener('abort', stop)
  try {
    signal.throwIfAborted()
    const answer = await send(line, ask, ended.signal)
    const body = await boundedBody(answer.body, MOST_BYTES)
    return read(line, ask, answer, body)
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof TooLarge)
      throw unexpected(line.host, t`it is larger than any answer may be`)
    throw thrown
  } finally {
    // Lets go of a connection whose answer was not read to its end.
    ended.abort()
    answered.abort()
    signal.removeEventListener('abort', stop)
  }
}

async function send(
  { base, host, token, http }: LineOptions,
  { method, path, headers, body }: Ask,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  try {
    const answer = await http(base + path, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...type,
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      signal,
    })
    return { ...answer, body: answer.body && orUnreachable(answer.body, host) }
  } catch (thrown) {
    throw unreachable(host, thrown)
  }
}

/** A connection that breaks in the middle of an answer is no answer. */
async function* orUnreachable(
  body: AsyncIterable<Uint8Array>,
  host: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (thrown) {
    throw unreachable(host, thrown)
  }
}

function read(
  { host, clock }: LineOptions,
  { also = [] }: Ask,
  { status, headers }: HttpAnswer,
  body: Uint8Array,
): Said {
  const isJson = (headers.get('content-type') ?? '').includes('json')
  if (status === SIGN_IN_TO_NETWORK || (status >= 300 && status < 400)) {
    throw unexpected(host, t`it leads elsewhere`)
  }
  const json = isJson && body.length > 0 ? strictJson(body) : undefined
  if (status === 401) throw unauthorized(host)
  const said = errorAnswerSchema.safeParse(json).data?.error.message ?? `HTTP ${status}`
  if (status === 402 || status === 403 || status === 423) throw refused(host, said)
  if (status === 429) throw throttled(host, retryAfterMs(headers.get('retry-after'), clock.now()))
  if (status === 503) throw serverError(host, status, true)
  if (status >= 500) throw serverError(host, status, false)
  if (status === 200 || status === 201 || also.includes(status)) {
    return { status, json, bytes: body }
  }
  // Only who keeps the contract says what is wrong in its form: anything else was nobody's refusal.
  if (!errorAnswerSchema.safeParse(json).success) throw unexpected(host, `HTTP ${status}`)
  throw rejected(host, said)
}
