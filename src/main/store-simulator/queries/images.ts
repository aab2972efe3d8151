import { z } from 'zod'
import { type FieldCall, instanceOf, objectType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { toGid } from '../schema/gid'
import type { MediaContent, MediaRecord } from '../state/media-record'

/** A picture with its address: of a media, of a preview, of a variant. */
class ImageAnswer {
  readonly record: MediaRecord
  readonly content: MediaContent
  readonly url: string

  constructor(record: MediaRecord, content: MediaContent, url: string) {
    this.record = record
    this.content = content
    this.url = url
  }
}

/** The picture of `content`, or `null` when there is none to serve. */
export function imageAnswer(
  record: MediaRecord,
  content: MediaContent,
  { media }: RequestContext,
): ImageAnswer | null {
  const url = media.urlOf(record, content)
  return url === null ? null : new ImageAnswer(record, content, url)
}

const transformArgument = z.object({
  transform: z
    .object({ maxWidth: z.number().nullish(), maxHeight: z.number().nullish() })
    .nullish(),
})

/** The address of a smaller picture carries the wanted size, as the CDN's does. */
function transformedUrl({ url }: ImageAnswer, call: FieldCall): string {
  const { transform } = transformArgument.parse(call.args)
  const sizes = [
    ...(transform?.maxWidth == null ? [] : [`width=${transform.maxWidth}`]),
    ...(transform?.maxHeight == null ? [] : [`height=${transform.maxHeight}`]),
  ]
  if (sizes.length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${sizes.join('&')}`
}

export const imageType = objectType('Image', instanceOf(ImageAnswer), {
  id: ({ record }) => toGid('ImageSource', record.id),
  altText: ({ record }) => (record.alt === '' ? null : record.alt),
  width: ({ content }) => content.width,
  height: ({ content }) => content.height,
  url: transformedUrl,
  src: ({ url }) => url,
  originalSrc: ({ url }) => url,
})
