import { readLines } from '@main/shopify/read-lines'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

async function* chunks(bytes: Uint8Array, borders: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [
    ...new Set([0, ...borders.map((border) => border % (bytes.length + 1)), bytes.length]),
  ]
  at.sort((left, right) => left - right)
  for (const [index, start] of at.entries()) yield bytes.slice(start, at[index + 1] ?? bytes.length)
}

async function read(bytes: Uint8Array, borders: readonly number[] = []) {
  const lines: string[] = []
  let cut = false
  for await (const batch of readLines(chunks(bytes, borders))) {
    lines.push(...batch.lines)
    cut = batch.cut
  }
  return { lines, cut }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('lines of a stream', () => {
  test('come whole wherever the chunks are cut, also inside a character', async () => {
    const text = '{"a":"Caf\u00e9 \u{1f33f}"}\n{"b":"\u6f22\u5b57"}\n\n'
    const bytes = utf8(text)
    for (let border = 0; border <= bytes.length; border++) {
      expect(await read(bytes, [border])).toEqual({
        lines: text.split('\n').slice(0, -1),
        cut: false,
      })
    }
    const everyByte = Array.from(bytes, (_, index) => index)
    expect((await read(bytes, everyByte)).lines).toEqual(text.split('\n').slice(0, -1))
  })

  test('are the same for any text and any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ''))),
        fc.array(fc.nat(500)),
        async (lines, borders) => {
          const bytes = utf8(lines.map((line) => `${line}\n`).join(''))
          // The decoder takes a byte order mark for what it is.
          const expected = lines.map((line, index) =>
            index === 0 ? line.replace(/^\ufeff/, '') : line,
          )
          expect(await read(bytes, borders)).toEqual({ lines: expected, cut: false })
        },
      ),
    )
  })

  test('say that the last one was cut', async () => {
    expect(await read(utf8('{"a":1}\n{"b"'))).toEqual({ lines: ['{"a":1}'], cut: true })
  })

  test('say that the last one was cut also when it was cut inside a character', async () => {
    const bytes = utf8('{"a":1}\n{"b":"\u{1f33f}')
    expect(await read(bytes.slice(0, -1))).toEqual({ lines: ['{"a":1}'], cut: true })
  })

  test('of nothing are none, and nothing is cut', async () => {
    expect(await read(utf8(''))).toEqual({ lines: [], cut: false })
  })

  test('refuse bytes that are no text rather than replace them', async () => {
    await expect(read(new Uint8Array([0x61, 0xff, 0x62, 0x0a]))).rejects.toThrow(TypeError)
  })
})
