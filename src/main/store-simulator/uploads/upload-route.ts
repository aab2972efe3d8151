import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Faults } from '../control/fault-rules'
import { readBytes, sendHtml, sendXml } from '../http/responses'
import { parseMultipart } from './multipart'
import type { StagedUploads } from './staged-uploads'

/** The address below which uploads are taken, like `shopify-staged-uploads.storage.googleapis.com`. */
export const UPLOAD_PATH = '/staged-uploads/'

/** Most bytes that are taken: the 100 MB of a bulk mutation's file and room to exceed them. */
const MAX_BYTES = 130_000_000

/**
 * Takes uploads as the staged targets ask for them: the bytes by PUT at the signed address, or a form by POST
 * with every parameter and `file` last (shopify.dev/docs/apps/build/online-store/product-media).
 */
export class UploadRoute {
  readonly #uploads: StagedUploads
  readonly #faults: Faults

  constructor(uploads: StagedUploads, faults: Faults) {
    this.#uploads = uploads
    this.#faults = faults
  }

  async handle(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const fault = this.#faults.nextForUpload()
    if (fault?.kind === 'http') return sendHtml(response, fault.status, 'Unavailable')
    if (fault?.kind === 'reset' && fault.when === 'before') {
      request.socket.destroy()
      return
    }
    if (request.method === 'PUT') await this.#put(request, response, key)
    else if (request.method === 'POST') await this.#post(request, response)
    else sendXml(response, 405, failure('MethodNotAllowed', 'The method is not allowed.'))
  }

  async #put(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    if (!this.#uploads.accepts(key)) {
      request.resume()
      return sendXml(response, 403, failure('AccessDenied', 'The signature does not match.'))
    }
    this.#uploads.receive(key, await readBytes(request, MAX_BYTES))
    response.writeHead(200, { 'content-length': 0 })
    response.end()
  }

  async #post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBytes(request, MAX_BYTES)
    const parts = parseMultipart(body, request.headers['content-type'] ?? '')
    const fileAt = parts?.findIndex(({ name }) => name === 'file') ?? -1
    const file = parts?.[fileAt]
    // Fields that come after the file are not read, so a key behind it is missing.
    const key = parts?.slice(0, fileAt).find(({ name }) => name === 'key')?.body
    if (file === undefined || key === undefined) {
      const message = 'The body of your POST request is not well-formed multipart/form-data.'
      return sendXml(response, 400, failure('MalformedPOSTRequest', message))
    }
    const place = key.toString('utf8')
    if (!this.#uploads.accepts(place)) {
      return sendXml(response, 403, failure('AccessDenied', 'Access denied.'))
    }
    this.#uploads.receive(place, file.body)
    sendXml(
      response,
      201,
      `<?xml version='1.0' encoding='UTF-8'?><PostResponse><Bucket>shopify-staged-uploads</Bucket><Key>${place}</Key></PostResponse>`,
    )
  }
}

function failure(code: string, message: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
}
