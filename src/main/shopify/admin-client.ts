import { type AppError, ConcordError, toAppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Clock, Scheduler } from '../engine/ports'
import { graphqlUrl, shownAddress } from './address'
import { type Answer, classifyAnswer } from './classify-answer'
import { noCredential, noMoreVariants, tooBusy } from './client-errors'
import { download } from './download'
import { type Exchanged, exchange } from './exchange'
import type { Operation } from './operations'
import type { Points, Reservation, SetAside } from './points-bucket'
import type { SendHttp } from './send-http'
import type { Sending } from './sending'
import { Turns } from './turns'
import { unlessAborted } from './unless-aborted'
import { type UploadBytes, type UploadForm, uploadBytes, uploadForm } from './upload'

export type Credential = { readonly token: string }

export type AdminClientOptions = {
  readonly storeUrl: string
  /**
   * Asked before every request, so that a renewed token is used at once. Null: none is known; a `ConcordError` that
   * it throws says why.
   */
  readonly credential: () => Credential | null | Promise<Credential | null>
  /** Told that Shopify refused a token. True: the request, which was not executed, goes once more. */
  readonly refused?: ((token: string) => boolean) | undefined
  readonly http: SendHttp
  readonly clock: Clock
  readonly scheduler: Scheduler
}

export type MutationAnswer = Answered | TooLate

type Answered =
  | { readonly kind: 'ok'; readonly data: unknown; readonly requestId: string }
  | { readonly kind: 'not-sent'; readonly error: AppError; readonly requestId: string }
  | { readonly kind: 'unknown'; readonly error: AppError; readonly requestId: string }

/** The throttle held it back beyond its `notAfter`, or until nobody wanted it any more, so it never left. */
type TooLate = { readonly kind: 'too-late'; readonly requestId: string }

/** How one request ended for good. */
type Ended = Exclude<Answer, { kind: 'throttled' }> | { readonly kind: 'too-late' }

const QUERY_TRIES = 3
const THROTTLE_TRIES = 30

/**
 * Sends operations to one store, one place for retries: a throttled request was not executed and is
 * sent again; a query is tried again after a passing failure; a mutation never is, because its effect
 * may be there already (its caller reads back).
 */
export class AdminClient {
  readonly #options: AdminClientOptions
  readonly #turns: Turns
  #requests = 0
  #mutations = 0
  #servedVersion: string | null = null
  readonly #listeners: ((error: AppError | null) => void)[] = []

  constructor(options: AdminClientOptions) {
    this.#options = options
    this.#turns = new Turns(options)
  }

  sent(): { requests: number; mutations: number; points: number } {
    return {
      requests: this.#requests,
      mutations: this.#mutations,
      points: this.#turns.charged(),
    }
  }

  /** `listener` hears how every request ended: null for an answer of the store, else what failed. */
  onAnswer(listener: (error: AppError | null) => void): void {
    this.#listeners.push(listener)
  }

  points(): Points | null {
    return this.#turns.points()
  }

  /** UTC milliseconds at which the first of those that wait goes on; null when none waits. */
  waitingUntil(): number | null {
    return this.#turns.waitingUntil()
  }

