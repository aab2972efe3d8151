import { t } from '@shared/words/words'
import type { ImageLibrary, ImageResult, ImageSource } from '../engine/ports'
import { hostOfAddress } from './address-guard'
import { type FetchOptions, ImageFetcher } from './fetch-image'
import { ImageError, notNow, systemCode } from './image-failures'
import { ImageStore, type ImageStoreOptions } from './image-store'
import { inspectImage } from './inspect-image'
import { readLocalImage } from './read-local-image'

/** The pictures of one store: fetched under guard, inspected, and kept in a folder by their content. */
export class ImageFiles implements ImageLibrary {
  readonly #ofServer: ServerPictures | undefined
  readonly #store: ImageStore
  readonly #fetcher: ImageFetcher
  readonly #ownOrigin: string | null

  constructor(options: ImageStoreOptions & FetchOptions & { readonly ofServer?: ServerPictures }) {
    this.#ofServer = options.ofServer
    this.#store = new ImageStore(options)
    this.#fetcher = new ImageFetcher(options)
    this.#ownOrigin = options.ownOrigin
  }

  get mostBytes(): number {
    return this.#store.mostBytes
  }

  async fetch(source: ImageSource, signal: AbortSignal): Promise<ImageResult> {
    try {
      signal.throwIfAborted()
      const bytes = await this.#bytesOf(source, signal)
      const seen = inspectImage(bytes)
      const sha256 = await this.#keep(bytes)
      return { kind: 'kept', facts: { sha256, bytes: bytes.length, ...seen } }
    } catch (thrown) {
      signal.throwIfAborted()
      if (!(thrown instanceof ImageError)) throw thrown
      return { kind: 'failed', failure: thrown.failure }
    }
  }

  read(sha256: string): Promise<Uint8Array | null> {
    return this.#store.read(sha256)
  }

  /** Those bytes, from the folder or else from the file or the AMS server that had them; null where neither has them any more. */
  async bytes(sha256: string, path?: string): Promise<Uint8Array | null> {
    const kept = await this.read(sha256)
    if (kept !== null) return kept
    const source: ImageSource =
      path === undefined ? { kind: 'ams-server', sha256 } : { kind: 'file', path }
    const result = await this.fetch(source, new AbortController().signal)
    return result.kind === 'kept' && result.facts.sha256 === sha256 ? this.read(sha256) : null
  }

  has(sha256: string): boolean {
    return this.#store.has(sha256)
  }

  hostOf(url: string): string | null {
    return hostOfAddress(url, this.#ownOrigin)
  }

  kept(): { readonly pictures: number; readonly bytes: number } {
    return this.#store.kept()
  }

  clear(): Promise<void> {
    return this.#store.clear()
  }

  #bytesOf(source: ImageSource, signal: AbortSignal): Promise<Buffer> {
    if (source.kind === 'file') return readLocalImage(source.path, signal)
    if (source.kind === 'ams-server') return this.#fromServer(source.sha256, signal)
    return this.#fetcher.fetch(source.url, source.hosts, signal)
  }

  async #fromServer(sha256: string, signal: AbortSignal): Promise<Buffer> {
    const bytes = await this.#ofServer?.(sha256, signal).catch((thrown: unknown) => {
      signal.throwIfAborted()
      throw new ImageError(notNow('unreachable', NO_SERVER), thrown)
    })
    if (!bytes) throw new ImageError(notNow('gone', NOT_THERE))
    return Buffer.from(bytes)
  }

  async #keep(bytes: Buffer): Promise<string> {
    try {
      return await this.#store.put(bytes)
    } catch (thrown) {
      throw new ImageError(notNow('disk', notKept(systemCode(thrown))), thrown)
    }
  }
}

/** The bytes that an AMS server keeps under a SHA-256, proven to be those; null where it has none. */
export type ServerPictures = (sha256: string, signal: AbortSignal) => Promise<Uint8Array | null>

const NO_SERVER = t`The AMS server could not be asked for this picture.`
const NOT_THERE = t`The AMS server does not have the bytes of this picture.`

function notKept(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return t`The disk is full, so the picture was not kept. Make room and try again.`
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return t`Concord may not write into the folder of its pictures, so the picture was not kept.`
  }
  return t`The disk did not take the picture. The system answered ${code}.`
}
