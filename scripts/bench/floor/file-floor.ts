import { createReadStream } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { parse } from 'csv-parse'
import { STATE_FILE_SETTINGS } from './state-file-settings'

export type FileFloorResult = {
  readonly seconds: number
  readonly products: number
  readonly variants: number
}

const ROWS_PER_BATCH = 500

/** Columns that Concord keeps, as its own file names them. */
const OF_PRODUCT = [
  'product_id',
  'name',
  'description',
  'vendor',
  'category',
  'status',
  'shopify_status',
  'option1_name',
  'commission_rate',
]
const OF_VARIANT = [
  'variant_id',
  'product_id',
  'sku',
  'retail_price',
  'option1_value',
  'on_hand',
  'wholesale_commitments',
  'cogs',
]

/**
 * The least that any import of a catalog file does: read it, tell its cells (csv-parse, streamed), and insert the
 * columns that Concord keeps by prepared statements into tables without a key, committed in batches. Nothing is
 * looked at, compared or shown.
 */
export async function fileFloor(file: string, databaseFile: string): Promise<FileFloorResult> {
  const db = new BetterSqlite3(databaseFile)
  for (const setting of STATE_FILE_SETTINGS) db.pragma(setting)
  const product = inserted(db, 'product', OF_PRODUCT)
  const variant = inserted(db, 'variant', OF_VARIANT)
  const started = performance.now()
  let products = 0
  let variants = 0
  let last = ''
  const cells = createReadStream(file).pipe(parse({ bom: true }))
  let header: readonly string[] | null = null
  db.exec('BEGIN')
  for await (const row of cells) {
    // Believed unchecked: the bench wrote the file itself.
    const values: readonly string[] = row
    if (header === null) {
      header = values
      product.place(header)
      variant.place(header)
      continue
    }
    const id = product.idOf(values)
    if (id !== last) {
      product.insert(values)
      products++
      last = id
    }
    variant.insert(values)
    if (++variants % ROWS_PER_BATCH === 0) db.exec('COMMIT; BEGIN')
  }
  db.exec('COMMIT')
  const seconds = (performance.now() - started) / 1000
  db.close()
  return { seconds, products, variants }
}

function inserted(db: BetterSqlite3.Database, table: string, columns: readonly string[]) {
  db.exec(`CREATE TABLE ${table} (${columns.map((column) => `${column} TEXT`).join(', ')})`)
  const statement = db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)
  let places: readonly number[] = []
  return {
    place(header: readonly string[]): void {
      places = columns.map((column) => header.indexOf(column))
    },
    idOf: (row: readonly string[]): string => row[places[0] ?? 0] ?? '',
    insert: (row: readonly string[]): void => {
      statement.run(...places.map((place) => row[place]))
    },
  }
}
