import { type Extent, NotWhole } from './head-reader'

const FILL = 0xff
/** Markers without a segment: TEM, RST0 to RST7, SOI. */
const BARE = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8])
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
/** Within the range of frame markers: tables of Huffman, of arithmetic coding, and one that is reserved. */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc])

/**
 * Walks the segments to the frame, which tells the size (w3.org/Graphics/JPEG/itu-t81.pdf, B.2). Bytes that stand
 * where a marker should are passed over as libjpeg does it: a reader that went another way would see another size
 * than the one that decodes.
 */
export function jpegExtent(bytes: Buffer): Extent {
  let at = 2
  for (;;) {
    const { marker, after } = nextMarker(bytes, at)
    at = after
    if (BARE.has(marker)) continue
    if (marker === END_OF_IMAGE || marker === START_OF_SCAN) throw new NotWhole()
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker)) {
      return { height: bytes.readUInt16BE(at + 3), width: bytes.readUInt16BE(at + 5), frames: 1 }
    }
    const length = bytes.readUInt16BE(at)
    if (length < 2) throw new NotWhole()
    at += length
  }
}

function nextMarker(bytes: Buffer, from: number): { marker: number; after: number } {
  let at = from
  for (;;) {
    at = bytes.indexOf(FILL, at)
    if (at < 0) throw new NotWhole()
    while (bytes[at] === FILL) at += 1
    const marker = bytes.readUInt8(at)
    at += 1
    if (marker !== 0) return { marker, after: at }
  }
}
