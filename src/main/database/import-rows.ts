import { z } from 'zod'
import type { ImportDesk, NumberedRow } from '../engine/ports'
import { toJson } from './columns'
import type { Database } from './database'

type RowRecord = { number: number; line: number; cells: string; problem: string | null }
type RowsOfDesk = Pick<ImportDesk, 'addRows' | 'rows' | 'assign' | 'products' | 'productCount'>

const cellsSchema = z.array(z.union([z.string(), z.number()]))

/** The rows of the file that is imported, and which product each is of. */
export function importRows(db: Database): RowsOfDesk {
  const insert = db.prepare('INSERT INTO import_row (line, cells, problem) VALUES (?, ?, ?)')
  const select = db.prepare<[number, number], RowRecord>(
    'SELECT number, line, cells, problem FROM import_row WHERE number > ? ORDER BY number LIMIT ?',
  )
  const insertProduct = db.prepare('INSERT OR IGNORE INTO import_product (id) VALUES (?)')
  const selectPlace = db
    .prepare<[string], number>('SELECT place FROM import_product WHERE id = ?')
    .pluck()
  const assign = db.prepare('UPDATE import_row SET place = ? WHERE number = ?')
  const selectProducts = db.prepare<[number, number], { place: number; id: string }>(
    'SELECT place, id FROM import_product WHERE place > ? ORDER BY place LIMIT ?',
  )
  const countProducts = db.prepare<[], number>('SELECT count(*) FROM import_product').pluck()
  const selectRows = db.prepare<[number], RowRecord>(
    'SELECT number, line, cells, problem FROM import_row WHERE place = ? ORDER BY number',
  )
  return {
    addRows: (rows) => {
      for (const { line, cells, problem } of rows) insert.run(line, toJson(cells), problem)
    },
    rows: (after, limit) => select.all(after, limit).map(toRow),
    assign(rows) {
      for (const { number, productId } of rows) {
        insertProduct.run(productId)
        assign.run(selectPlace.get(productId) ?? null, number)
      }
    },
    productCount: () => countProducts.get() ?? 0,
    products: (after, limit) =>
      selectProducts.all(after, limit).map(({ place, id }) => {
        return { place, id, rows: selectRows.all(place).map(toRow) }
      }),
  }
}

function toRow({ number, line, cells, problem }: RowRecord): NumberedRow {
  return { number, line, cells: cellsSchema.parse(JSON.parse(cells)), problem }
}
