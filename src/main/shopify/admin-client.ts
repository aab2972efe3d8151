import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { Clock, Scheduler } from '../engine/ports'
import { graphqlUrl, shownAddress } from './address'
import { type Answer, classifyAnswer, type RawAnswer } from './classify-answer'
import type { Operation } from './operations'
import { PointsBucket } from './points-bucket'

/** The one function of the network that the client needs, so that it can be Chromium's or Node's. */
export type SendHttp = (
  url: string,
  init: {
    method: 'GET' | 'POST'
    headers: Record<string, string>
    body?: string
    signal?: AbortSignal
  },
) => Promise<HttpAnswer>

export type HttpAnswer = {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
  readonly body: AsyncIterable<Uint8Array> | null
}

export type Credential = { readonly token: string }

export type AdminClientOptions = {
  readonly storeUrl: string
  /** Asked before every request, so that a renewed token is used at once. Null: none is known. */
  readonly credential: () => Credential | null
  readonly http: SendHttp
  readonly clock: Clock
  readonly scheduler: Scheduler
}

export type MutationAnswer =
  | { readonly kind: 'ok'; readonly data: unknown; readonly requestId: string }
  | { readonly kind: 'not-sent'; readonly error: AppError; readonly requestId: string }
  | { readonly kind: 'unknown'; readonly error: AppError; readonly requestId: string }

const REQUEST_TIMEOUT_MS = 30_000
/** A download may take long; this long without a byte, and nothing more will come. */
const DOWNLOAD_SILENCE_MS = 60_000
const QUERY_TRIES = 3
const THROTTLE_TRIES = 30
/** Kept free for the person at the screen. */
const SCREEN_RESERVE_POINTS = 200

/**
 * Sends operations to one store, one place for retries: a throttled request was not executed and is
 * sent again; a query is tried again after a passing failure; a mutation never is, because its effect
 * may be there already (its caller reads back).
 */
export class AdminClient {
  readonly #options: AdminClientOptions
  readonly #bucket: PointsBucket
  readonly #costs = new Map<string, number>()
  #requests = 0
  #mutations = 0
  #waitingUntil: number | null = null

  constructor(options: AdminClientOptions) {
    this.#options = options
    this.#bucket = new PointsBucket(() => options.clock.now())
  }

  sent(): { requests: number; mutations: number } {
    return { requests: this.#requests, mutations: this.#mutations }
  }

  points(): { free: number; maximum: number } | null {
    return this.#bucket.points()
  }

  waitingUntil(): number | null {
    return this.#waitingUntil
  }

  address(): string {
    return shownAddress(this.#options.storeUrl)
  }

  /** Data of a query, parsed by the operation's schema. Throws `ConcordError`. */
  async query<V, D>(operation: Operation<V, D>, variables: V, signal?: AbortSignal): Promise<D> {
    for (let tryNumber = 1; ; tryNumber++) {
      const { answer } = await this.#sendUnthrottled(operation, variables, signal)
      if (answer.kind === 'ok') return parseData(operation, answer.data)
      if (!answer.error.retryable || tryNumber === QUERY_TRIES) throw new ConcordError(answer.error)
      await this.#options.scheduler.wait(tryNumber * 500, signal)
    }
  }

  /** Sends a mutation at most once with effect. Never throws for what the store answers. */
  async mutate<V, D>(
    operation: Operation<V, D>,
    variables: V,
  ): Promise<MutationAnswer & { data?: unknown }> {
    const { answer, requestId } = await this.#sendUnthrottled(operation, variables)
    if (answer.kind === 'ok') return { kind: 'ok', data: answer.data, requestId }
    const kind = answer.effect === 'unknown' ? 'unknown' : 'not-sent'
    return { kind, error: answer.error, requestId }
  }

  /** Streams a file that Shopify serves at a signed address; no credential goes with it. */
  async download(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const ended = new AbortController()
    const end = (): void => ended.abort(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    let answer: HttpAnswer
    try {
      const asked = this.#options.http(url, { method: 'GET', headers: {}, signal: ended.signal })
      answer = await this.#unlessSilent(asked, ended)
    } catch (error) {
      if (error instanceof ConcordError) throw error
      throw new ConcordError(unreachable(this.address()), error)
    }
    if (answer.status !== 200 || answer.body === null) {
      throw new ConcordError({
        code: 'read-incomplete',
        message: `Shopify did not deliver the catalog file (HTTP ${answer.status}). The earlier catalog stays.`,
        nextStep: 'Run Full Sync And Compare again.',
        retryable: true,
      })
    }
    return this.#readUnlessSilent(answer.body, ended)
  }

  async *#readUnlessSilent(
    body: AsyncIterable<Uint8Array>,
    ended: AbortController,
  ): AsyncGenerator<Uint8Array> {
    const chunks = body[Symbol.asyncIterator]()
    try {
      for (;;) {
        const chunk = await this.#unlessSilent(chunks.next(), ended)
        if (chunk.done) return
        yield chunk.value
      }
    } finally {
      // Lets go of the connection when the reader stops early.
      ended.abort()
    }
  }

  /** What `work` brings. When it brings nothing for too long, the download is ended and incomplete. */
  async #unlessSilent<T>(work: Promise<T>, ended: AbortController): Promise<T> {
    const arrived = new AbortController()
    const silence = this.#options.scheduler
      .wait(DOWNLOAD_SILENCE_MS, arrived.signal)
      .then((): never => {
        ended.abort()
        throw new ConcordError(fellSilent())
      })
    try {
      return await Promise.race([work, silence])
    } finally {
      arrived.abort()
    }
  }

  async #sendUnthrottled<V, D>(
    operation: Operation<V, D>,
    variables: V,
    signal?: AbortSignal,
  ): Promise<{ answer: Exclude<Answer, { kind: 'throttled' }>; requestId: string }> {
    for (let tryNumber = 1; ; tryNumber++) {
      await this.#waitForPoints(operation.name, signal)
      const { answer, requestId } = await this.#send(operation, variables, signal)
      if (answer.kind !== 'throttled') return { answer, requestId }
      if (tryNumber === THROTTLE_TRIES) {
        return { answer: { kind: 'failed', error: tooBusy(), effect: 'none' }, requestId }
      }
      const requested = answer.cost?.requestedQueryCost ?? 100
      const status = answer.cost?.throttleStatus
      const missing = status ? Math.max(0, requested - status.currentlyAvailable) : 0
      const refillMs = status ? (missing / status.restoreRate) * 1000 : 0
      await this.#waitVisibly(Math.max(1000, answer.retryAfterMs ?? refillMs), signal)
    }
  }

