import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Row, Table } from '../table'
import { writeInParts } from '../write-in-parts'
import { packageParts, SHEET_PATH } from './package-parts'
import { rowsXml, SHEET_BEGINS, SHEET_ENDS } from './sheet-xml'

/** Bounds of the format (support.microsoft.com, "Excel specifications and limits"). */
const MOST_ROWS = 1_048_576
const LONGEST_TEXT = 32_767

/**
 * Writes a workbook (ECMA-376) of one sheet, row by row, so that memory stays flat however long the table is. Returns
 * the number of rows below the header. Throws a `ConcordError`: `file-too-large` where the format can't hold
 * a text or that many rows, `file-not-written`; a file of that name stays as it was then.
 */
export async function writeXlsxFile(
  path: string,
  sheetName: string,
  { header, batches, pause }: Table,
): Promise<number> {
  let rows = 0
  async function* parts(): AsyncGenerator<Uint8Array> {
    const zip = new Zipping()
    for (const [name, text] of Object.entries(packageParts(sheetName))) zip.whole(name, text)
    zip.begin(SHEET_PATH, SHEET_BEGINS + rowsXml([header], 1))
    for await (const batch of batches) {
      refuseTooLarge(header, batch, rows)
      zip.more(rowsXml(batch, rows + 2))
      rows += batch.length
      yield* zip.take()
      await pause()
    }
    zip.end(SHEET_ENDS)
    yield* zip.take()
  }
  await writeInParts(path, parts())
  return rows
}

/** A zip file as it grows: what was put in is taken out packed, piece by piece. */
class Zipping {
  #packed: Uint8Array[] = []
  #open: ZipDeflate | null = null
  readonly #zip = new Zip((error, data) => {
    if (error) throw error
    this.#packed.push(data)
  })

  whole(name: string, text: string): void {
    this.begin(name, text)
    this.#open?.push(new Uint8Array(), true)
  }

  begin(name: string, text: string): void {
    this.#open = new ZipDeflate(name, { level: 6 })
    this.#zip.add(this.#open)
    this.more(text)
  }

  more(text: string): void {
    this.#open?.push(strToU8(text))
  }

  end(text: string): void {
    this.#open?.push(strToU8(text), true)
    this.#zip.end()
  }

  take(): readonly Uint8Array[] {
    const taken = this.#packed
    this.#packed = []
    return taken
  }
}

function refuseTooLarge(header: readonly string[], batch: readonly Row[], before: number): void {
  if (before + batch.length >= MOST_ROWS) {
    throw tooLarge(t`a sheet holds ${MOST_ROWS} rows at most`)
  }
  for (const row of batch) {
    const column = row.findIndex((cell) => typeof cell === 'string' && cell.length >= LONGEST_TEXT)
    if (column === -1) continue
    const [name, id] = [header[column] ?? '', String(row[0])]
    throw tooLarge(
      t`the cell ${name} of ${id} has more than the ${LONGEST_TEXT} characters that a cell can hold`,
    )
  }
}

function tooLarge(why: string): ConcordError {
  return new ConcordError({
    code: 'file-too-large',
    message: t`The workbook was not written: ${why}. Nothing in Concord changed.`,
    nextStep: t`Choose CSV, which has no such limit.`,
    retryable: false,
  })
}
