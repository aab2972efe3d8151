import type { Random } from '../catalogs/seeded-random'
import {
  type MediaContent,
  type MediaKind,
  MediaRecord,
  type MediaTimes,
} from '../state/media-record'
import type { StoreState } from '../state/store-state'
import { uuid } from '../uploads/staged-target'
import type { StagedUploads } from '../uploads/staged-uploads'
import { contentOf } from './source-content'

/** How long new media stay in each state, in ms. */
export type MediaDelays = {
  readonly uploadedMs: number
  readonly processingMs: number
  /** Before the bytes of a file are sent to whoever asks for them. */
  readonly servedMs: number
}

/** What happens to the next media instead: an error code, or no end at all. */
export type MediaTrouble = { readonly kind: 'failed'; readonly code: string } | { kind: 'stuck' }

export type NewMedia = {
  readonly kind: MediaKind
  readonly alt: string
  /** `null`: the name comes from the source. */
  readonly filename: string | null
  readonly source: string
}

const DEFAULT_DELAYS: MediaDelays = { uploadedMs: 500, processingMs: 1500, servedMs: 0 }

/**
 * Turns sources into media, which get ready a while later (shopify.dev/docs/apps/build/online-store/product-media).
 * The mutation has succeeded by then, whatever comes of the file.
 */
export class MediaPipeline {
  readonly #store: StoreState
  readonly #uploads: StagedUploads
  readonly #random: Random
  readonly #troubles: MediaTrouble[] = []
  #delays = DEFAULT_DELAYS
  #baseUrl = ''

  constructor(store: StoreState, uploads: StagedUploads, random: Random) {
    this.#store = store
    this.#uploads = uploads
    this.#random = random
  }

  /** Where the contents of files are served, like `cdn.shopify.com`; ends with a slash. */
  servedAt(baseUrl: string): void {
    this.#baseUrl = baseUrl
  }

  get servedMs(): number {
    return this.#delays.servedMs
  }

  setDelays(delays: Partial<MediaDelays>): void {
    this.#delays = { ...this.#delays, ...delays }
  }

  /** Each entry befalls one of the next media. */
  addTroubles(troubles: readonly MediaTrouble[]): void {
    this.#troubles.push(...troubles)
  }

  create({ kind, alt, filename, source }: NewMedia): MediaRecord {
    const record = new MediaRecord({
      id: this.#store.nextId(),
      kind,
      alt,
      filename: this.#freeName(filename ?? nameOf(source)),
      content: contentOf(source, kind, this.#uploads),
      createdAt: this.#store.now(),
    })
    this.#process(record)
    this.#store.addFile(record)
    return record
  }

  /** Gives a file new content; until it is ready the preview shows the earlier one. */
  replace(record: MediaRecord, source: string): void {
    record.earlier = record.content
    record.content = contentOf(source, record.kind, this.#uploads)
    this.#process(record)
  }

  /** Where a file's content is served. The number at the end changes with the content. */
  urlOf(record: MediaRecord, content: MediaContent): string | null {
    if (content.url === null) return null
    // What came with the catalog keeps the address it came with; one without a host is the store's own.
    if (record.times.doneAtMs === 0) {
      return content.url.startsWith('/') ? new URL(content.url, this.#baseUrl).href : content.url
    }
    const version = Math.floor(record.times.doneAtMs / 1000)
    const isEarlier = content === record.earlier
    const name = encodeURIComponent(record.filename)
    return `${this.#baseUrl}${record.id}/${name}?v=${isEarlier ? version - 1 : version}`
  }

  /** No two files have one name: what comes later gets a suffix (`FileCreateInputDuplicateResolutionMode`). */
  #freeName(name: string): string {
    for (const { filename } of this.#store.files.values()) {
      if (filename !== name) continue
      const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? []
      return `${stem}_${uuid(this.#random)}${ending}`
    }
    return name
  }

  #process(record: MediaRecord): void {
    const trouble = this.#troubles.shift()
    if (trouble?.kind === 'failed') record.content = { ...record.content, failure: trouble.code }
    record.times = this.#times(trouble?.kind === 'stuck')
    record.updatedAt = this.#store.now()
  }

  #times(isStuck: boolean): MediaTimes {
    const processingAtMs = this.#store.nowMs() + this.#delays.uploadedMs
    const doneAtMs = isStuck ? Infinity : processingAtMs + this.#delays.processingMs
    return { processingAtMs, doneAtMs }
  }
}

function nameOf(source: string): string {
  return decodeURIComponent(new URL(source).pathname.split('/').pop() ?? '') || 'file'
}
