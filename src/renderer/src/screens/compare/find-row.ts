import type { DifferenceRow } from '@shared/contract/review'
import type { RowPages } from '../../api'

/** Looked through at most, so that a key never reads a whole catalog. */
const FARTHEST = 3_000

/** The nearest row in one direction that fits, asking the engine for pages on the way. */
export async function findRow(
  pages: RowPages<DifferenceRow>,
  from: number,
  step: 1 | -1,
  fits: (row: DifferenceRow) => boolean,
): Promise<number | null> {
  for (let index = from + step; index >= 0 && index < pages.total; index += step) {
    if (Math.abs(index - from) > FARTHEST) return null
    const row = pages.at(index) ?? (await pages.fetchRow(index))
    if (!row) return null
    if (fits(row)) return index
  }
  return null
}

/** Whether a person can still decide this row. */
export function isOpen(row: DifferenceRow, storing: ReadonlySet<string>): boolean {
  return row.choice === null && row.choices.length > 0 && !storing.has(row.key)
}
