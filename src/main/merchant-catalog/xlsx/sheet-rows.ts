import { t } from '@shared/words/words'
import type { SourceCell, SourceRow } from '../../engine/ports'
import { MOST_COLUMNS, MOST_ROWS } from '../limits'
import { plainText } from '../products/cells'
import { dateOf } from './number-formats'
import { unescaped, type Workbook } from './workbook'
import type { Attributes, XmlHandler } from './xml-tokens'
import { WorkbookBroken } from './zip-entries'

/** A float holds so many digits for sure. */
const MOST_DIGITS = 15

type Cell = {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
}

/** Gathers the rows of a sheet from its tags. Empty rows cost nothing, however they are formatted. */
export class SheetRows implements XmlHandler {
  readonly #book: Workbook
  #rows: SourceRow[] = []
  #count = 0
  #width: number | null = null
  #line = 0
  #cells: SourceCell[] = []
  #problem: string | null = null
  #column = -1
  #cell: Cell | null = null
  /** Inside of what holds the value of a cell. */
  #isValue = false
  #isPhonetic = false
  #hidden = { rows: 0, columns: 0 }
  #merged = 0
  #formulas = 0
  #hasFilter = false
  readonly #said = new Map<string, string>()

  constructor(book: Workbook) {
    this.#book = book
  }

  /** Rows that ended since they were taken last. */
  taken(): SourceRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  /** What the sheet hides and how its cells show other than they are, as sentences. */
  notes(): string[] {
    const { rows, columns } = this.#hidden
    return [
      ...(rows > 0 ? [t`Hidden rows are read, too: ${rows} of them.`] : []),
      ...(columns > 0 ? [t`Hidden columns are read, too: ${columns} of them.`] : []),
      ...(this.#hasFilter
        ? [t`The sheet has a filter. All rows are read, also what it hides.`]
        : []),
      ...(this.#merged > 0
        ? [t`Merged cells (${this.#merged} areas): the value counts for the first cell alone.`]
        : []),
      ...(this.#formulas > 0
        ? [
            t`Cells with formulas (${this.#formulas}): the values that were saved are taken. Nothing is computed.`,
          ]
        : []),
      ...this.#said.values(),
    ]
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#beginRow(attributes)
    else if (name === 'c') this.#beginCell(attributes)
    else if (name === 'v') this.#isValue = true
    else if (name === 't') this.#isValue = !this.#isPhonetic
    else if (name === 'rPh') this.#isPhonetic = true
    else if (name === 'f') this.#formulas++
    else if (name === 'mergeCell') this.#merged++
    else if (name === 'autoFilter') this.#hasFilter = true
    else if (name === 'col' && attributes.isTrue('hidden')) {
      const [first, last] = [Number(attributes.get('min')), Number(attributes.get('max'))]
      this.#hidden.columns += Math.max(1, Math.min(last - first + 1, MOST_COLUMNS))
    }
  }

  text(text: string): void {
    if (this.#isValue && this.#cell) this.#cell.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row') this.#endRow()
  }

  #beginRow(attributes: Attributes): void {
    this.#line = Number(attributes.get('r') ?? this.#line + 1)
    if (attributes.isTrue('hidden')) this.#hidden.rows++
    this.#column = -1
  }

  #beginCell(attributes: Attributes): void {
    const reference = attributes.get('r')
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference)
    this.#cell = {
      column: this.#column,
      type: attributes.get('t') ?? 'n',
      style: Number(attributes.get('s') ?? 0),
      value: '',
    }
  }

  #endCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (!cell || cell.value === '') return
    const value = this.#valueOf(cell)
    if (value === '') return
    if (cell.column >= (this.#width ?? MOST_COLUMNS)) {
      if (this.#width === null)
        throw new WorkbookBroken(t`it has more than ${MOST_COLUMNS} columns`)
      this.#problem ??= t`a cell stands right of the header's last one`
      return
    }
    while (this.#cells.length < cell.column) this.#cells.push('')
    this.#cells[cell.column] = value
  }

  #endRow(): void {
    if (this.#cells.length > 0 || this.#problem !== null) {
      this.#count++
      if (this.#count > MOST_ROWS) throw new WorkbookBroken(t`it has more than ${MOST_ROWS} rows`)
      this.#width ??= this.#cells.length
      this.#rows.push({ line: this.#line, cells: this.#cells, problem: this.#problem })
    }
    this.#cells = []
    this.#problem = null
  }

  #valueOf({ type, value, column, style }: Cell): SourceCell {
    switch (type) {
      case 's':
        return this.#book.texts[Number(value)] ?? ''
      case 'str':
      case 'inlineStr':
        return unescaped(value)
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'e':
        this.#problem ??= t`the cell in column ${lettersOf(column)} holds the error ${value}`
        return value
      case 'd':
        return value
      default:
        return this.#numberOf(Number(value), column, style)
    }
  }

  #numberOf(number: number, column: number, style: number): SourceCell {
    if (!Number.isFinite(number)) return ''
    const shown = this.#book.styles[style] ?? { kind: 'number' }
    const name = lettersOf(column)
    if (shown.kind === 'date') {
      const date = dateOf(number, this.#book.is1904)
      if (date !== null) {
        this.#say(
          `date ${column}`,
          t`Column ${name} shows dates: ${plainText(number)} is taken as ${date}.`,
        )
        return date
      }
    }
    if (shown.kind === 'padded' && Number.isInteger(number) && number >= 0) {
      const padded = plainText(number).padStart(shown.digits, '0')
      this.#say(
        `padded ${column}`,
        t`Column ${name} shows ${plainText(number)} as ${padded}, which is taken.`,
      )
      return padded
    }
    if (shown.kind === 'percent') {
      this.#say(
        `percent ${column}`,
        t`Column ${name} shows percentages: the number itself (${plainText(number)}) is taken.`,
      )
    }
    if (
      plainText(Math.abs(number)).replaceAll(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS &&
      Number.isInteger(number)
    ) {
      this.#say(
        `digits ${column}`,
        t`Column ${name} holds numbers of more than ${MOST_DIGITS} digits, such as ${plainText(number)}: the last digits may have been lost when it was saved.`,
      )
    }
    return number
  }

  #say(key: string, sentence: string): void {
    if (!this.#said.has(key)) this.#said.set(key, sentence)
  }
}

/** 0 for A, 27 for AB. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : `${lettersOf(Math.floor(column / 26) - 1)}${last}`
}
