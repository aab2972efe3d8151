import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Handler } from './store-server'

export type StoreRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path from the root, e.g. `/admin/api/2026-10/graphql.json`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal
}

export type StoreAnswer = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Rejects with `ConnectionLost` where a client of the network would see its connection break. */
export type Exchange = (request: StoreRequest) => Promise<StoreAnswer>

/** The store ended the connection before its answer was whole. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/**
 * Requests without a socket, through the handler that serves real HTTP. Nothing waits for the system: an
 * exchange ends in the turn of the event loop in which it began, unless the store itself waits.
 */
export function exchangeWith(handler: Handler): Exchange {
  return ({ method, path, headers = {}, body = '', signal }) =>
    new Promise((resolve, reject) => {
      const socket = new Socket()
      const request = new IncomingMessage(socket)
      request.method = method
      request.url = path
      for (const [name, value] of Object.entries(headers)) {
        request.headers[name.toLowerCase()] = value
      }
      request.push(body)
      request.push(null)
      request.complete = true
      const lost = (): void => reject(new ConnectionLost('The store broke the connection'))
      socket.once('close', lost)
      signal?.addEventListener('abort', () => socket.destroy(), { once: true })
      handler(request, new CollectedResponse(request, resolve, lost))
    })
}

/** Keeps what is written instead of sending it. */
class CollectedResponse extends ServerResponse {
  readonly #answered: (answer: StoreAnswer) => void
  readonly #lost: () => void
  readonly #chunks: string[] = []

  constructor(request: IncomingMessage, answered: (answer: StoreAnswer) => void, lost: () => void) {
    super(request)
    this.#answered = answered
    this.#lost = lost
  }

  override writeHead(statusCode: number, ...rest: unknown[]): this {
    for (const headers of rest) {
      if (typeof headers !== 'object' || headers === null) continue
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, String(value))
    }
    return super.writeHead(statusCode)
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#keep(chunk)
    const written = rest.at(-1)
    if (typeof written === 'function') process.nextTick(written)
    return true
  }

  override end(...rest: unknown[]): this {
    this.#keep(rest[0])
    const headers = new Map(
      Object.entries(this.getHeaders()).map(([name, value]) => [name, String(value)]),
    )
    this.#answered({ status: this.statusCode, headers, body: this.#chunks.join('') })
    return this
  }

  override destroy(): this {
    this.destroyed = true
    this.#lost()
    return this
  }

  #keep(chunk: unknown): void {
    if (typeof chunk === 'string') this.#chunks.push(chunk)
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk).toString('utf8'))
  }
}