  async #waitForPoints(name: string, signal?: AbortSignal): Promise<void> {
    const cost = this.#costs.get(name) ?? 50
    for (;;) {
      const waitMs = this.#bucket.tryReserve(cost, SCREEN_RESERVE_POINTS)
      if (waitMs === 0) return
      await this.#waitVisibly(waitMs, signal)
    }
  }

  async #waitVisibly(delayMs: number, signal?: AbortSignal): Promise<void> {
    this.#waitingUntil = this.#options.clock.now() + delayMs
    try {
      await this.#options.scheduler.wait(delayMs, signal)
    } finally {
      this.#waitingUntil = null
    }
  }

  async #send<V, D>(
    operation: Operation<V, D>,
    variables: V,
    signal?: AbortSignal,
  ): Promise<{ answer: Answer; requestId: string }> {
    const credential = this.#options.credential()
    if (!credential?.token) {
      return { answer: { kind: 'failed', error: noCredential(), effect: 'none' }, requestId: '' }
    }
    this.#requests++
    if (operation.kind === 'mutation') this.#mutations++
    const raw = await this.#exchange(operation, variables, credential, signal)
    if ('error' in raw) return { answer: raw, requestId: '' }
    const answer = classifyAnswer(raw)
    if (answer.kind !== 'failed' && answer.cost) {
      this.#bucket.correct(answer.cost.throttleStatus)
      this.#costs.set(operation.name, answer.cost.requestedQueryCost ?? 50)
    }
    return { answer, requestId: raw.requestId }
  }

  async #exchange<V, D>(
    operation: Operation<V, D>,
    variables: V,
    credential: Credential,
    signal?: AbortSignal,
  ): Promise<RawAnswer | Extract<Answer, { kind: 'failed' }>> {
    const timeout = new AbortController()
    const answered = new AbortController()
    this.#options.scheduler.wait(REQUEST_TIMEOUT_MS, answered.signal).then(
      () => timeout.abort(),
      () => undefined,
    )
    const stop = (): void => timeout.abort()
    signal?.addEventListener('abort', stop)
    try {
      signal?.throwIfAborted()
      const answer = await this.#options.http(graphqlUrl(this.#options.storeUrl), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'X-Shopify-Access-Token': credential.token,
        },
        body: JSON.stringify({
          query: operation.document,
          variables,
          operationName: operation.name,
        }),
        signal: timeout.signal,
      })
      return {
        status: answer.status,
        contentType: answer.headers.get('content-type') ?? '',
        retryAfter: answer.headers.get('retry-after'),
        requestId: answer.headers.get('x-request-id') ?? '',
        text: await answer.text(),
      }
    } catch {
      signal?.throwIfAborted()
      // The connection broke or stayed silent: a mutation may have arrived.
      return { kind: 'failed', error: unreachable(this.address()), effect: 'unknown' }
    } finally {
      answered.abort()
      signal?.removeEventListener('abort', stop)
    }
  }
}

function parseData<V, D>(operation: Operation<V, D>, data: unknown): D {
  const parsed = operation.data.safeParse(data)
  if (parsed.success) return parsed.data
  throw new ConcordError(
    {
      code: 'store-unexpected-answer',
      message: `Shopify's answer to ${operation.name} has a shape that Concord does not know. Nothing was changed.`,
      nextStep: 'Update Concord.',
      retryable: false,
    },
    parsed.error,
  )
}

function unreachable(address: string): AppError {
  return {
    code: 'store-unreachable',
    message: `The store at ${address} can't be reached. Nothing is lost; decisions wait on this computer.`,
    nextStep: 'Check the network, then try again.',
    retryable: true,
  }
}

function fellSilent(): AppError {
  return {
    code: 'read-incomplete',
    message: `Shopify stopped sending the catalog file: nothing came for ${DOWNLOAD_SILENCE_MS / 1000} seconds. The earlier catalog stays.`,
    nextStep: 'Run Full Sync And Compare again.',
    retryable: true,
  }
}

function noCredential(): AppError {
  return {
    code: 'no-credential',
    message: 'There is no token for this store. Reviewing works; nothing can be read or sent.',
    nextStep: 'Connect the store again.',
    retryable: false,
  }
}

function tooBusy(): AppError {
  return {
    code: 'store-throttled',
    message: 'Shopify asked to wait again and again. Nothing was changed by this request.',
    nextStep: 'Another app may be using up the limit. Try again later.',
    retryable: true,
  }
}
