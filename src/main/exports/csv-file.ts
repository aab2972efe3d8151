import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { notWritten } from './not-written'

export type Cell = string | number | null
type Row = readonly Cell[]

/**
 * Writes a CSV file that spreadsheets open as it is meant: UTF-8 with a byte order mark, CRLF, and no
 * cell that could start a formula (owasp.org/www-community/attacks/CSV_Injection): such a cell begins with
 * an apostrophe. The rows are taken batch by batch, with a turn for others in between. The file appears
 * under its name when it is whole; before that a file of that name stays as it was. Returns the number of
 * rows. Throws a `ConcordError` (`file-not-written`).
 */
export async function writeCsvFile(
  path: string,
  header: readonly string[],
  batches: Iterable<readonly Row[]>,
  pause: () => Promise<void>,
): Promise<number> {
  const unfinished = `${path}.${process.pid}.part`
  const file = inWords(() => openSync(unfinished, 'wx'))
  try {
    let rows = 0
    inWords(() => writeFileSync(file, `${BYTE_ORDER_MARK}${csv([header])}`))
    for (const batch of batches) {
      inWords(() => writeFileSync(file, csv(batch)))
      rows += batch.length
      await pause()
    }
    inWords(() => fsyncSync(file))
    closeSync(file)
    inWords(() => renameSync(unfinished, path))
    return rows
  } catch (thrown) {
    closeQuietly(file)
    rmSync(unfinished, { force: true })
    throw thrown
  }
}

const BYTE_ORDER_MARK = '\uFEFF'

function csv(rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}

function closeQuietly(file: number): void {
  try {
    closeSync(file)
  } catch {
    // It was closed before what failed.
  }
}

function inWords<T>(write: () => T): T {
  try {
    return write()
  } catch (thrown) {
    throw notWritten(thrown)
  }
}
