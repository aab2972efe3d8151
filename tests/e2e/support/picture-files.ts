import { crc32 } from '@main/store-simulator/media/crc32'
import { drawnPicture } from '@main/store-simulator/media/drawn-picture'

/** Where the size stands in a PNG, and the chunk that it is in (w3.org/TR/png-3, 11.2.1). */
const SIZE = { width: 16, height: 20, from: 12, sum: 29 } as const

/** A small PNG whose head says that it has so many pixels. */
export function claiming(width: number, height: number): Buffer {
  const bytes = Buffer.from(drawnPicture('claims'))
  bytes.writeUInt32BE(width, SIZE.width)
  bytes.writeUInt32BE(height, SIZE.height)
  bytes.writeUInt32BE(crc32(bytes.subarray(SIZE.from, SIZE.sum)), SIZE.sum)
  return bytes
}
