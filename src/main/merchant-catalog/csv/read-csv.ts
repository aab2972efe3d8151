import type { Delimiter, Encoding, ImportChoices } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import type { ReadTable, TableBatch, TableFacts } from '../../engine/ports'
import { beginningOf } from '../file-beginning'
import { MOST_ROWS } from '../limits'
import { notACatalog } from '../not-a-catalog'
import { CsvBroken, type CsvRecord, CsvRecords } from './csv-records'
import { delimiterOf } from './delimiters'
import { encodingOf, isWholly, textOf } from './encodings'
import { looseQuotes, rowMaker } from './record-rows'

/** So much tells a file's encoding and its delimiter. */
const BEGINNING_BYTES = 1 << 20
const BEGINNING_CHARACTERS = 1 << 16

/** Reads a CSV file that nobody changes meanwhile; what the choices do not say is found out. */
export async function readCsv(
  path: string,
  fileName: string,
  choices: ImportChoices,
): Promise<ReadTable> {
  const beginning = await beginningOf(path, BEGINNING_BYTES)
  const isUtf8 = await isWholly(path, 'utf-8')
  const found = encodingOf(beginning, isUtf8)
  const encoding = choices.encoding ?? found.encoding
  const text = new TextDecoder(encoding).decode(beginning).slice(0, BEGINNING_CHARACTERS)
  if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(text)) {
    throw notACatalog(fileName, t`it is a web page, as a log-in page or a link that ended may be`)
  }
  const delimiter = choices.delimiter ?? delimiterOf(text)
  const facts: TableFacts = {
    kind: 'csv',
    encoding,
    encodingBy: choices.encoding === undefined ? found.by : 'choice',
    delimiter,
    sheets: [],
    sheet: null,
  }
  const hasBadBytes = !(encoding === 'utf-8' ? isUtf8 : await isWholly(path, encoding))
  return { facts, batches: batchesOf(path, fileName, { encoding, delimiter, hasBadBytes }) }
}

type Format = {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** Some bytes are no text of this encoding: a U+FFFD stands for them. */
  readonly hasBadBytes: boolean
}

async function* batchesOf(
  path: string,
  fileName: string,
  { encoding, delimiter, hasBadBytes }: Format,
): AsyncGenerator<TableBatch> {
  const records = new CsvRecords(delimiter)
  const toRow = rowMaker(encoding, hasBadBytes)
  let rows = 0
  const batch = (found: readonly CsvRecord[], readBytes: number): TableBatch => {
    rows += found.length
    if (rows > MOST_ROWS) throw new CsvBroken(t`it has more than ${MOST_ROWS} rows`)
    return { rows: found.map(toRow), notes: looseQuotes(found), readBytes }
  }
  try {
    let last = 0
    for await (const { text, readBytes } of textOf(path, encoding)) {
      last = readBytes
      yield batch(records.push(text), readBytes)
    }
    yield batch(records.end(), last)
  } catch (thrown) {
    if (thrown instanceof CsvBroken) throw notACatalog(fileName, thrown.message, thrown)
    throw thrown
  }
}
