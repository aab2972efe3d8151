import { unguardFormula } from '@shared/catalog/formula-guard'
import { isDecimalText } from '@shared/catalog/money'
import type { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { CsvRow } from './csv-rows'
import { notACatalog } from './csv-rows'

/** Cells of one row, read by type. Every refusal names the file, the line, the column and the value. */
export class Cells {
  readonly #fileName: string
  readonly #row: CsvRow

  constructor(fileName: string, row: CsvRow) {
    this.#fileName = fileName
    this.#row = row
  }

  get line(): number {
    return this.#row.line
  }

  text(column: string): string {
    return unguardFormula(this.#row.cells.get(column) ?? '')
  }

  textOrNull(column: string): string | null {
    const text = this.text(column).trim()
    return text === '' ? null : text
  }

  /** Decimal text as written, or null when the cell is empty; 0 stays 0. */
  decimalOrNull(column: string): string | null {
    const text = this.textOrNull(column)
    if (text === null) return null
    if (!isDecimalText(text)) {
      throw this.refuse(column, (shown) => t`"${shown}" is no decimal number such as 19.90`)
    }
    return text
  }

  /** Whole units, or null when the cell is empty. */
  unitsOrNull(column: string): number | null {
    const text = this.textOrNull(column)
    if (text === null) return null
    if (!/^-?\d{1,9}$/.test(text)) {
      throw this.refuse(column, (shown) => t`"${shown}" is no whole number`)
    }
    return Number(text)
  }

  oneOf<T extends string>(column: string, words: Readonly<Record<string, T>>, ifEmpty: T): T {
    const text = this.text(column).trim()
    if (text === '') return ifEmpty
    const word = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined
    if (word === undefined) {
      const known = Object.keys(words).join(', ')
      throw this.refuse(column, (shown) => t`"${shown}" is none of ${known}`)
    }
    return word
  }

  empty(column: string): ConcordError {
    return this.refuse(column, (shown) => t`"${shown}" is empty`)
  }

  /** `words` tells what is wrong with the cell, of which it is given what is shown. */
  refuse(column: string, words: (shown: string) => string): ConcordError {
    const why = words(this.text(column).slice(0, 60))
    return notACatalog(this.#fileName, t`line ${this.line}, column ${column}: ${why}`)
  }
}
