export type MediaKind = 'IMAGE' | 'FILE' | 'EXTERNAL_VIDEO' | 'VIDEO' | 'MODEL_3D'
export type MediaStatus = 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED'

/** The gid type of each kind of file. */
export const GID_TYPES: Readonly<Record<MediaKind, string>> = {
  IMAGE: 'MediaImage',
  FILE: 'GenericFile',
  EXTERNAL_VIDEO: 'ExternalVideo',
  VIDEO: 'Video',
  MODEL_3D: 'Model3d',
}

/** What a file turned out to be once it was fetched. `failure` is a code of MediaErrorCode. */
export type MediaContent = {
  readonly failure: string | null
  /** Address that it is served at when it is ready; `null` when there is nothing to serve. */
  readonly url: string | null
  readonly width: number
  readonly height: number
  readonly fileSize: number
  readonly mimeType: string
}

/** When processing starts and ends, in ms since 1970; `Infinity` never does. */
export type MediaTimes = { readonly processingAtMs: number; readonly doneAtMs: number }

const LONG_AGO: MediaTimes = { processingAtMs: 0, doneAtMs: 0 }

/**
 * A file of the shop, which products and variants refer to. Its status follows from the time:
 * `UPLOADED`, then `PROCESSING`, then `READY` or `FAILED`.
 */
export class MediaRecord {
  readonly id: number
  readonly kind: MediaKind
  alt: string
  filename: string
  content: MediaContent
  /** The content before the last replacement: previews show it until the new one is ready. */
  earlier: MediaContent | null = null
  times: MediaTimes = LONG_AGO
  readonly createdAt: number
  updatedAt: number

  constructor(init: {
    id: number
    kind: MediaKind
    alt: string
    filename: string
    content: MediaContent
    createdAt: number
  }) {
    this.id = init.id
    this.kind = init.kind
    this.alt = init.alt
    this.filename = init.filename
    this.content = init.content
    this.createdAt = init.createdAt
    this.updatedAt = init.createdAt
  }

  statusAt(nowMs: number): MediaStatus {
    if (nowMs < this.times.processingAtMs) return 'UPLOADED'
    if (nowMs < this.times.doneAtMs) return 'PROCESSING'
    return this.content.failure === null ? 'READY' : 'FAILED'
  }

  /** What can be shown now: nothing before it is ready, and nothing of a failure. */
  shownAt(nowMs: number): MediaContent | null {
    return this.statusAt(nowMs) === 'READY' ? this.content : null
  }
}
