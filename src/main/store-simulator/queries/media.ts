import { z } from 'zod'
import { Connection } from '../connections/connection'
import type { FieldCall } from '../endpoint/object-type'
import { objectType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import { GID_TYPES, type MediaKind, MediaRecord } from '../state/media-record'
import { imageAnswer } from './images'

const reverseArgument = z.object({ reverse: z.boolean().nullish() })

/** Media in the product's own order (position); plain files are no media. */
export function mediaConnection(
  media: readonly MediaRecord[],
  call: FieldCall,
): Connection<MediaRecord> {
  const reversed = reverseArgument.parse(call.args).reverse ?? false
  const places = new Map(media.map((record, index) => [record, index + 1]))
  const ordered = [...media]
  if (reversed) ordered.reverse()
  return new Connection(
    () => ordered,
    (record) => ({ value: places.get(record) ?? 0, id: record.id }),
    { reversed },
  )
}

export function mediaGid(record: MediaRecord): string {
  return toGid(GID_TYPES[record.kind], record.id)
}

const MESSAGES: Readonly<Record<string, string>> = {
  IMAGE_DOWNLOAD_FAILURE: 'Image download failed. Please try again.',
  IMAGE_PROCESSING_FAILURE: 'Image processing failed. Please try again.',
  INVALID_IMAGE_FILE_SIZE: 'Image file size exceeds 20 MB.',
  INVALID_IMAGE_ASPECT_RATIO: 'Image aspect ratio must be between 1:100 and 100:1.',
  INVALID_IMAGE_RESOLUTION: 'Image resolution exceeds 25 megapixels.',
  UNSUPPORTED_IMAGE_FILE_TYPE: 'Image file type is not supported.',
}

function errorsOf(record: MediaRecord, { store }: RequestContext): Record<string, unknown>[] {
  const { failure } = record.content
  if (failure === null || record.statusAt(store.nowMs()) !== 'FAILED') return []
  return [{ code: failure, message: MESSAGES[failure] ?? 'Processing failed.', details: null }]
}

/** The smaller picture of any kind of file; while new content is processed, that of the earlier one. */
function previewOf(record: MediaRecord, context: RequestContext): Record<string, unknown> {
  const status = record.statusAt(context.store.nowMs())
  const content = status === 'READY' ? record.content : record.earlier
  const image = record.kind === 'IMAGE' && content !== null
  return { status, image: image ? imageAnswer(record, content, context) : null }
}

const isOfKind =
  (kind: MediaKind) =>
  (value: unknown): value is MediaRecord =>
    value instanceof MediaRecord && value.kind === kind

const FILE_FIELDS = {
  id: mediaGid,
  alt: (record: MediaRecord) => record.alt,
  createdAt: (record: MediaRecord) => toDateTime(record.createdAt),
  updatedAt: (record: MediaRecord) => toDateTime(record.updatedAt),
  fileStatus: (record: MediaRecord, _call: FieldCall, { store }: RequestContext) =>
    // Other kinds of files keep serving the earlier content while they are replaced.
    record.earlier === null
      ? record.statusAt(store.nowMs())
      : replacedStatus(record, store.nowMs()),
  fileErrors: (record: MediaRecord, _call: FieldCall, context: RequestContext) =>
    errorsOf(record, context),
  preview: (record: MediaRecord, _call: FieldCall, context: RequestContext) =>
    previewOf(record, context),
}

/** A file whose content is being replaced stays `READY`: only what it shows is gone for a while. */
function replacedStatus(record: MediaRecord, nowMs: number): string {
  const status = record.statusAt(nowMs)
  return status === 'FAILED' ? status : 'READY'
}

const MEDIA_FIELDS = {
  ...FILE_FIELDS,
  mediaContentType: (record: MediaRecord) => record.kind,
  status: FILE_FIELDS.fileStatus,
  mediaErrors: FILE_FIELDS.fileErrors,
  mediaWarnings: () => [],
}

export const mediaImageType = objectType('MediaImage', isOfKind('IMAGE'), {
  ...MEDIA_FIELDS,
  mimeType: (record) => record.content.mimeType,
  image: (record, _call, context) => {
    const content = record.shownAt(context.store.nowMs())
    return content === null ? null : imageAnswer(record, content, context)
  },
  originalSource: (record, _call, context) => {
    const content = record.shownAt(context.store.nowMs())
    if (content === null) return null
    return { fileSize: content.fileSize, url: context.media.urlOf(record, content) }
  },
})

export const genericFileType = objectType('GenericFile', isOfKind('FILE'), {
  ...FILE_FIELDS,
  mimeType: (record) => record.content.mimeType,
  originalFileSize: (record) => record.content.fileSize,
  url: (record, _call, context) => {
    const content = record.shownAt(context.store.nowMs()) ?? record.earlier
    return content === null ? null : context.media.urlOf(record, content)
  },
})

export const externalVideoType = objectType('ExternalVideo', isOfKind('EXTERNAL_VIDEO'), {
  ...MEDIA_FIELDS,
  originUrl: (record) => record.content.url,
  embedUrl: (record) => record.content.url,
})

export const videoType = objectType('Video', isOfKind('VIDEO'), {
  ...MEDIA_FIELDS,
  filename: (record) => record.filename,
})

export const model3dType = objectType('Model3d', isOfKind('MODEL_3D'), {
  ...MEDIA_FIELDS,
  filename: (record) => record.filename,
})
