import { createWriteStream, writeFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Random } from '../catalogs/seeded-random'
import type { TemporaryFolder } from '../files/temporary-folder'
import { type Now, toDateTime, toSeconds } from '../state/clock'
import { keyFor, type StagedTarget, targetFor, type WantedUpload } from './staged-target'

/** Signed addresses work for a week. */
const VALID_FOR_MS = 7 * 24 * 60 * 60 * 1000

/** An upload that arrived; `bytes` is its size. */
export type StagedFile = {
  readonly path: string
  readonly bytes: number
  readonly mimeType: string
}

type Place = { readonly wanted: WantedUpload; readonly since: number; file: StagedFile | null }

/**
 * The places that `stagedUploadsCreate` gave away and what arrived there. Contents lie on disk, so that a
 * 100 MB upload costs no memory.
 */
export class StagedUploads {
  readonly #folder: TemporaryFolder
  readonly #random: Random
  readonly #now: Now
  readonly #places = new Map<string, Place>()
  #baseUrl = ''
  #count = 0

  constructor(folder: TemporaryFolder, random: Random, now: Now) {
    this.#folder = folder
    this.#random = random
    this.#now = now
  }

  /** Where uploads go to; ends with a slash. */
  servedAt(baseUrl: string): void {
    this.#baseUrl = baseUrl
  }

  create(wanted: WantedUpload, shopId: number): StagedTarget {
    const key = keyFor(wanted, shopId, this.#random)
    this.#places.set(key, { wanted, since: this.#now(), file: null })
    const date = toDateTime(toSeconds(this.#now())).replace(/[-:]/g, '')
    return targetFor(wanted, key, { baseUrl: this.#baseUrl, date })
  }

  /** The upload that arrived under `key`, or `null`. */
  fileAt(key: string): StagedFile | null {
    return this.#places.get(key)?.file ?? null
  }

  /** Whether `url` is one of the addresses given away. */
  isOwn(url: string): boolean {
    return this.#baseUrl !== '' && url.startsWith(this.#baseUrl)
  }

  /** The upload behind a resource address, or `null` when nothing arrived there. */
  fileOf(resourceUrl: string): StagedFile | null {
    if (!this.isOwn(resourceUrl)) return null
    const key = resourceUrl.slice(this.#baseUrl.length).split('?')[0] ?? ''
    return this.fileAt(key)
  }

  /** Whether a key was given away and its signature is still good. */
  accepts(key: string): boolean {
    const place = this.#places.get(key)
    return place !== undefined && this.#now() - place.since < VALID_FOR_MS
  }

  async receive(key: string, content: Readable): Promise<void> {
    const path = this.#nextPath()
    let bytes = 0
    content.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    await pipeline(content, createWriteStream(path))
    this.#keep(key, path, bytes)
  }

  receiveBuffer(key: string, content: Buffer): void {
    const path = this.#nextPath()
    writeFileSync(path, content)
    this.#keep(key, path, content.length)
  }

  #nextPath(): string {
    this.#count += 1
    return this.#folder.pathOf(`upload-${this.#count}`)
  }

  #keep(key: string, path: string, bytes: number): void {
    const place = this.#places.get(key)
    if (place !== undefined) place.file = { path, bytes, mimeType: place.wanted.mimeType }
  }
}