  address(): string {
    return shownAddress(this.#options.storeUrl)
  }

  /** The API version of the last answer that named one. */
  servedVersion(): string | null {
    return this.#servedVersion
  }

  /**
   * Asks the address for nothing and shows no credential. Throws the `ConcordError` of one that no shop answers:
   * a shop turns it away (HTTP 401).
   */
  async knock(signal?: AbortSignal): Promise<void> {
    const raw = await this.#exchange(JSON.stringify({ query: '{ shop { id } }' }), null, signal)
    const error = 'error' in raw ? raw.error : failureOf(classifyAnswer(raw))
    if (error !== null && error.code !== 'store-unauthorized') throw new ConcordError(error)
  }

  /** Data of a query, parsed by the operation's schema. Throws `ConcordError`. */
  async query<V, D>(
    operation: Operation<V, D>,
    variables: V,
    signal?: AbortSignal,
    from?: Sending['from'],
  ): Promise<D> {
    for (let tryNumber = 1; ; tryNumber++) {
      const { answer } = await this.#sendUnthrottled(operation, variables, { signal, from })
      if (answer.kind === 'ok') return parseData(operation, answer.data)
      const error = answer.kind === 'too-late' ? tooBusy() : answer.error
      if (!error.retryable || tryNumber === QUERY_TRIES) throw new ConcordError(error)
      await this.#options.scheduler.wait(tryNumber * 500, signal)
    }
  }

  /**
   * Sends a mutation at most once with effect. Never throws for what the store answers. It leaves by
   * `notAfter` and before `unless` is aborted, however long the throttle holds it back, or not at all: then it
   * ends `too-late`.
   */
  mutate<V, D>(
    operation: Operation<V, D>,
    variables: V,
    sending?: Omit<Sending, 'signal' | 'notAfter' | 'unless'> & {
      readonly notAfter?: never
      readonly unless?: never
    },
  ): Promise<Answered>
  mutate<V, D>(
    operation: Operation<V, D>,
    variables: V,
    sending: Omit<Sending, 'signal'>,
  ): Promise<MutationAnswer>
  async mutate<V, D>(
    operation: Operation<V, D>,
    variables: V,
    sending: Omit<Sending, 'signal'> = {},
  ): Promise<MutationAnswer> {
    const { answer, requestId } = await this.#sendUnthrottled(operation, variables, sending)
    if (answer.kind === 'ok') return { kind: 'ok', data: answer.data, requestId }
    if (answer.kind === 'too-late') return { kind: 'too-late', requestId }
    const kind = answer.effect === 'unknown' ? 'unknown' : 'not-sent'
    return { kind, error: answer.error, requestId }
  }

  /** A place for points that requests which belong together will use; to be given back. */
  setAside(): SetAside {
    return this.#turns.setAside()
  }

  /** Waits until so many points can be added to those set aside, so that their requests meet no wait. */
  keep(points: number, kept: SetAside, signal?: AbortSignal): Promise<void> {
    return this.#turns.keep(points, kept, signal)
  }

  giveBack(kept: SetAside): void {
    this.#turns.giveBack(kept)
  }

  /** Points that Shopify will ask for one request of this name, as far as known. */
  costOf(name: string): number {
    return this.#turns.costOf(name)
  }

  /** Streams a file that Shopify serves at a signed address; no credential goes with it. */
  download(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const { http, scheduler } = this.#options
    return download({ http, scheduler, address: this.address() }, url, signal)
  }

  /** Sends a file to a signed address that Shopify gave for it; no credential goes with it. */
  upload(url: string, form: UploadForm): Promise<void> {
    const { http, scheduler } = this.#options
    return uploadForm({ http, scheduler, address: this.address() }, url, form)
  }

  /** The same for plain bytes. */
  uploadBytes(url: string, bytes: UploadBytes): Promise<void> {
    const { http, scheduler } = this.#options
    return uploadBytes({ http, scheduler, address: this.address() }, url, bytes)
  }

  async #sendUnthrottled<V, D>(
    operation: Operation<V, D>,
    variables: V,
    sending: Sending,
  ): Promise<{ answer: Ended; requestId: string }> {
    const askedAt = this.#options.clock.now()
    let mayRenew = true
    for (let tryNumber = 1; ; tryNumber++) {
      const credential = await this.#credential(sending)
      if (credential === null) return { answer: { kind: 'too-late' }, requestId: '' }
      if ('error' in credential) {
        const answer = { kind: 'failed', error: credential.error, effect: 'none' } as const
        this.#tell(answer)
        return { answer, requestId: '' }
      }
      const cost = Math.max(this.costOf(operation.name), sending.points ?? 0)
      const reservation = await this.#turns.take(cost, sending)
      if (reservation === null) return { answer: { kind: 'too-late' }, requestId: '' }
      if (isTooLate(sending.notAfter, askedAt, this.#options.clock.now())) {
        this.#turns.withdraw(reservation)
        return { answer: { kind: 'too-late' }, requestId: '' }
      }
      const { answer, requestId } = await this.#send(
        operation,
        variables,
        credential,
        reservation,
        sending,
        mayRenew,
      )
      if (answer === null) {
        mayRenew = false
        continue
      }
      if (answer.kind !== 'throttled') return { answer, requestId }
      if (sending.makesVariants && answer.plainly !== null) {
        const error = noMoreVariants(answer.plainly)
        return { answer: { kind: 'failed', error, effect: 'none' }, requestId }
      }
      if (tryNumber === THROTTLE_TRIES) {
        return { answer: { kind: 'failed', error: tooBusy(), effect: 'none' }, requestId }
      }
      await this.#turns.waitAfter(answer, reservation, sending)
    }
  }

