import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import type { NumberRule, RefusedRow } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import type { CatalogLayout, CatalogToImport, SourceRow } from '../engine/ports'
import { layoutOf } from './columns/layout'
import { CsvBroken, type CsvRecord, CsvRecords } from './csv/csv-records'
import { delimiterOf } from './csv/delimiters'
import { looseQuotes, rowMaker } from './csv/record-rows'
import { refuseLarge, unreadable } from './file-errors'
import { notACatalog } from './not-a-catalog'
import { type FindPicture, findBeside, findByAddress } from './products/find-picture'

/**
 * Reads a catalog of AMS's or Shopify's columns whole and at once, for files that come with Concord: one row that can't
 * be taken refuses all. What a person chooses is opened by `openCatalogFile`. Throws `file-unreadable`,
 * `file-too-large` or `file-not-a-catalog`; nothing is changed by reading.
 */
export function readCatalogFile(path: string): CatalogToImport {
  const fileName = basename(path)
  return readCatalogText(readText(path, fileName), fileName, findBeside(path))
}

/** `find`: how pictures are found; without it only those with a public address are. */
export function readCatalogText(
  text: string,
  fileName: string,
  find: FindPicture = findByAddress,
): CatalogToImport {
  const records = recordsOf(text, fileName)
  const [header, ...rows] = rowsOf(records)
  const layout = layoutOf(header?.cells ?? [], {}, find)
  if (layout.kind !== 'ams' && layout.kind !== 'shopify') {
    throw notACatalog(fileName, t`its first line has neither the AMS columns nor those of Shopify`)
  }
  layout.look(rows)
  const { isSilentAboutImages } = layout
  const { products, notes } = productsOf(layout, rows, fileName)
  return {
    sourceName: fileName,
    isSilentAboutImages,
    products,
    notes: [...looseQuotes(records), ...notes],
  }
}

function productsOf(
  layout: CatalogLayout,
  rows: readonly SourceRow[],
  fileName: string,
): Pick<CatalogToImport, 'products' | 'notes'> {
  const rules = Object.fromEntries(
    layout.numbers().map(({ column, rule }): [string, NumberRule] => [column, rule ?? 'point']),
  )
  const byId = new Map<string, SourceRow[]>()
  for (const row of rows) {
    const id = layout.productId(row)
    if (id === '') throw notACatalog(fileName, t`line ${row.line}: the product's id is empty`)
    const known = byId.get(id) ?? []
    known.push(row)
    byId.set(id, known)
  }
  const owners = new Map<string, string>()
  const notes: string[] = []
  const products = [...byId].map(([id, itsRows]) => {
    const read = layout.product(id, itsRows, rules)
    const [refused] = read.refused
    if (refused || !read.product) throw refusal(fileName, refused)
    for (const variant of read.product.variants) {
      if (owners.has(variant.id)) {
        throw notACatalog(fileName, t`variant ${variant.id} stands twice`)
      }
      owners.set(variant.id, id)
    }
    notes.push(...read.notes)
    return read.product
  })
  return { products, notes }
}

function refusal(fileName: string, refused: RefusedRow | undefined): ConcordError {
  const { line = 0, column = null, value = '', reason = '' } = refused ?? {}
  if (column === null) return notACatalog(fileName, t`line ${line}: ${reason}`)
  return notACatalog(fileName, t`line ${line}, column ${column}: "${value}": ${reason}`)
}

function recordsOf(text: string, fileName: string): CsvRecord[] {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  try {
    const records = new CsvRecords(delimiterOf(plain.slice(0, 1 << 16)))
    return [...records.push(plain), ...records.end()]
  } catch (broken) {
    if (broken instanceof CsvBroken) throw notACatalog(fileName, broken.message, broken)
    throw broken
  }
}

function rowsOf(records: readonly CsvRecord[]): SourceRow[] {
  return records.map(rowMaker('utf-8', false))
}

function readText(path: string, fileName: string): string {
  let bytes: Buffer
  try {
    refuseLarge(fileName, statSync(path).size)
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof ConcordError) throw error
    throw unreadable(fileName, error)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw notACatalog(fileName, t`it is no UTF-8 text`, error)
  }
}
