import { unguardFormula } from '@shared/catalog/formula-guard'
import type { NumberRule, RefusedRow } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import type { SourceCell, SourceRow } from '../../engine/ports'
import { decimalBy } from '../columns/number-rules'

/** Where the values of the columns that a reader asks for stand in a row. */
export type PlacedColumns = {
  readonly places: ReadonlyMap<string, { readonly place: number; readonly label: string }>
  readonly rules: Readonly<Record<string, NumberRule>>
  /** True in files of columns that Concord writes, in which no cell can start a formula. */
  readonly isGuarded: boolean
}

/** Where what a product's rows say goes that is no value of it. */
export type Findings = { readonly refused: RefusedRow[]; readonly notes: string[] }

const SHOWN_CHARACTERS = 60

/** Cells of one row of a product, read by type. What is no value of its column is refused, and reads as if it were empty. */
export class Cells {
  readonly line: number
  readonly findings: Findings
  readonly #productId: string
  readonly #row: SourceRow
  readonly #columns: PlacedColumns

  constructor(productId: string, row: SourceRow, columns: PlacedColumns, findings: Findings) {
    this.line = row.line
    this.findings = findings
    this.#productId = productId
    this.#row = row
    this.#columns = columns
  }

  text(column: string): string {
    const cell = this.#cell(column)
    if (typeof cell === 'number') return plainText(cell)
    return this.#columns.isGuarded ? unguardFormula(cell) : cell
  }

  textOrNull(column: string): string | null {
    const text = this.text(column).trim()
    return text === '' ? null : text
  }

  /** Decimal text, or null when the cell is empty; 0 stays 0. */
  decimalOrNull(column: string): string | null {
    const cell = this.#cell(column)
    const text = this.textOrNull(column)
    if (text === null) return null
    const read =
      typeof cell === 'number'
        ? decimalBy(text, 'point')
        : decimalBy(text, ruleOf(this.#columns.rules, column))
    if (read === null) {
      this.refuse(column, t`it is no decimal number such as 19.90`)
      return null
    }
    if (read.hasCurrency) {
      this.note(
        t`${this.label(column)} "${shortened(text)}" is taken as ${read.decimal}, without its currency.`,
      )
    }
    return read.decimal
  }

  /** Whole units, or null when the cell is empty. */
  unitsOrNull(column: string): number | null {
    const cell = this.#cell(column)
    const text = this.textOrNull(column)
    if (text === null) return null
    const rule = typeof cell === 'number' ? 'point' : ruleOf(this.#columns.rules, column)
    const read = decimalBy(text, rule)
    const units =
      read && !read.hasCurrency ? /^(-?\d{1,9})(?:\.0+)?$/.exec(read.decimal)?.[1] : null
    if (units === undefined || units === null) {
      this.refuse(column, t`it is no whole number`)
      return null
    }
    return Number(units)
  }

  oneOf<T extends string>(column: string, words: Readonly<Record<string, T>>, ifEmpty: T): T {
    const text = this.text(column).trim()
    if (text === '') return ifEmpty
    const word = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined
    if (word === undefined) {
      this.refuse(column, t`it is none of ${Object.keys(words).join(', ')}`)
      return ifEmpty
    }
    return word
  }

  has(column: string): boolean {
    return this.#columns.places.has(column)
  }

  refuse(column: string | null, reason: string): void {
    this.findings.refused.push({
      line: this.line,
      column: column === null ? null : this.label(column),
      value: column === null ? '' : shortened(this.text(column)),
      reason,
      productId: this.#productId,
    })
  }

  note(sentence: string): void {
    this.findings.notes.push(t`Line ${this.line}: ${sentence}`)
  }

  /** What the file itself calls the column. */
  label(column: string): string {
    return this.#columns.places.get(column)?.label ?? column
  }

  #cell(column: string): SourceCell {
    const at = this.#columns.places.get(column)
    return at === undefined ? '' : (this.#row.cells[at.place] ?? '')
  }
}

export function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}

/** A number without an exponent: 123000000000, not 1.23e+11. */
export function plainText(number: number): string {
  const text = String(number)
  if (!text.includes('e')) return text
  return number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}

/** Columns of no number rule were never in doubt: both rules read them alike. */
function ruleOf(rules: Readonly<Record<string, NumberRule>>, column: string): NumberRule {
  return Object.hasOwn(rules, column) ? (rules[column] ?? 'point') : 'point'
}
