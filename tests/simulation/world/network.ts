import type { HttpAnswer, SendHttp } from '@main/shopify/send-http'
import type { StoreAnswer, StoreInProcess } from '@main/store-simulator'
import { z } from 'zod'
import type { Dice } from './dice'
import type { Life } from './life'
import { withoutProduct } from './replica'
import { bytesOf, type SentFile, uploadOf } from './sent-file'
import type { Trace } from './trace'
import type { VirtualTime } from './virtual-time'

const bodySchema = z.object({
  query: z.string(),
  operationName: z.string(),
  variables: z.record(z.string(), z.unknown()),
})

/** One request of Concord on its way. */
export type SentRequest = {
  readonly number: number
  readonly operation: string
  readonly isMutation: boolean
  readonly variables: Readonly<Record<string, unknown>>
  readonly body: string
  readonly leftAt: number
}

/** What may go wrong with one request: `store` is a fault rule's effect of the store simulator. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'lost-on-the-way' }
  | { readonly kind: 'slow'; readonly delayMs: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'store'; readonly effect: { readonly kind: string } }

type Call = {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers: Record<string, string>
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal
}

/** Where in a request's course the process is to die. */
export type DeathPoint = 'before-it-leaves' | 'on-the-way' | 'after-the-effect' | 'at-the-answer'

export type Observer = {
  /** Called when the request leaves; throws when it must not. */
  leaves(request: SentRequest): void
  /** Called when a file leaves. */
  uploads(file: SentFile): void
  /** Called when the store has answered, before the answer travels back. */
  served(request: SentRequest): void
  /** Called when its answer, whole or spoiled, or the news of its loss arrives. */
  ends(request: SentRequest, answer: StoreAnswer | null): void
}

/** A lost answer to a write is what most can go wrong with, so it is made to happen more often. */
const WRITES_MEET_MORE = 2

/** The way between engine and store: takes time, loses things, and sees everything that travels. */
export class Network {
  isOffline = false
  /** Share of requests that meet a fault. */
  faultRate = 0
  /** The next death: at how many more requests, and where. */
  death: { requests: number; readonly point: DeathPoint } | null = null
  /** False once faults have stopped: what was still on its way kills nobody any more. */
  isDeadly = true
  /** A product that lists and counts do not show, as a replica that lags behind would not. */
  hidden: string | null = null
  /** The request whose effect takes place at this moment. */
  current: SentRequest | null = null
  faults = 0
  readonly #store: StoreInProcess
  readonly #time: VirtualTime
  readonly #dice: Dice
  readonly #trace: Trace
  readonly #observer: Observer
  #sent = 0
  /** A fault that goes on for some more requests: a throttle storm, a store in trouble. */
  #storm: { left: number; readonly fault: Fault } | null = null

  constructor(parts: {
    store: StoreInProcess
    time: VirtualTime
    dice: Dice
    trace: Trace
    observer: Observer
  }) {
    this.#store = parts.store
    this.#time = parts.time
    this.#dice = parts.dice
    this.#trace = parts.trace
    this.#observer = parts.observer
  }

  get sent(): number {
    return this.#sent
  }

