import type { Encoding } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import type { SourceRow } from '../../engine/ports'
import { MOST_COLUMNS } from '../limits'
import { CsvBroken, type CsvRecord } from './csv-records'

/**
 * Makes rows of records in their order. The first one is the header: no row has more cells. `hasBadBytes`: some bytes are no text
 * of this encoding, and a U+FFFD stands for them.
 */
export function rowMaker(
  encoding: Encoding,
  hasBadBytes: boolean,
): (record: CsvRecord) => SourceRow {
  let width: number | null = null
  return ({ line, cells, problem }) => {
    width ??= headerWidth(cells.length)
    return { line, cells: cells.slice(0, width), problem: problem ?? flaw(cells, width) }
  }
  function flaw(cells: readonly string[], most: number): string | null {
    if (cells.length > most) return t`the row has ${cells.length} cells, the header ${most}`
    if (hasBadBytes && cells.some((cell) => cell.includes('\ufffd'))) {
      return t`the row holds bytes that are no ${encoding.toUpperCase()} text`
    }
    return null
  }
}

function headerWidth(cells: number): number {
  if (cells > MOST_COLUMNS) throw new CsvBroken(t`it has more than ${MOST_COLUMNS} columns`)
  return cells
}

/** What was taken as it stands, though it is no CSV of RFC 4180. */
export function looseQuotes(records: readonly CsvRecord[]): string[] {
  return records
    .filter(({ hasLooseQuote }) => hasLooseQuote)
    .map(({ line }) => t`Line ${line}: a quote in the middle of a cell is taken as it stands.`)
}
