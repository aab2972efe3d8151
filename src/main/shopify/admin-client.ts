import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { Clock, Scheduler } from '../engine/ports'
import { graphqlUrl, shownAddress } from './address'
import { type Answer, classifyAnswer, type RawAnswer } from './classify-answer'
import { noCredential, tooBusy, unreachable } from './client-errors'
import { download } from './download'
import type { Operation } from './operations'
import { PointsBucket } from './points-bucket'
import type { SendHttp } from './send-http'

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

  /**
   * Sends a mutation at most once with effect. Never throws for what the store answers. It leaves by
   * `notAfter` (UTC milliseconds), however long the throttle holds it back, or not at all: then it ends
   * `not-sent` with `store-throttled`.
   */
  async mutate<V, D>(
    operation: Operation<V, D>,
    variables: V,
    notAfter = Infinity,
  ): Promise<MutationAnswer & { data?: unknown }> {
    const { answer, requestId } = await this.#sendUnthrottled(
      operation,
      variables,
      undefined,
      notAfter,
    )
    if (answer.kind === 'ok') return { kind: 'ok', data: answer.data, requestId }
    const kind = answer.effect === 'unknown' ? 'unknown' : 'not-sent'
    return { kind, error: answer.error, requestId }
  }

  /** Waits until this many points are free, so that requests which belong together meet no wait. */
  async whenFree(points: number, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const waitMs = this.#bucket.waitFor(points, SCREEN_RESERVE_POINTS)
      if (waitMs === 0) return
      await this.#waitVisibly(waitMs, signal)
    }
  }

  /** Streams a file that Shopify serves at a signed address; no credential goes with it. */
  download(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const { http, scheduler } = this.#options
    return download({ http, scheduler, address: this.address() }, url, signal)
  }

  async #sendUnthrottled<V, D>(
    operation: Operation<V, D>,
    variables: V,
    signal?: AbortSignal,
    notAfter = Infinity,
  ): Promise<{ answer: Exclude<Answer, { kind: 'throttled' }>; requestId: string }> {
    for (let tryNumber = 1; ; tryNumber++) {
      await this.#waitForPoints(operation.name, signal)
      if (this.#options.clock.now() > notAfter) {
        return { answer: { kind: 'failed', error: tooBusy(), effect: 'none' }, requestId: '' }
      }
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
