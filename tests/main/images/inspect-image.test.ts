import { inspectImage } from '@main/images/inspect-image'
import { drawnPicture } from '@main/store-simulator/media/drawn-picture'
import { imageTypeOf } from '@shared/catalog/image-type'
import { describe, expect, test } from 'vitest'
import { chunk, failureOf, png, pngHead } from './support'

const latin = (text: string) => Buffer.from(text, 'latin1')

/** Markers with their segments; a frame of the given size where it says so. */
function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
function frame(width: number, height: number, marker = 0xc0): Buffer {
  const data = Buffer.alloc(9)
  data[0] = 8
  data.writeUInt16BE(height, 1)
  data.writeUInt16BE(width, 3)
  return segment(marker, data)
}
const SOI = Buffer.from([0xff, 0xd8])
const SCAN = segment(0xda, Buffer.alloc(10))
const jpeg = (...parts: Buffer[]) => Buffer.concat([SOI, ...parts, SCAN])

function gif(width: number, height: number, frames: Buffer[], trailer = ';'): Buffer {
  const head = Buffer.alloc(13)
  head.write('GIF89a', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  return Buffer.concat([head, ...frames, latin(trailer)])
}
function gifFrame(left: number, top: number, width: number, height: number): Buffer {
  const head = Buffer.alloc(11)
  head.write(',', 'latin1')
  head.writeUInt16LE(left, 1)
  head.writeUInt16LE(top, 3)
  head.writeUInt16LE(width, 5)
  head.writeUInt16LE(height, 7)
  head[10] = 2
  const control = Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0])
  return Buffer.concat([control, head, Buffer.from([2, 0x44, 1, 0])])
}

