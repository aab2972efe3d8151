import { existsSync, writeFileSync } from 'node:fs'
import type { Random } from '../catalogs/seeded-random'
import type { Folder } from '../files/temporary-folder'
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
 * The places that `stagedUploadsCreate` gave away and what arrived there. Contents lie on disk, so that they
 * cost no memory once they are there.
 */
export class StagedUploads {
  readonly #folder: Pick<Folder, 'pathOf'>
  readonly #random: Random
  readonly #now: Now
  readonly #places = new Map<string, Place>()
  #baseUrl = ''
  #count = 0

  constructor(folder: Pick<Folder, 'pathOf'>, random: Random, now: Now) {
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

  /** A later upload to the same key takes the place of the earlier one. */
  receive(key: string, content: Buffer): void {
    const place = this.#places.get(key)
    if (place === undefined) return
    const path = this.#nextPath()
    writeFileSync(path, content)
    place.file = { path, bytes: content.length, mimeType: place.wanted.mimeType }
  }

  /** The folder may hold files of an earlier run. */
  #nextPath(): string {
    for (;;) {
      this.#count += 1
      const path = this.#folder.pathOf(`upload-${this.#count}`)
      if (!existsSync(path)) return path
    }
  }
}