  /** `answer` null: the token was refused, and the same request goes again with another one. */
  async #send<V, D>(
    operation: Operation<V, D>,
    variables: V,
    credential: Credential,
    reservation: Reservation,
    { signal }: Sending,
    mayRenew: boolean,
  ): Promise<{ answer: Answer | null; requestId: string }> {
    this.#requests++
    if (operation.kind === 'mutation') this.#mutations++
    let answer: Answer | null = null
    try {
      const body = JSON.stringify({
        query: operation.document,
        variables,
        operationName: operation.name,
      })
      const raw = await this.#exchange(body, credential, signal)
      // The connection broke or stayed silent: a mutation may have arrived.
      answer =
        'error' in raw
          ? { kind: 'failed', error: raw.error, effect: 'unknown' }
          : classifyAnswer(raw)
      const isRefused = failureOf(answer)?.code === 'store-unauthorized'
      if (isRefused && mayRenew && this.#options.refused?.(credential.token)) {
        return { answer: null, requestId: '' }
      }
      this.#tell(answer)
      return { answer, requestId: 'error' in raw ? '' : raw.requestId }
    } finally {
      this.#turns.learn(operation.name, reservation, answer)
    }
  }

  /**
   * Asked for before the request is counted and before the last look at the time: a new token may take its own.
   * Null: the request is not wanted any more. Rejects with the signal's reason.
   */
  async #credential({
    signal,
    unless,
  }: Sending): Promise<Credential | { readonly error: AppError } | null> {
    try {
      const asked = Promise.resolve(this.#options.credential())
      const credential = await unlessAborted(asked, [signal, unless])
      return credential?.token ? credential : { error: noCredential() }
    } catch (thrown) {
      signal?.throwIfAborted()
      return unless?.aborted ? null : { error: toAppError(thrown) }
    }
  }

  #tell(answer: Answer): void {
    for (const listener of this.#listeners) listener(answer.kind === 'failed' ? answer.error : null)
  }

  async #exchange(
    body: string,
    credential: Credential | null,
    signal?: AbortSignal,
  ): Promise<Exchanged | { readonly error: AppError }> {
    const { http, scheduler, storeUrl } = this.#options
    const raw = await exchange(
      { http, scheduler, address: this.address() },
      {
        url: graphqlUrl(storeUrl),
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          ...(credential ? { 'X-Shopify-Access-Token': credential.token } : {}),
        },
        body,
      },
      signal,
    )
    if (!('error' in raw)) this.#servedVersion = raw.apiVersion ?? this.#servedVersion
    return raw
  }
}

function failureOf(answer: Answer): AppError | null {
  return answer.kind === 'failed' ? answer.error : null
}

/** Where the clock was put back while a request waited, nobody knows how long that was: it is too late. */
function isTooLate(notAfter: number | undefined, askedAt: number, now: number): boolean {
  return notAfter !== undefined && (now > notAfter || now < askedAt)
}

function parseData<V, D>(operation: Operation<V, D>, data: unknown): D {
  const parsed = operation.data.safeParse(data)
  if (parsed.success) return parsed.data
  throw new ConcordError(
    {
      code: 'store-unexpected-answer',
      message: t`Shopify's answer to ${operation.name} has a shape that Concord does not know. Nothing was changed.`,
      nextStep: t`Update Concord.`,
      retryable: false,
    },
    parsed.error,
  )
}