function riff(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([latin('WEBP'), ...chunks])
  const head = latin('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
function webpChunk(name: string, data: Buffer): Buffer {
  const head = latin(`${name}\0\0\0\0`)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
function vp8x(width: number, height: number): Buffer {
  const data = Buffer.alloc(10)
  data.writeUIntLE(width - 1, 4, 3)
  data.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', data)
}
function lossy(width: number, height: number): Buffer {
  const data = Buffer.alloc(10)
  data.writeUIntBE(0x9d012a, 3, 3)
  data.writeUInt16LE(width, 6)
  data.writeUInt16LE(height, 8)
  return webpChunk('VP8 ', data)
}
function lossless(width: number, height: number): Buffer {
  const data = Buffer.alloc(6)
  data[0] = 0x2f
  data.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1)
  return webpChunk('VP8L', data)
}

describe('the head of a picture', () => {
  test.each([
    ['a PNG', png(640, 480), 'image/png', 640, 480],
    ['a drawn PNG', drawnPicture('x'), 'image/png', 240, 240],
    ['a JPEG', jpeg(segment(0xe0, latin('JFIF\0')), frame(800, 600)), 'image/jpeg', 800, 600],
    ['a progressive JPEG', jpeg(frame(801, 601, 0xc2)), 'image/jpeg', 801, 601],
    ['a JPEG with filling', jpeg(Buffer.from([0xff, 0xff]), frame(9, 8)), 'image/jpeg', 9, 8],
    ['a GIF', gif(30, 20, [gifFrame(0, 0, 30, 20)]), 'image/gif', 30, 20],
    ['a GIF cut off', gif(30, 20, [gifFrame(0, 0, 30, 20)], ''), 'image/gif', 30, 20],
    ['a lossy WebP', riff(lossy(320, 200)), 'image/webp', 320, 200],
    ['a lossless WebP', riff(lossless(16384, 3000)), 'image/webp', 16384, 3000],
    ['an extended WebP', riff(vp8x(500, 400), lossy(500, 400)), 'image/webp', 500, 400],
  ])('of %s tells type and size', (_, bytes, mediaType, width, height) => {
    expect(inspectImage(bytes)).toEqual({ mediaType, width, height })
    expect(imageTypeOf(new Uint8Array(bytes))).toBe(mediaType)
  })

  test('I1: is all that is looked at: ICC and EXIF bombs are neither unpacked nor followed', () => {
    const bomb = chunk('iCCP', Buffer.alloc(100_000, 0x78))
    expect(inspectImage(Buffer.concat([pngHead(4, 4), bomb]))).toMatchObject({ width: 4 })
    const exif = latin('Exif\0\0MM\0*\xff\xff\xff\xff')
    expect(inspectImage(jpeg(segment(0xe1, exif), frame(5, 5)))).toMatchObject({ width: 5 })
  })
})

describe('I1: is refused with its reason', () => {
  test.each([
    ['60,000 x 60,000 pixels in a few bytes', pngHead(60_000, 60_000), 'too-many-pixels'],
    ['one pixel too many', pngHead(50_000_001, 1), 'too-many-pixels'],
    ['a huge JPEG', jpeg(frame(65_535, 65_535)), 'too-many-pixels'],
    ['a huge WebP', riff(vp8x(16_777_216, 16_777_216)), 'too-many-pixels'],
    [
      'a GIF whose frame is larger than it',
      gif(1, 1, [gifFrame(0, 0, 65_535, 65_535)]),
      'too-many-pixels',
    ],
    [
      'a GIF of 10,000 frames',
      gif(1, 1, Array(10_000).fill(gifFrame(0, 0, 1, 1))),
      'too-many-pixels',
    ],
    [
      'a GIF whose frames are too much together',
      gif(5000, 5000, Array(50).fill(gifFrame(0, 0, 1, 1))),
      'too-many-pixels',
    ],
    [
      'a WebP of 10,000 frames',
      riff(vp8x(1, 1), ...Array(10_000).fill(webpChunk('ANMF', Buffer.alloc(16)))),
      'too-many-pixels',
    ],
    [
      'a PNG of 10,000 frames',
      Buffer.concat([pngHead(1, 1), ...Array(10_000).fill(chunk('fcTL', Buffer.alloc(26)))]),
      'too-many-pixels',
    ],
    ['no byte', Buffer.alloc(0), 'broken'],
    ['no pixel', pngHead(0, 5), 'broken'],
    ['a PNG that ends in its head', pngHead(5, 5).subarray(0, 20), 'broken'],
    [
      'a PNG without a header chunk',
      Buffer.concat([latin('\x89PNG\r\n\x1a\n'), chunk('IDAT', Buffer.alloc(30))]),
      'broken',
    ],
    ['a JPEG that ends before its frame', jpeg(segment(0xe0, latin('JFIF\0'))), 'broken'],
    [
      'a JPEG whose segment has no length',
      Buffer.concat([SOI, Buffer.from([0xff, 0xe0, 0, 0]), frame(1, 1)]),
      'broken',
    ],
    ['a JPEG that ends at once', SOI.subarray(0, 2), 'not-a-picture'],
    ['a JPEG of one byte after its start', latin('\xff\xd8\xff'), 'broken'],
    ['a GIF without a frame', gif(3, 3, []), 'broken'],
    ['a WebP of an unknown kind', riff(webpChunk('JUNK', Buffer.alloc(10))), 'broken'],
    ['a WebP that ends in its head', riff(vp8x(1, 1)).subarray(0, 22), 'broken'],
    ['20 MB and a byte', Buffer.alloc(20_000_001), 'too-large'],
    ['a PDF called photo.jpg', latin('%PDF-1.7 …'), 'not-a-picture'],
    [
      'a program with a picture behind it',
      Buffer.concat([latin('MZ\x90\0'), png()]),
      'not-a-picture',
    ],
    ['a web page', latin('<!DOCTYPE html><html>'), 'not-a-picture'],
  ])('%s', async (_, bytes, code) => {
    const failure = await failureOf(() => inspectImage(bytes))
    expect(failure).toMatchObject({ code, retryable: false })
    expect(failure.reason).toMatch(/^[A-Z].*\.$/)
  })

  test('what a decoder sees, not what a less careful reader would', async () => {
    // Garbage between segments that looks like a small frame to who counts its bytes as a length.
    const start = segment(0xe0, latin('JFIF\0'))
    const garbage = Buffer.concat([Buffer.from([0, 4, 1, 1]), frame(60_000, 60_000)])
    expect(await failureOf(() => inspectImage(jpeg(start, garbage, frame(2, 2))))).toMatchObject({
      code: 'too-many-pixels',
    })
  })
})

describe('I2: a drawing that is a document is no picture', () => {
  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    '\xef\xbb\xbf  <!-- hello --><svg><image href="http://127.0.0.1/"/></svg>',
  ])('%s', async (text) => {
    expect(await failureOf(() => inspectImage(latin(text)))).toMatchObject({
      code: 'not-a-picture',
      reason: expect.stringContaining('SVG'),
      retryable: false,
    })
  })

  test.each(['avif', 'avis', 'heic', 'mif1'])(
    'nor is %s, which not every system shows',
    async (brand) => {
      const bytes = latin(`\0\0\0\x1cftyp${brand}\0\0\0\0`)
      const { code, reason } = await failureOf(() => inspectImage(bytes))
      expect([code, reason]).toEqual([
        'not-a-picture',
        expect.stringContaining('can’t be shown here'),
      ])
    },
  )
})
