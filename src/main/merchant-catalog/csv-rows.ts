import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { recordLines } from './record-lines'

/** One record of the file: its first line (1-based, as a text editor counts) and its cells by column. */
export type CsvRow = {
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

export type CsvFile = {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
}

const LARGEST_RECORD_CHARACTERS = 1_000_000
const recordsSchema = z.array(z.array(z.string()))
const failureSchema = z.object({ code: z.string(), records: z.number() })

/**
 * Reads CSV text (RFC 4180; comma, semicolon or tab, found from the header) into rows. Throws
 * `file-not-a-catalog` that names the line where the file stops making sense.
 */
export function parseCsv(text: string, fileName: string): CsvFile {
  const { starts, openQuote } = recordLines(text)
  if (openQuote !== null) {
    throw notACatalog(fileName, t`the quote that opens in line ${openQuote} is never closed`)
  }
  const [header, ...records] = parseRecords(text, fileName, starts)
  const columns = header?.map((name) => name.trim()) ?? []
  const repeated = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index)
  if (repeated !== undefined) {
    throw notACatalog(fileName, t`the column "${repeated}" stands twice in line ${starts[0]}`)
  }
  const rows = records
    .map((record, index) => ({ record, line: starts[index + 1] ?? 0 }))
    .filter(({ record }) => record.some((cell) => cell !== ''))
    .map(({ record, line }): CsvRow => {
      if (record.length > columns.length) {
        throw notACatalog(
          fileName,
          t`the record in line ${line} has ${record.length} cells, the header ${columns.length}`,
        )
      }
      return { line, cells: new Map(columns.map((name, index) => [name, record[index] ?? ''])) }
    })
  return { columns, rows }
}

function parseRecords(text: string, fileName: string, starts: readonly number[]): string[][] {
  try {
    return recordsSchema.parse(
      parse(text, {
        bom: true,
        delimiter: delimiterOf(text),
        // All three, because files that several programs wrote mix them.
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: LARGEST_RECORD_CHARACTERS,
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { code, records } = failureSchema.parse(error)
    const line = starts[records] ?? 1
    const why =
      code === 'CSV_MAX_RECORD_SIZE'
        ? t`the record in line ${line} has more than ${LARGEST_RECORD_CHARACTERS} characters`
        : t`the record in line ${line} has a quote in the middle of a cell`
    throw notACatalog(fileName, why, error)
  }
}

/** The separator that the header line uses most, outside quotes. */
function delimiterOf(text: string): string {
  const header =
    text
      .slice(0, 20_000)
      .split(/[\r\n]/, 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? ''
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

export function notACatalog(fileName: string, why: string, cause?: unknown): ConcordError {
  return new ConcordError(
    {
      code: 'file-not-a-catalog',
      message: t`${fileName} can't be read as a catalog: ${why}. The AMS catalog was not changed.`,
      nextStep: t`Choose a CSV file with AMS's columns or Shopify's product export.`,
      retryable: false,
    },
    cause,
  )
}