  /** The engine's port to the network, for one process. */
  readonly port =
    (life: Life): SendHttp =>
    async (url, { method, headers, body, signal }) => {
      const point = this.#deathOfThis()
      if (point === 'before-it-leaves') this.#die(life, point)
      if (life.isOver) return nothing()
      if (this.isOffline) throw new TypeError('fetch failed: offline')
      const path = new URL(url).pathname
      if (!path.startsWith('/admin/')) {
        return life.hold(this.#exchangeFile({ path, method, headers, body: body ?? '' }))
      }
      const sent = this.#depart(String(body ?? ''))
      const fault = this.#draw(sent)
      const gone = new AbortController()
      const leave = (): void => gone.abort()
      signal?.addEventListener('abort', leave, { once: true })
      life.signal.addEventListener('abort', leave, { once: true })

      const exchange = this.#travel(sent, fault, { url, method, headers, signal: gone.signal })
      if (point === 'on-the-way') this.#die(life, point)
      // A listener that stays would make an error for every request of a life at its end.
      const letGo = (): void => {
        signal?.removeEventListener('abort', leave)
        life.signal.removeEventListener('abort', leave)
      }
      return new Promise<HttpAnswer>((resolve, reject) => {
        let hasFailed = false
        const fail = (error: unknown): void => {
          // Whoever gave up hears nothing more of what the store does later.
          if (life.isOver || hasFailed) return
          hasFailed = true
          letGo()
          this.#observer.ends(sent, null)
          reject(error)
        }
        gone.signal.addEventListener('abort', () => fail(new Error('aborted')), { once: true })
        exchange.then(async (answer) => {
          if (point === 'after-the-effect') this.#die(life, point)
          await this.#time.wait(this.#latency())
          // Who gave up gets no answer to die at.
          if (gone.signal.aborted) return
          if (point === 'at-the-answer') this.#die(life, point)
          if (life.isOver) return
          letGo()
          this.#observer.ends(sent, answer)
          resolve(toHttpAnswer(answer))
        }, fail)
      })
    }

  /** Files go past the API: they are lost on the way, or cut, and that is all. */
  async #exchangeFile(file: {
    readonly path: string
    readonly method: 'GET' | 'POST' | 'PUT'
    readonly headers: Record<string, string>
    readonly body: string | Uint8Array
  }): Promise<HttpAnswer> {
    this.#trace.add(`  file ${file.method} ${file.path}`)
    if (file.method === 'POST') this.#observer.uploads(uploadOf(String(file.body)))
    await this.#time.wait(this.#latency())
    const isLost = this.#dice.happens(this.faultRate)
    if (isLost && this.#dice.happens(0.5)) throw new TypeError('fetch failed')
    const answer = await this.#store.exchange(file)
    await this.#time.wait(this.#latency())
    if (isLost && file.method !== 'GET') throw new TypeError('fetch failed')
    const body = isLost ? answer.body.slice(0, answer.body.length / 2) : answer.body
    return { ...toHttpAnswer(answer), body: bytesOf(body) }
  }

  async #travel(sent: SentRequest, fault: Fault, call: Call): Promise<StoreAnswer> {
    await this.#time.wait(this.#latency())
    if (fault.kind === 'lost-on-the-way') throw new TypeError('fetch failed')
    // A slow store works on others meanwhile, so the waiting is done here and none of it at the store.
    if (fault.kind === 'slow' && fault.when === 'before') await this.#time.wait(fault.delayMs)
    if (call.signal.aborted) throw new Error('The client is gone')
    const answer = await this.#exchange(sent, fault, call)
    if (fault.kind === 'slow' && fault.when === 'after') await this.#time.wait(fault.delayMs)
    return answer
  }

  /** The store's part, which takes no time: no other request is worked on meanwhile. */
  async #exchange(sent: SentRequest, fault: Fault, call: Call): Promise<StoreAnswer> {
    if (fault.kind === 'store') await this.#setFault(fault.effect)
    this.current = sent
    try {
      const answer = await this.#store.exchange({
        method: call.method,
        path: new URL(call.url).pathname,
        headers: call.headers,
        body: sent.body,
        signal: call.signal,
      })
      this.#observer.served(sent)
      return this.hidden === null ? answer : withoutProduct(answer, sent.operation, this.hidden)
    } finally {
      if (this.current === sent) this.current = null
      if (fault.kind === 'store') await this.#clearFaults()
    }
  }

  #depart(body: string): SentRequest {
    const { query, operationName, variables } = bodySchema.parse(JSON.parse(body))
    const sent: SentRequest = {
      number: ++this.#sent,
      operation: operationName,
      isMutation: query.trimStart().startsWith('mutation'),
      variables,
      body,
      leftAt: this.#time.now(),
    }
    this.#observer.leaves(sent)
    return sent
  }

  #draw(sent: SentRequest): Fault {
    const fault = this.#nextFault(sent)
    const hits = fault.kind !== 'none'
    const how = fault.kind === 'store' ? JSON.stringify(fault.effect) : JSON.stringify(fault)
    if (hits) this.faults += 1
    this.#trace.add(
      `  #${sent.number} ${sent.operation} ${JSON.stringify(sent.variables)}${hits ? ` ! ${how}` : ''}`,
    )
    return fault
  }

  #nextFault({ isMutation }: SentRequest): Fault {
    const storm = this.#storm
    if (this.faultRate > 0 && storm !== null && storm.left > 0) {
      storm.left -= 1
      return storm.fault
    }
    this.#storm = null
    const rate = isMutation ? this.faultRate * WRITES_MEET_MORE : this.faultRate
    if (!this.#dice.happens(rate)) return { kind: 'none' }
    const fault = drawFault(this.#dice)
    if (this.#dice.happens(0.3)) this.#storm = { left: this.#dice.between(1, 4), fault }
    return fault
  }

  #deathOfThis(): DeathPoint | null {
    if (this.death === null) return null
    this.death.requests -= 1
    if (this.death.requests > 0) return null
    const { point } = this.death
    this.death = null
    return point
  }

  #die(life: Life, point: DeathPoint): void {
    if (!this.isDeadly) return
    this.#trace.add(`  the process dies ${point}`)
    life.end()
  }

  #latency(): number {
    return this.#dice.happens(0.05) ? this.#dice.between(400, 1500) : this.#dice.between(15, 120)
  }

  async #setFault(effect: object): Promise<void> {
    const answer = await this.#store.exchange({
      method: 'POST',
      path: '/control/faults',
      body: JSON.stringify({ rules: [{ effect }] }),
    })
    if (answer.status !== 200) throw new Error(answer.body)
  }

  async #clearFaults(): Promise<void> {
    await this.#store.exchange({ method: 'DELETE', path: '/control/faults' })
  }
}

function drawFault(dice: Dice): Fault {
  const store = (effect: { kind: string } & Record<string, unknown>): Fault => ({
    kind: 'store',
    effect,
  })
  return dice.weighted<() => Fault>([
    [3, () => ({ kind: 'lost-on-the-way' })],
    [2, () => store({ kind: 'reset', when: 'before' })],
    [6, () => store({ kind: 'reset', when: 'after' })],
    [2, () => store({ kind: 'reset', when: 'during' })],
    [2, () => store({ kind: 'cut' })],
    [2, () => store({ kind: 'html' })],
    [1, () => store({ kind: 'empty' })],
    [1, () => store({ kind: 'wrong-type' })],
    [5, () => store({ kind: 'throttled' })],
    [1, () => store({ kind: 'internal' })],
    [3, () => store({ kind: 'http', status: dice.pick([500, 502, 503, 504]) })],
    [1, () => store({ kind: 'http', status: 429, retryAfterSeconds: dice.between(0, 4) })],
    [0.3, () => store({ kind: 'http', status: dice.pick([401, 402, 403, 423]) })],
    [
      3,
      () => ({
        kind: 'slow',
        delayMs: dice.pick([300, 900, 1900, 2500, 35_000]),
        when: dice.pick(['before', 'after']),
      }),
    ],
  ])()
}

function toHttpAnswer({ status, headers, body }: StoreAnswer): HttpAnswer {
  return {
    status,
    headers: { get: (name) => headers.get(name.toLowerCase()) ?? null },
    text: () => Promise.resolve(body),
    body: null,
  }
}

function nothing(): Promise<never> {
  return new Promise(() => undefined)
}
