import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { IMAGE_TYPES } from '@shared/catalog/image-type'
import { t } from '@shared/words/words'
import { MOST_BYTES } from '../engine/ports'
import { type GuardedAddress, guardAddress } from './address-guard'
import { guardedLookup, type Resolve } from './guarded-lookup'
import { ImageError, notNow, refused, systemCode } from './image-failures'
import { tooLarge } from './inspect-image'
import { Patience } from './patience'

export type FetchOptions = {
  /** Origin of the store on this computer; null where there is none. */
  readonly ownOrigin: string | null
  /** Finds the addresses of a name; the system does where it is absent. */
  readonly resolve?: Resolve | undefined
  /** How long nothing may arrive; 30 s where it is absent. */
  readonly idleMs?: number | undefined
  /** How long a whole picture may take; 5 minutes where it is absent. */
  readonly wholeMs?: number | undefined
}

const IDLE_MS = 30_000
const WHOLE_MS = 5 * 60_000
const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** No cookie, no credential, nothing that tells one person from another. */
const HEADERS = {
  accept: IMAGE_TYPES.join(','),
  'accept-encoding': 'identity',
  'user-agent': 'Concord',
}

type MayAsk = Extract<GuardedAddress, { kind: 'may-ask' }>

/**
 * Fetches pictures from public addresses over connections of its own, each of which goes where the guard lets it go
 * (`address-guard.ts`, `guarded-lookup.ts`), also after a redirect.
 */
export class ImageFetcher {
  readonly #options: FetchOptions
  readonly #secure: HttpsAgent
  readonly #own = new HttpAgent({ keepAlive: true })

  constructor(options: FetchOptions) {
    this.#options = options
    this.#secure = new HttpsAgent({ keepAlive: true, lookup: guardedLookup(options.resolve) })
  }

  /** The bytes. Throws an `ImageError`, or the signal's reason when aborted. */
  async fetch(address: string, hosts: readonly string[], signal: AbortSignal): Promise<Buffer> {
    const { idleMs = IDLE_MS, wholeMs = WHOLE_MS } = this.#options
    const patience = new Patience(signal, idleMs, wholeMs)
    try {
      return await this.#follow(address, hosts, patience)
    } catch (thrown) {
      signal.throwIfAborted()
      if (patience.isOver) throw new ImageError(notNow('unreachable', tooSlow()), thrown)
      throw thrown instanceof ImageError ? thrown : unreachable(thrown)
    } finally {
      patience.end()
    }
  }

  async #follow(address: string, hosts: readonly string[], patience: Patience): Promise<Buffer> {
    let next = address
    let { ownOrigin } = this.#options
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const guarded = guardAddress(next, hosts, ownOrigin)
      if (guarded.kind === 'refused') throw new ImageError(guarded.failure)
      const answer = await this.#ask(guarded, patience)
      const location = REDIRECTS.has(answer.statusCode ?? 0) ? answer.headers.location : undefined
      if (location === undefined) return wholeBody(answer, patience)
      answer.destroy()
      next = resolveAgainst(location, guarded.url)
      // No other host leads into this computer.
      if (!guarded.isOwn) ownOrigin = null
    }
    throw new ImageError(
      refused('address-refused', t`The address leads on and on, and to no picture.`),
    )
  }

  /** Once more where a connection that was kept open had been closed by the other side. */
  async #ask(guarded: MayAsk, patience: Patience): Promise<IncomingMessage> {
    try {
      return await this.#askOnce(guarded, patience)
    } catch (thrown) {
      if (thrown instanceof StaleConnection) return this.#askOnce(guarded, patience)
      throw thrown
    }
  }

  #askOnce({ url }: MayAsk, { signal }: Patience): Promise<IncomingMessage> {
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { agent: this.#secure, headers: HEADERS, signal })
        : httpRequest(url, { agent: this.#own, headers: HEADERS, signal })
    return new Promise((resolve, reject) => {
      request.once('response', resolve)
      request.on('error', (error) => {
        const isStale = request.reusedSocket && systemCode(error) === 'ECONNRESET'
        reject(isStale ? new StaleConnection() : error)
      })
      request.end()
    })
  }
}

class StaleConnection extends Error {}

async function wholeBody(answer: IncomingMessage, patience: Patience): Promise<Buffer> {
  try {
    const status = answer.statusCode ?? 0
    if (status !== 200) throw new ImageError(notServed(status))
    // What it says may be a lie, but nobody lies about having too much.
    if (Number(answer.headers['content-length'] ?? 0) > MOST_BYTES) throw new ImageError(tooLarge())
    const parts: Buffer[] = []
    let length = 0
    for await (const part of answer) {
      if (!Buffer.isBuffer(part)) continue
      patience.heard()
      length += part.length
      if (length > MOST_BYTES) throw new ImageError(tooLarge())
      parts.push(part)
    }
    return Buffer.concat(parts, length)
  } finally {
    if (!answer.complete) answer.destroy()
  }
}

function resolveAgainst(location: string, base: URL): string {
  try {
    return new URL(location, base).href
  } catch {
    return location
  }
}

function notServed(status: number) {
  if (status === 404 || status === 410)
    return refused('gone', t`The picture is not at its address any more.`)
  const isBusy = status === 408 || status === 425 || status === 429 || status >= 500
  return isBusy
    ? notNow('unreachable', t`The server did not give the picture now. It answered ${status}.`)
    : refused('gone', t`The server does not give the picture. It answered ${status}.`)
}

function tooSlow(): string {
  return t`The picture took too long to arrive.`
}

function unreachable(thrown: unknown): ImageError {
  const code = systemCode(thrown)
  return new ImageError(notNow('unreachable', whyUnreachable(code)), thrown)
}

function whyUnreachable(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return t`The host of the picture was not found.`
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
    return t`The host of the picture can’t be reached.`
  }
  if (/CERT|TLS|SSL|SIGNED|UNABLE_TO/.test(code)) {
    return t`The host of the picture does not prove who it is.`
  }
  return t`The connection broke off before the picture was here.`
}
