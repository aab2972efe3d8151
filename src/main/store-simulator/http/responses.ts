import { createReadStream, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** Largest request body that is read, in bytes. */
const MAX_BODY_BYTES = 10_000_000

/** The request's body as text; rejects with a `RangeError` when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request, MAX_BODY_BYTES)).toString('utf8')
}

export async function readBytes(request: IncomingMessage, maximum: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += buffer.length
    if (bytes > maximum) throw new RangeError('The request body is too large')
    chunks.push(buffer)
  }
  return Buffer.concat(chunks)
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body))
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  send(response, status, 'text/html; charset=utf-8', html)
}

export function sendXml(response: ServerResponse, status: number, xml: string): void {
  send(response, status, 'application/xml; charset=UTF-8', xml)
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', text)
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** A file up to this size is sent in one piece, so that nothing waits for the system meanwhile. */
const SMALL_BYTES = 1_000_000

/**
 * Streams a file. `breaksAfter` ends the connection after so many bytes, though the header promised all. A
 * client that goes away in the middle is no error of the store.
 */
export async function sendFile(
  response: ServerResponse,
  file: { path: string; bytes: number; type: string; breaksAfter?: number },
): Promise<void> {
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes })
  if (file.breaksAfter !== undefined) {
    const part = createReadStream(file.path, { end: file.breaksAfter })
    for await (const chunk of part) response.write(chunk)
    response.destroy()
    return
  }
  if (file.bytes <= SMALL_BYTES) {
    response.end(readFileSync(file.path))
    return
  }
  await pipeline(createReadStream(file.path), response).catch((error: unknown) => {
    if (!isDisconnect(error)) throw error
  })
}

function isDisconnect(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
