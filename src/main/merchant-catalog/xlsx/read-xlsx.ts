import type { ImportChoices } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import type { ReadTable, TableBatch, TableFacts } from '../../engine/ports'
import { notACatalog } from '../not-a-catalog'
import { SheetRows } from './sheet-rows'
import { openWorkbook, type Sheet, type Workbook, xmlOf } from './workbook'
import { XmlTokens } from './xml-tokens'
import { WorkbookBroken, ZipFile } from './zip-entries'

/**
 * Reads one sheet of a workbook that nobody changes meanwhile: the chosen one, else the first that is not hidden.
 * Values as they were saved; nothing is computed, followed or run.
 */
export async function readXlsx(
  path: string,
  fileName: string,
  choices: ImportChoices,
): Promise<ReadTable> {
  const book = await inWords(fileName, async () => openWorkbook(await ZipFile.open(path)))
  const sheet = sheetOf(book, choices.sheet)
  const facts: TableFacts = {
    kind: 'xlsx',
    encoding: null,
    encodingBy: null,
    delimiter: null,
    sheets: book.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet: sheet.name,
  }
  return { facts, batches: batchesOf(book, sheet, fileName) }
}

function sheetOf({ sheets }: Workbook, chosen: string | undefined): Sheet {
  const sheet =
    sheets.find(({ name }) => name === chosen) ??
    sheets.find(({ isHidden }) => !isHidden) ??
    sheets[0]
  if (!sheet) throw new WorkbookBroken(t`it has no sheet with cells`)
  return sheet
}

async function* batchesOf(
  book: Workbook,
  sheet: Sheet,
  fileName: string,
): AsyncGenerator<TableBatch> {
  const rows = new SheetRows(book)
  const tokens = new XmlTokens(rows)
  try {
    let last = 0
    for await (const { text, readBytes } of xmlOf(book.zip, sheet.entry)) {
      last = readBytes
      tokens.push(text)
      yield { rows: rows.taken(), notes: [], readBytes }
    }
    tokens.end()
    const hidden = book.sheets.filter((one) => one.isHidden && one !== sheet)
    const ofBook = hidden.map(({ name }) => t`The sheet "${name}" is hidden and is not read.`)
    const notes = [...book.notes, ...ofBook, ...rows.notes()]
    yield { rows: rows.taken(), notes, readBytes: last }
  } catch (thrown) {
    if (thrown instanceof WorkbookBroken) throw notACatalog(fileName, thrown.message, thrown)
    throw thrown
  }
}

async function inWords<T>(fileName: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof WorkbookBroken) throw notACatalog(fileName, thrown.message, thrown)
    throw thrown
  }
}
