import { deflateSync } from 'node:zlib'
import { crc32 } from './crc32'

const EDGE = 240
const GROUND = 0
const TABLE = 1
const SHADE = 2
const BODY = 3
const LIGHT = 4
const BAND = 5

/** Where the vessel stands, from its rim to its foot. */
const RIM = 44
const FOOT = 196

/**
 * A picture for a file whose bytes the simulator never had: a vessel of its own form and colours. The same name gives
 * the same bytes, another name another picture.
 */
export function drawnPicture(name: string): Buffer {
  const chance = chanceOf(name)
  const pixels = draw(chance)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(EDGE, 0)
  header.writeUInt32BE(EDGE, 4)
  // Eight bits for each pixel, which are the number of a colour.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(coloursOf(chance).flat())),
    chunk('tEXt', Buffer.from(`Title\0${name.slice(0, 200)}`, 'latin1')),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

type Chance = () => number

/** Rows of pixels, each with the number of its filter (none) before it. */
function draw(chance: Chance): Buffer {
  const widths = Array.from({ length: 5 }, () => 22 + chance() * 62)
  const bandFrom = RIM + 20 + chance() * 70
  const bandTo = bandFrom + 8 + chance() * 34
  const rows = Buffer.alloc(EDGE * (EDGE + 1))
  for (let y = 0; y < EDGE; y++) {
    const half = y < RIM || y > FOOT ? 0 : halfWidth(widths, (y - RIM) / (FOOT - RIM))
    for (let x = 0; x < EDGE; x++) {
      const aside = (x - EDGE / 2) / Math.max(half, 1)
      rows[y * (EDGE + 1) + 1 + x] =
        half === 0 || Math.abs(aside) > 1
          ? behind(x, y, widths.at(-1) ?? 0)
          : surface(aside, y >= bandFrom && y < bandTo)
    }
  }
  return rows
}

function surface(aside: number, isBand: boolean): number {
  if (aside > 0.62) return SHADE
  if (isBand) return BAND
  return aside > -0.62 && aside < -0.4 ? LIGHT : BODY
}

function behind(x: number, y: number, foot: number): number {
  const isShadow = ((x - EDGE / 2 - 10) / (foot + 16)) ** 2 + ((y - FOOT) / 8) ** 2 < 1
  if (isShadow && y > FOOT - 8) return SHADE
  return y > FOOT - 30 ? TABLE : GROUND
}

/** Between the given widths, evenly spread from rim to foot, in soft curves. */
function halfWidth(widths: readonly number[], part: number): number {
  const place = part * (widths.length - 1)
  const index = Math.min(Math.floor(place), widths.length - 2)
  const from = widths[index] ?? 0
  const to = widths[index + 1] ?? 0
  return from + ((to - from) * (1 - Math.cos(Math.PI * (place - index)))) / 2
}

function coloursOf(chance: Chance): number[][] {
  const hue = chance() * 360
  const other = hue + 120 + chance() * 120
  return [
    colour(hue + 180, 0.18, 0.9),
    colour(hue + 180, 0.2, 0.8),
    colour(hue, 0.4, 0.26),
    colour(hue, 0.42, 0.48),
    colour(hue, 0.46, 0.68),
    colour(other, 0.5, 0.56),
  ]
}

/** From hue, saturation and lightness (w3.org/TR/css-color-4, 7.1). */
function colour(hue: number, saturation: number, lightness: number): number[] {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12
    const reach = saturation * Math.min(lightness, 1 - lightness)
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}

/** Numbers from 0 up to but not including 1 that follow from a name. */
function chanceOf(name: string): Chance {
  let state = crc32(Buffer.from(name, 'utf8'))
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}
