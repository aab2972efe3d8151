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
  readonly #store: ImageStore
  readonly #fetcher: ImageFetcher
  readonly #ownOrigin: string | null

  constructor(options: ImageStoreOptions & FetchOptions) {
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

  /** Those bytes, from the folder or else from the file that had them; null where neither has them any more. */
  async bytes(sha256: string, path?: string): Promise<Uint8Array | null> {
    const kept = await this.read(sha256)
    if (kept !== null || path === undefined) return kept
    const result = await this.fetch({ kind: 'file', path }, new AbortController().signal)
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
    return source.kind === 'file'
      ? readLocalImage(source.path, signal)
      : this.#fetcher.fetch(source.url, source.hosts, signal)
  }

  async #keep(bytes: Buffer): Promise<string> {
    try {
      return await this.#store.put(bytes)
    } catch (thrown) {
      throw new ImageError(notNow('disk', notKept(systemCode(thrown))), thrown)
    }
  }
}

function notKept(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return t`The disk is full, so the picture was not kept. Make room and try again.`
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return t`Concord may not write into the folder of its pictures, so the picture was not kept.`
  }
  return t`The disk did not take the picture. The system answered ${code}.`
}
