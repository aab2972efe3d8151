import { deflateSync } from 'node:zlib'
import { ImageError } from '@main/images/image-failures'
import { crc32 } from '@main/store-simulator/media/crc32'

/** A whole PNG that measures what it says; `seed` tells two of them apart. */
export function png(width = 3, height = 2, seed = 0): Buffer {
  return Buffer.concat([pngHead(width, height), pixels(width, height, seed), chunk('IEND')])
}

/** Its first bytes alone. */
export function pngHead(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header)])
}

function pixels(width: number, height: number, seed: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height, seed)
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0
  return chunk('IDAT', deflateSync(rows))
}

export function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/** Why it was refused; throws where it was not. */
export async function failureOf(work: () => unknown): Promise<ImageError['failure']> {
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof ImageError) return thrown.failure
    throw thrown
  }
  throw new Error('It was not refused')
}
