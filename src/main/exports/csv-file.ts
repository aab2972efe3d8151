import { guardFormula } from '@shared/catalog/formula-guard'
import { stringify } from 'csv-stringify/sync'
import type { Row, Table } from './table'
import { writeInParts } from './write-in-parts'

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Writes a CSV file that spreadsheets open as it is meant: UTF-8 with a byte order mark, CRLF, and no
 * cell that could start a formula: such a cell begins with an apostrophe. Returns the number of rows. Throws a
 * `ConcordError` (`file-not-written`); a file of that name stays as it was then.
 */
export async function writeCsvFile(
  path: string,
  { header, batches, pause }: Table,
): Promise<number> {
  let rows = 0
  async function* parts(): AsyncGenerator<string> {
    yield `${BYTE_ORDER_MARK}${csv([header])}`
    for await (const batch of batches) {
      yield csv(batch)
      rows += batch.length
      await pause()
    }
  }
  await writeInParts(path, parts())
  return rows
}

function csv(rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell))),
    // A line break of any kind ends a record, so a cell with one is quoted.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}
