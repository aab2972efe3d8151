import type { Seconds } from '../state/clock'
import { MediaRecord } from '../state/media-record'

export type ReadyImage = {
  readonly id: number
  readonly alt: string
  readonly url: string
  readonly width?: number
  readonly height?: number
  readonly fileSize?: number
}

/** An image that is ready from the start, under the address that it is given. */
export function readyImage(image: ReadyImage, createdAt: Seconds): MediaRecord {
  const { id, alt, url, width = 1200, height = 1200, fileSize = 100_000 } = image
  return new MediaRecord({
    id,
    kind: 'IMAGE',
    alt,
    filename: url.split('/').pop() ?? url,
    content: { failure: null, url, width, height, fileSize, mimeType: 'image/jpeg' },
    createdAt,
  })
}
