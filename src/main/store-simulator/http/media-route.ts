import { existsSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { drawnPicture } from '../media/drawn-picture'
import type { StoreState } from '../state/store-state'
import { sendFile, sendHtml } from './responses'

/** The address below which the contents of files are served, like `cdn.shopify.com`. */
export const MEDIA_PATH = '/cdn/files/'

/** Serves what was uploaded, bit for bit. The simulator never had the bytes of the others: it draws them. */
export class MediaRoute {
  readonly #store: StoreState
  readonly #wait: () => Promise<void>

  /** `wait`: what every answer takes. */
  constructor(store: StoreState, wait: () => Promise<void>) {
    this.#store = store
    this.#wait = wait
  }

  async handle(response: ServerResponse, pathname: string): Promise<void> {
    await this.#wait()
    const id = Number(pathname.slice(MEDIA_PATH.length).split('/')[0])
    const content = this.#store.files.get(id)?.shownAt(this.#store.nowMs())
    if (content?.url == null) return sendHtml(response, 404, 'Not Found')
    const { url: path, fileSize: bytes, mimeType: type } = content
    if (existsSync(path)) return sendFile(response, { path, bytes, type })
    const drawn = drawnPicture(path)
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': drawn.length })
    response.end(drawn)
  }
}
