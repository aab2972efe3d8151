import { z } from 'zod'
import { Connection } from '../connections/connection'
import { type FieldCall, objectType } from '../endpoint/object-type'
import { toGid } from '../schema/gid'
import type { MediaRecord } from '../state/records'

/** An image as the API sees it. */
export class MediaImage {
  readonly record: MediaRecord

  constructor(record: MediaRecord) {
    this.record = record
  }
}

const reverseArgument = z.object({ reverse: z.boolean().nullish() })

/** Media in the product's own order (position). */
export function mediaConnection(
  media: readonly MediaRecord[],
  call: FieldCall,
): Connection<MediaImage> {
  const reversed = reverseArgument.parse(call.args).reverse ?? false
  const images = media.map((record, index) => ({ image: new MediaImage(record), place: index + 1 }))
  const places = new Map(images.map(({ image, place }) => [image, place]))
  const ordered = images.map(({ image }) => image)
  if (reversed) ordered.reverse()
  return new Connection(
    () => ordered,
    (image) => ({ value: places.get(image) ?? 0, id: image.record.id }),
    { reversed },
  )
}

export const mediaImageType = objectType(
  'MediaImage',
  (value): value is MediaImage => value instanceof MediaImage,
  {
    id: ({ record }) => toGid('MediaImage', record.id),
    alt: ({ record }) => record.alt,
    mediaContentType: () => 'IMAGE',
    status: ({ record }) => record.status,
    fileStatus: ({ record }) => record.status,
    mediaErrors: () => [],
    image: ({ record }) =>
      record.status === 'READY' && record.url !== null
        ? {
            url: record.url,
            width: record.width,
            height: record.height,
            altText: record.alt === '' ? null : record.alt,
          }
        : null,
    originalSource: ({ record }) => ({ fileSize: record.fileSize, url: record.url }),
  },
)
