import { t } from '@shared/words/words'
import { MOST_RECORD_CHARACTERS } from '../limits'

export type CsvRecord = {
  /** Its first line (1-based, as a text editor counts). */
  readonly line: number
  readonly cells: readonly string[]
  /** Why it is no record of RFC 4180; null where it is one. */
  readonly problem: string | null
  /** A quote stands in a cell that is not quoted: it was taken as it stands. */
  readonly hasLooseQuote: boolean
}

/** What makes the rest of a text unreadable; `message` tells it, with its line. */
export class CsvBroken extends Error {
  override readonly name = 'CsvBroken'
}

type Place = 'begin' | 'plain' | 'quoted' | 'quote-in-quoted'

const QUOTE = 0x22
const CR = 0x0d
const LF = 0x0a

/**
 * Cuts CSV text (RFC 4180; CR, LF and CR LF end a line, also mixed) into records as it arrives, in pieces of any
 * length. Blank lines and records of empty cells are left out. Holds one record at a time.
 */
export class CsvRecords {
  readonly #delimiter: number
  #line = 1
  #place: Place = 'begin'
  #isAfterCr = false
  #quoteLine = 0
  #firstLine = 1
  #cells: string[] = []
  #cell = ''
  #characters = 0
  #problem: string | null = null
  #hasLooseQuote = false
  #records: CsvRecord[] = []

  /** `delimiter` is one character. */
  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0)
  }

  /** Records that end in this piece. Throws `CsvBroken` at one that is too long. */
  push(text: string): CsvRecord[] {
    let from = 0
    const take = (until: number): void => this.#take(text.slice(from, until))
    for (let index = 0; index < text.length; index++) {
      const mark = text.charCodeAt(index)
      const isLineEnd = mark === CR || mark === LF
      if (isLineEnd && !(mark === LF && this.#isAfterCr)) this.#line++
      const isSecondHalf = mark === LF && this.#isAfterCr
      this.#isAfterCr = mark === CR
      if (this.#place === 'quoted') {
        if (mark !== QUOTE) continue
        take(index)
        this.#place = 'quote-in-quoted'
        from = index + 1
      } else if (isLineEnd) {
        if (!isSecondHalf) {
          take(index)
          this.#endRecord()
        }
        from = index + 1
      } else if (mark === this.#delimiter) {
        take(index)
        this.#endCell()
        from = index + 1
      } else if (mark === QUOTE && this.#place === 'begin') {
        this.#place = 'quoted'
        this.#quoteLine = this.#line
        from = index + 1
      } else if (mark === QUOTE && this.#place === 'quote-in-quoted') {
        this.#take('"')
        this.#place = 'quoted'
        from = index + 1
      } else if (this.#place !== 'plain') {
        if (this.#place === 'quote-in-quoted') {
          this.#problem ??= t`there is text behind the closing quote of a cell`
        }
        this.#place = 'plain'
      } else if (mark === QUOTE) this.#hasLooseQuote = true
    }
    take(text.length)
    return this.#taken()
  }

  /** The last record, where no line end came behind it. Throws `CsvBroken` where a quote is still open. */
  end(): CsvRecord[] {
    if (this.#place === 'quoted') {
      throw new CsvBroken(t`the quote that opens in line ${this.#quoteLine} is never closed`)
    }
    this.#endRecord()
    return this.#taken()
  }

  #take(text: string): void {
    this.#characters += text.length
    if (this.#characters > MOST_RECORD_CHARACTERS) {
      throw new CsvBroken(
        this.#place === 'quoted'
          ? t`the quote that opens in line ${this.#quoteLine} is not closed within ${MOST_RECORD_CHARACTERS} characters`
          : t`the record in line ${this.#firstLine} has more than ${MOST_RECORD_CHARACTERS} characters`,
      )
    }
    this.#cell += text
  }

  #endCell(): void {
    this.#cells.push(this.#cell)
    this.#cell = ''
    this.#place = 'begin'
  }

  #endRecord(): void {
    this.#endCell()
    if (this.#cells.some((cell) => cell !== '')) {
      this.#records.push({
        line: this.#firstLine,
        cells: this.#cells,
        problem: this.#problem,
        hasLooseQuote: this.#hasLooseQuote,
      })
    }
    this.#firstLine = this.#line
    this.#cells = []
    this.#characters = 0
    this.#problem = null
    this.#hasLooseQuote = false
  }

  #taken(): CsvRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }
}
