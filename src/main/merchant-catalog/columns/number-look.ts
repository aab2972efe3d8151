import type { NumberColumn, NumberRule } from '@shared/contract/imports'
import type { SourceRow } from '../../engine/ports'
import { decimalBy, type NumberSpelling, spellingOf } from './number-rules'

export type LookedAt = {
  readonly column: string
  readonly label: string
  readonly place: number
}

/** Looks at the numbers of a column, row by row, to tell which rule they follow. */
export class NumberLook {
  readonly #at: LookedAt
  readonly #seen = new Map<NumberSpelling, string>()

  constructor(at: LookedAt) {
    this.#at = at
  }

  look({ cells }: SourceRow): void {
    const cell = cells[this.#at.place]
    if (typeof cell !== 'string' || cell.trim() === '') return
    const spelling = spellingOf(cell)
    if (!this.#seen.has(spelling)) this.#seen.set(spelling, cell.trim().slice(0, 40))
  }

  /**
   * `isOfProgram`: the file is written by a program that uses points, so 1.234 has decimals in it. `chosen`: what a
   * person said. Null where neither the file nor a person tells.
   */
  found(isOfProgram: boolean, chosen: NumberRule | undefined): NumberColumn {
    const { column, label } = this.#at
    const example =
      this.#seen.get('either-comma') ??
      this.#seen.get('either-point') ??
      this.#seen.get('comma') ??
      this.#seen.get('point') ??
      null
    return {
      column,
      label,
      rule: chosen ?? this.#told(isOfProgram),
      example,
      asPoint: example && (decimalBy(example, 'point')?.decimal ?? null),
      asComma: example && (decimalBy(example, 'comma')?.decimal ?? null),
    }
  }

  #told(isOfProgram: boolean): NumberRule | null {
    const has = (spelling: NumberSpelling): boolean => this.#seen.has(spelling)
    const saysPoint = has('point') || (isOfProgram && has('either-point'))
    if (saysPoint && has('comma')) return null
    if (saysPoint) return 'point'
    if (has('comma')) return 'comma'
    return has('either-point') || has('either-comma') ? null : 'point'
  }
}
