import { type Extent, NotWhole } from './head-reader'

const FIRST_CHUNK = 12
const CHUNK_HEAD = 8

/** By the first chunk (developers.google.com/speed/webp/docs/riff_container); each `ANMF` is a frame. */
export function webpExtent(bytes: Buffer): Extent {
  const data = FIRST_CHUNK + CHUNK_HEAD
  switch (bytes.toString('latin1', FIRST_CHUNK, FIRST_CHUNK + 4)) {
    case 'VP8X': {
      const width = bytes.readUIntLE(data + 4, 3) + 1
      const height = bytes.readUIntLE(data + 7, 3) + 1
      return { width, height, frames: framesOf(bytes) }
    }
    case 'VP8L': {
      if (bytes.readUInt8(data) !== 0x2f) throw new NotWhole()
      const bits = bytes.readUInt32LE(data + 1)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, frames: 1 }
    }
    case 'VP8 ': {
      if (bytes.readUIntBE(data + 3, 3) !== 0x9d012a) throw new NotWhole()
      const width = bytes.readUInt16LE(data + 6) & 0x3fff
      return { width, height: bytes.readUInt16LE(data + 8) & 0x3fff, frames: 1 }
    }
    default:
      throw new NotWhole()
  }
}

function framesOf(bytes: Buffer): number {
  let frames = 0
  let at = FIRST_CHUNK
  while (at + CHUNK_HEAD <= bytes.length) {
    if (bytes.toString('latin1', at, at + 4) === 'ANMF') frames += 1
    const length = bytes.readUInt32LE(at + 4)
    at += CHUNK_HEAD + length + (length % 2)
  }
  return Math.max(frames, 1)
}
