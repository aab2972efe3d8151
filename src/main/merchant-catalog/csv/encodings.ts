import { createReadStream } from 'node:fs'
import type { Encoding } from '@shared/contract/imports'

export type FoundEncoding = {
  readonly encoding: Encoding
  readonly by: 'mark' | 'proof' | 'guess'
}

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/**
 * The encoding of a text, from its beginning and from whether all of it is UTF-8: by its byte order mark, by the
 * zeros of UTF-16, by what its bytes can be at all.
 */
export function encodingOf(beginning: Uint8Array, isUtf8: boolean): FoundEncoding {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, at) => beginning[at] === byte))
  if (mark) return { encoding: mark.encoding, by: 'mark' }
  const wide = utf16Of(beginning)
  if (wide) return { encoding: wide, by: 'guess' }
  if (isUtf8) return { encoding: 'utf-8', by: 'proof' }
  if (looksJapanese(beginning)) return { encoding: 'shift_jis', by: 'guess' }
  return { encoding: isMostlyUtf8(beginning) ? 'utf-8' : 'windows-1252', by: 'guess' }
}

/** Text of Western letters has a zero in every other byte. */
function utf16Of(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const many = bytes.length / 8
  if (odd > many && odd > even * 8) return 'utf-16le'
  return even > many && even > odd * 8 ? 'utf-16be' : null
}

/** Decodes without a flaw, and most of what is no ASCII are kana and kanji of two bytes. */
function looksJapanese(beginning: Uint8Array): boolean {
  const text = decodedWhole(beginning, 'shift_jis')
  if (text === null) return false
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  const japanese = text.match(/[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/g)?.length ?? 0
  return japanese * 2 > foreign
}

/** A beginning may end inside a character. */
function decodedWhole(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** Characters of several bytes are right at least as often as wrong: in text of single bytes hardly any would be. */
function isMostlyUtf8(beginning: Uint8Array): boolean {
  const text = new TextDecoder().decode(beginning)
  const right = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
  const wrong = text.match(/\ufffd+/g)?.length ?? 0
  return right >= wrong
}

/** Whether all bytes of a file are text of this encoding. */
export async function isWholly(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of bytesOf(path)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return true
  } catch (thrown) {
    if (thrown instanceof TypeError) return false
    throw thrown
  }
}

/** The text of a file, piece by piece, without its byte order mark; a byte that is none of it becomes U+FFFD. */
export async function* textOf(
  path: string,
  encoding: Encoding,
): AsyncGenerator<{ readonly text: string; readonly readBytes: number }> {
  const decoder = new TextDecoder(encoding)
  let readBytes = 0
  for await (const bytes of bytesOf(path)) {
    readBytes += bytes.length
    yield { text: decoder.decode(bytes, { stream: true }), readBytes }
  }
  yield { text: decoder.decode(), readBytes }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
    if (chunk instanceof Uint8Array) yield chunk
  }
}
