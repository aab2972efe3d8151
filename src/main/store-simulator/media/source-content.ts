import { readFileSync } from 'node:fs'
import type { MediaContent, MediaKind } from '../state/media-record'
import type { StagedFile, StagedUploads } from '../uploads/staged-uploads'
import { type ImageSize, imageSize } from './image-size'

/** Limits of images (shopify.dev/docs/apps/build/online-store/product-media). */
const MAX_IMAGE_BYTES = 20_000_000
const MAX_IMAGE_PIXELS = 25_000_000
/** A picture is at most so many times as long as it is narrow. */
const MAX_ASPECT_RATIO = 100

/** A simulator fetches nothing, so what the address of an image doesn't say is assumed. */
const ASSUMED = { width: 1200, height: 1200, fileSize: 100_000 }

const MIME_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  txt: 'text/plain',
  mp4: 'video/mp4',
  glb: 'model/gltf-binary',
}

/** What will come of fetching `source`, which is a staged upload or a public address. */
export function contentOf(source: string, kind: MediaKind, uploads: StagedUploads): MediaContent {
  const nothing = { url: null, width: 0, height: 0, fileSize: 0, mimeType: 'image/jpeg' }
  if (uploads.isOwn(source)) {
    const file = uploads.fileOf(source)
    if (file === null) return { ...nothing, failure: unfetched(kind) }
    return kind === 'IMAGE' ? uploadedImage(file) : { ...nothing, ...plainFile(file) }
  }
  if (!isPublic(source)) return { ...nothing, failure: unfetched(kind) }
  const said = /(\d{1,5})x(\d{1,5})/.exec(source)
  const extension = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(source)?.[1]?.toLowerCase() ?? ''
  return {
    ...ASSUMED,
    ...(said === null ? {} : { width: Number(said[1]), height: Number(said[2]) }),
    failure: null,
    url: source,
    mimeType: MIME_TYPES[extension] ?? 'image/jpeg',
  }
}

function uploadedImage(file: StagedFile): MediaContent {
  const size = imageSize(readFileSync(file.path))
  const { bytes: fileSize, path: url } = file
  if (size === null) {
    const failure = 'UNSUPPORTED_IMAGE_FILE_TYPE'
    return { failure, url: null, width: 0, height: 0, fileSize, mimeType: file.mimeType }
  }
  return { ...size, fileSize, failure: failureOf(size, fileSize), url }
}

function failureOf({ width, height }: ImageSize, fileSize: number): string | null {
  if (fileSize > MAX_IMAGE_BYTES) return 'INVALID_IMAGE_FILE_SIZE'
  if (width * height > MAX_IMAGE_PIXELS) return 'INVALID_IMAGE_RESOLUTION'
  const isThin = Math.max(width, height) > MAX_ASPECT_RATIO * Math.min(width, height)
  return isThin ? 'INVALID_IMAGE_ASPECT_RATIO' : null
}

function plainFile({ bytes, mimeType, path }: StagedFile): Partial<MediaContent> & {
  failure: string | null
} {
  return { failure: null, url: path, fileSize: bytes, mimeType }
}

function unfetched(kind: MediaKind): string {
  return kind === 'IMAGE' ? 'IMAGE_DOWNLOAD_FAILURE' : 'GENERIC_FILE_DOWNLOAD_FAILURE'
}

/** Shopify's servers can't reach private hosts; names under the reserved endings exist nowhere. */
function isPublic(source: string): boolean {
  const { hostname } = new URL(source)
  return !/^(localhost|127\.|10\.|192\.168\.|\[|0\.)|\.(invalid|test|local|localhost)$/i.test(
    hostname,
  )
}

/** Whether `source` can be an image's source at all: an http address of at most 2,048 characters. */
export function isSourceUrl(source: string): boolean {
  if (source.length === 0 || source.length > 2048) return false
  try {
    return ['http:', 'https:'].includes(new URL(source).protocol)
  } catch {
    return false
  }
}
