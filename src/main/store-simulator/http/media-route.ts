import { existsSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { StoreState } from '../state/store-state'
import { sendFile, sendHtml } from './responses'

/** The address below which the contents of files are served, like `cdn.shopify.com`. */
export const MEDIA_PATH = '/cdn/files/'

/** A picture of one pixel, for files whose content the simulator never had. */
const ONE_PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Serves what was uploaded; what came from elsewhere is shown as one pixel. */
export class MediaRoute {
  readonly #store: StoreState

  constructor(store: StoreState) {
    this.#store = store
  }

  async handle(response: ServerResponse, pathname: string): Promise<void> {
    const id = Number(pathname.slice(MEDIA_PATH.length).split('/')[0])
    const content = this.#store.files.get(id)?.shownAt(this.#store.nowMs())
    if (content?.url == null) return sendHtml(response, 404, 'Not Found')
    const { url: path, fileSize: bytes, mimeType: type } = content
    if (existsSync(path)) return sendFile(response, { path, bytes, type })
    response.writeHead(200, { 'content-type': 'image/gif', 'content-length': ONE_PIXEL.length })
    response.end(ONE_PIXEL)
  }
}
