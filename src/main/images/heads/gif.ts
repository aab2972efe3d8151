import { type Extent, NotWhole } from './head-reader'

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const HEAD_BYTES = 13

/**
 * The screen's size and its frames (w3.org/Graphics/GIF/spec-gif89a.txt). Browsers make the screen as large as a frame
 * that stands out of it, so frames are looked at too. A file that ends in the middle is as good as what is there of it.
 */
export function gifExtent(bytes: Buffer): Extent {
  if (bytes.length < HEAD_BYTES) throw new NotWhole()
  let width = bytes.readUInt16LE(6)
  let height = bytes.readUInt16LE(8)
  let frames = 0
  let at = HEAD_BYTES + tableBytes(bytes.readUInt8(10))
  while (at < bytes.length) {
    const block = bytes[at]
    if (block === TRAILER) break
    if (block === EXTENSION) at = afterBlocks(bytes, at + 2)
    else if (block === IMAGE && at + 10 <= bytes.length) {
      frames += 1
      width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5))
      height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7))
      at = afterBlocks(bytes, at + 11 + tableBytes(bytes.readUInt8(at + 9)))
    } else break
  }
  if (frames === 0) throw new NotWhole()
  return { width, height, frames }
}

/** A table of colours, where the packed field says that one follows. */
function tableBytes(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1)
}

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    const length = bytes[at]
    if (length === undefined) return bytes.length
    at += 1 + length
    if (length === 0) return at
  }
}
