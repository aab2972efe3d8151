import { statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { BulkOperations } from '../bulk/bulk-operations'
import type { ControlRoute } from '../control/control-route'
import type { Faults } from '../control/fault-rules'
import { toGid } from '../schema/gid'
import { UPLOAD_PATH, type UploadRoute } from '../uploads/upload-route'
import type { AdminRoute } from './admin-route'
import { MEDIA_PATH, type MediaRoute } from './media-route'
import { sendFile, sendHtml, sendJson } from './responses'
import type { TokenRoute } from './token-route'

/** The addresses of the store, and where each leads. */
export type Routes = {
  readonly admin: AdminRoute
  readonly bulk: BulkOperations
  readonly faults: Faults
  readonly token: TokenRoute
  readonly uploads: UploadRoute
  readonly media: MediaRoute
  /** `null` when the control surface isn't served. */
  readonly control: ControlRoute | null
}

const ADMIN = /^\/admin\/api\/([^/]+)\/graphql\.json$/
const BULK_RESULT = /^\/bulk-results\/(\d+)\.jsonl$/
const LOOPBACK = '127.0.0.1'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export function createStoreServer(routes: Routes): Server {
  return createServer(handlerOf(routes))
}

/** Answers one request; whoever brought it, a server or a caller in the same process. */
export function handlerOf(routes: Routes): Handler {
  return (request, response) => {
    route(routes, request, response).catch((error: unknown) => {
      // A bug of the simulator: say so to the client, which otherwise would wait for nothing.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { errors: `Store simulator failed: ${message}` })
    })
  }
}

async function route(
  { admin, bulk, faults, control, token, uploads, media }: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', `http://${LOOPBACK}`)
  const version = ADMIN.exec(pathname)?.[1]
  if (version !== undefined) return admin.handle(request, response, version)
  if (pathname === '/admin/oauth/access_token') return token.handle(request, response)
  if (pathname.startsWith(UPLOAD_PATH)) {
    return uploads.handle(request, response, pathname.slice(UPLOAD_PATH.length))
  }
  if (pathname.startsWith(MEDIA_PATH)) return media.handle(response, pathname)
  const resultId = BULK_RESULT.exec(pathname)?.[1]
  if (resultId !== undefined) return sendResult(bulk, faults, Number(resultId), response)
  if (control !== null && pathname.startsWith('/control/')) {
    return control.handle(request, response, pathname)
  }
  sendHtml(response, 404, '<!DOCTYPE html><html><body><h1>Not Found</h1></body></html>')
}

async function sendResult(
  bulk: BulkOperations,
  faults: Faults,
  id: number,
  response: ServerResponse,
): Promise<void> {
  const operation = bulk.find(toGid('BulkOperation', id))
  const path = operation?.file ?? null
  if (operation === null || path === null) return sendHtml(response, 404, 'Not Found')
  const isServed = bulk.urlOf(operation) ?? bulk.partialUrlOf(operation)
  if (isServed === null) return sendHtml(response, 403, 'Expired')
  const fault = faults.nextForBulkResult()
  if (fault?.kind === 'http') return sendHtml(response, fault.status, 'Unavailable')
  const bytes = operation.fileSize ?? statSync(path).size
  const isBroken = fault?.kind === 'cut' || fault?.kind === 'reset'
  const file = { path, bytes, type: 'application/jsonl' }
  await sendFile(response, isBroken ? { ...file, breaksAfter: Math.floor(bytes / 2) } : file)
}

/** Starts listening on loopback; resolves with the base URL, rejects when the port is taken. */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.removeListener('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') {
        reject(new Error('The server has no port'))
        return
      }
      resolve(`http://${LOOPBACK}:${address.port}`)
    })
  })
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    // Keep-alive connections of clients would hold the server open for minutes.
    server.closeAllConnections()
  })
}
