/** What an image file says of itself. */
export type ImageSize = {
  readonly mimeType: string
  readonly width: number
  readonly height: number
}

/** Reads the format and the pixels of a PNG, JPEG, GIF or WEBP; `null` for anything else. */
export function imageSize(bytes: Buffer): ImageSize | null {
  try {
    return pngSize(bytes) ?? gifSize(bytes) ?? webpSize(bytes) ?? jpegSize(bytes)
  } catch (error) {
    // A file that ends inside its own head.
    if (error instanceof RangeError) return null
    throw error
  }
}

function pngSize(bytes: Buffer): ImageSize | null {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return null
  return { mimeType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function gifSize(bytes: Buffer): ImageSize | null {
  if (bytes.toString('latin1', 0, 4) !== 'GIF8') return null
  return { mimeType: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

function webpSize(bytes: Buffer): ImageSize | null {
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const mimeType = 'image/webp'
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { mimeType, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { mimeType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
    }
    default:
      return {
        mimeType,
        width: bytes.readUInt16LE(26) & 0x3fff,
        height: bytes.readUInt16LE(28) & 0x3fff,
      }
  }
}

const START_OF_IMAGE = 0xffd8

/** Walks the segments to the first start-of-frame, where the size lies. */
function jpegSize(bytes: Buffer): ImageSize | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== START_OF_IMAGE) return null
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const height = bytes.readUInt16BE(at + 5)
      return { mimeType: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height }
    }
  }
  return null
}
