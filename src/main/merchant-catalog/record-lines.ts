export type RecordLines = {
  /** The line in which each record begins, blank lines left out. */
  readonly starts: readonly number[]
  /** The line of a quote that is opened and never closed; null when all are closed. */
  readonly openQuote: number | null
}

/** Where the records of CSV text stand, lines counted as a text editor does: CR, LF or CR LF ends one. */
export function recordLines(text: string): RecordLines {
  const starts: number[] = []
  let line = 1
  let quote: number | null = null
  let isBetweenRecords = true
  for (let index = 0; index < text.length; index++) {
    const mark = text[index]
    if (mark === '\r' || mark === '\n') {
      if (mark === '\r' && text[index + 1] === '\n') index++
      line++
      isBetweenRecords = quote === null
      continue
    }
    if (isBetweenRecords) starts.push(line)
    isBetweenRecords = false
    if (mark !== '"') continue
    if (quote === null) quote = line
    else if (text[index + 1] === '"') index++
    else quote = null
  }
  return { starts, openQuote: quote }
}
