import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AmsCatalog, type AmsCatalogOptions, openAmsCatalog } from './ams-catalog'
import { MOST_PICTURE_BYTES } from './pictures'
import { Refusal } from './refusal'
import { type AmsAnswer, type AmsRequest, answerTo } from './routes'

export type AmsServerOptions = AmsCatalogOptions & {
  /** 0 takes any free port. Only loopback is served. */
  readonly port: number
  /** The one accepted bearer token. */
  readonly token: string
  /** What is done to an answer instead of sending it; for tests of whoever asks. */
  readonly spoil?: (request: AmsRequest) => Spoiled | null
}

/**
 * `before`: the request is not carried out; `after`: it is, and its answer is not the one that is sent. Without
 * `answer` the connection ends.
 */
export type Spoiled = {
  readonly when: 'before' | 'after'
  readonly answer?: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Buffer
  }
}

export type AmsHttpServer = {
  /** Base address, e.g. `http://127.0.0.1:4020`. */
  readonly url: string
  readonly catalog: AmsCatalog
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Serves a catalog over HTTP as docs/ams-http.md says it. */
export async function startAmsServer(options: AmsServerOptions): Promise<AmsHttpServer> {
  const catalog = openAmsCatalog(options)
  const server = createServer((request, response) => {
    serve(catalog, options, request, response).catch((error: unknown) => {
      if (error instanceof Refusal) return send(response, refused(error))
      if (response.headersSent) response.destroy()
      else send(response, failed(error))
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(options.port, LOOPBACK, done)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    url: `http://${LOOPBACK}:${address.port}`,
    catalog,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          catalog.close()
          done()
        })
        // Keep-alive connections of clients would hold the server open for minutes.
        server.closeAllConnections()
      }),
  }
}

async function serve(
  catalog: AmsCatalog,
  { token, spoil }: AmsServerOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await toRequest(incoming)
  const spoiled = spoil?.(request) ?? null
  if (spoiled?.when === 'before') return sendSpoiled(response, spoiled)
  const answer = isAllowed(request, token) ? answerOf(catalog, request) : refused(NOT_ALLOWED)
  if (spoiled) return sendSpoiled(response, spoiled)
  send(response, answer)
}

function answerOf(catalog: AmsCatalog, request: AmsRequest): AmsAnswer {
  try {
    return answerTo(catalog, request)
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

async function toRequest(incoming: IncomingMessage): Promise<AmsRequest> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += buffer.length
    if (bytes > MOST_PICTURE_BYTES) throw new Refusal(413, 'too-large', 'That is too much')
    chunks.push(buffer)
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
  const url = new URL(incoming.url ?? '/', `http://${LOOPBACK}`)
  return { method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks) }
}

const NOT_ALLOWED = new Refusal(401, 'unauthorized', 'The token is missing or not valid any more')

/** RFC 6750, 2.1. Compared in a time that tells nothing of how much of it is right. */
function isAllowed({ headers }: AmsRequest, token: string): boolean {
  const given = Buffer.from(/^bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refused(refusal: Refusal): AmsAnswer {
  return { status: refusal.status, body: refusal.body }
}

function failed(error: unknown): AmsAnswer {
  const message = error instanceof Error ? error.message : String(error)
  return { status: 500, body: new Refusal(500, 'failed', message).body }
}

function send(response: ServerResponse, { status, body }: AmsAnswer): void {
  if (body === null) {
    response.writeHead(status).end()
    return
  }
  if ('bytes' in body) {
    response.writeHead(status, { 'content-type': body.type, 'content-length': body.bytes.length })
    response.end(body.bytes)
    return
  }
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  })
  response.end(text)
}

function sendSpoiled(response: ServerResponse, { answer }: Spoiled): void {
  if (!answer) {
    response.destroy()
    return
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
  response.end(answer.body)
}
