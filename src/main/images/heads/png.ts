import { type Extent, NotWhole } from './head-reader'

const FIRST_CHUNK = 8
const LENGTH_TYPE_AND_SUM = 12

/** The first chunk tells the size (w3.org/TR/png-3, 11.2.1); each `fcTL` begins a frame of what moves. */
export function pngExtent(bytes: Buffer): Extent {
  const isFirst = bytes.toString('latin1', FIRST_CHUNK + 4, FIRST_CHUNK + 8) === 'IHDR'
  if (!isFirst || bytes.readUInt32BE(FIRST_CHUNK) !== 13) throw new NotWhole()
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  return { width, height, frames: framesOf(bytes) }
}

function framesOf(bytes: Buffer): number {
  let frames = 0
  let at = FIRST_CHUNK
  while (at + 8 <= bytes.length) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'fcTL') frames += 1
    at += LENGTH_TYPE_AND_SUM + bytes.readUInt32BE(at)
  }
  return Math.max(frames, 1)
}
