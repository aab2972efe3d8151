/** A line longer than this is no record of a catalog; Shopify caps a product far below. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024

export type Lines = {
  readonly lines: readonly string[]
  /** True in the last batch when the stream ended in the middle of a line. */
  readonly cut: boolean
}

/** Splits a byte stream at line feeds and hands over the whole lines of each chunk. */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Lines> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of stream) {
    rest += decoder.decode(chunk, { stream: true })
    if (rest.length > LONGEST_LINE_BYTES) throw new RangeError('A line is too long')
    const parts = rest.split('\n')
    rest = parts.pop() ?? ''
    if (parts.length > 0) yield { lines: parts, cut: false }
  }
  yield { lines: [], cut: rest.trim() !== '' || endsInsideCharacter(decoder) }
}

function endsInsideCharacter(decoder: InstanceType<typeof TextDecoder>): boolean {
  try {
    return decoder.decode() !== ''
  } catch {
    return true
  }
}
