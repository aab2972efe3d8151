import { type ImageType, imageTypeOf } from '@shared/catalog/image-type'
import { count, t } from '@shared/words/words'
import { type ImageFailure, MOST_BYTES, MOST_PIXELS } from '../engine/ports'
import { gifExtent } from './heads/gif'
import { type Extent, NotWhole } from './heads/head-reader'
import { jpegExtent } from './heads/jpeg'
import { pngExtent } from './heads/png'
import { webpExtent } from './heads/webp'
import { ImageError, refused } from './image-failures'

export type Inspected = {
  readonly mediaType: ImageType
  readonly width: number
  readonly height: number
}

/** All frames together; what moves on for longer would keep the page busy. */
const MOST_FRAME_PIXELS = 20 * MOST_PIXELS
const MOST_FRAMES = 2000

const EXTENTS: Readonly<Record<ImageType, (bytes: Buffer) => Extent>> = {
  'image/png': pngExtent,
  'image/jpeg': jpegExtent,
  'image/gif': gifExtent,
  'image/webp': webpExtent,
}

/**
 * What the bytes of a picture say of themselves, without decoding them. Throws an `ImageError` where it is none, is
 * broken or is larger than Concord shows.
 */
export function inspectImage(bytes: Buffer): Inspected {
  if (bytes.length === 0) throw failed('broken', t`The file is empty.`)
  if (bytes.length > MOST_BYTES) throw new ImageError(tooLarge())
  const mediaType = imageTypeOf(bytes)
  if (mediaType === null) throw failed('not-a-picture', whatElse(bytes))
  const { width, height, frames } = extentOf(bytes, mediaType)
  if (width < 1 || height < 1) throw broken()
  if (width * height > MOST_PIXELS) {
    throw failed(
      'too-many-pixels',
      t`The picture measures ${count(width)} × ${count(height)} pixels. Concord shows up to 50 million pixels.`,
    )
  }
  if (frames > MOST_FRAMES || frames * width * height > MOST_FRAME_PIXELS) {
    throw failed(
      'too-many-pixels',
      t`The picture moves through ${count(frames)} frames, which is too much to show.`,
    )
  }
  return { mediaType, width, height }
}

export function tooLarge(): ImageFailure {
  return refused(
    'too-large',
    t`The file is larger than 20 MB, the most that Concord and Shopify take.`,
  )
}

function extentOf(bytes: Buffer, type: ImageType): Extent {
  try {
    return EXTENTS[type](bytes)
  } catch (thrown) {
    if (thrown instanceof NotWhole || thrown instanceof RangeError) throw broken()
    throw thrown
  }
}

/** What it is instead, as far as it tells; for people. */
function whatElse(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 4096)
  if (/^[^<]{0,16}<(?:\?xml|!--|!DOCTYPE svg|svg)/i.test(head) && /<svg[\s>:]/i.test(head)) {
    return t`This is an SVG drawing, which can’t be shown here. Use a JPEG, PNG, GIF or WebP.`
  }
  if (/^.{4}ftyp(?:avi[fs]|hei[cfsx]|hev[cx]|mif1|msf1)/s.test(head)) {
    return t`This is an AVIF or HEIC picture, which can’t be shown here. Use a JPEG, PNG, GIF or WebP.`
  }
  if (/^\s*<(?:!doctype html|html|head|body)/i.test(head)) {
    return t`The address gives a web page, not a picture.`
  }
  return t`This is no picture that can be shown here. Use a JPEG, PNG, GIF or WebP.`
}

function broken(): ImageError {
  return failed('broken', t`The picture is damaged: its head can’t be read.`)
}

function failed(code: ImageFailure['code'], reason: string): ImageError {
  return new ImageError(refused(code, reason))
}
