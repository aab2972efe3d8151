import BetterSqlite3 from 'better-sqlite3'
import { processorMs } from '../measure/step-clock'
import { fileLines } from './file-lines'
import { STATE_FILE_SETTINGS } from './state-file-settings'

/** How long it took, and how much was read, to prove that all of it was. */
export type FloorResult = {
  readonly seconds: number
  readonly processorSeconds: number
  readonly products: number
  readonly variants: number
}

/** A line as the bench wrote it itself. Believed unchecked: checking is no part of the floor. */
type Line =
  | {
      readonly __typename: 'Product'
      readonly id: string
      readonly title: string
      readonly descriptionHtml: string
      readonly vendor: string
      readonly productType: string
      readonly status: string
      readonly updatedAt: string
      readonly options: readonly { readonly name: string }[]
      readonly variantsCount: { readonly count: number }
    }
  | {
      readonly __typename: 'ProductVariant'
      readonly __parentId: string
      readonly id: string
      readonly sku: string
      readonly price: string
      readonly selectedOptions: readonly { readonly value: string }[]
      readonly inventoryItem: {
        readonly id: string
        readonly tracked: boolean
        readonly inventoryLevel: { readonly quantities: readonly { readonly quantity: number }[] }
      }
    }

const TABLES = `
  CREATE TABLE product (generation INTEGER, id TEXT, title TEXT, description_html TEXT, vendor TEXT,
    product_type TEXT, status TEXT, option_names TEXT, updated_at TEXT, variants_counted INTEGER);
  CREATE TABLE variant (generation INTEGER, id TEXT, product_id TEXT, position INTEGER, sku TEXT,
    price TEXT, option_values TEXT, inventory_item_id TEXT, tracked INTEGER, available INTEGER);`

/**
 * The least that any ingest of an export does: read lines, `JSON.parse`, the columns that Concord keeps
 * of them inserted by prepared statements into tables without a key, committed in batches.
 */
export async function ingestFloor(
  exportFile: string,
  databaseFile: string,
  rowsPerBatch: number,
): Promise<FloorResult> {
  const db = new BetterSqlite3(databaseFile)
  for (const setting of STATE_FILE_SETTINGS) db.pragma(setting)
  db.exec(TABLES)
  const insert = inserts(db)
  const started = performance.now()
  const processorStarted = processorMs()
  let products = 0
  let variants = 0
  let inBatch = 0
  db.exec('BEGIN')
  for await (const lines of fileLines(exportFile)) {
    for (const text of lines) {
      const line: Line = JSON.parse(text)
      if (line.__typename === 'Product') {
        insert.product(line)
        products++
      } else {
        insert.variant(line, variants++)
      }
      if (++inBatch < rowsPerBatch) continue
      db.exec('COMMIT; BEGIN')
      inBatch = 0
    }
  }
  db.exec('COMMIT')
  const seconds = (performance.now() - started) / 1000
  const processorSeconds = (processorMs() - processorStarted) / 1000
  db.close()
  return { seconds, processorSeconds, products, variants }
}

function inserts(db: BetterSqlite3.Database) {
  const product = db.prepare('INSERT INTO product VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const variant = db.prepare('INSERT INTO variant VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  return {
    product: (line: Extract<Line, { __typename: 'Product' }>): void => {
      product.run(
        line.id,
        line.title,
        line.descriptionHtml,
        line.vendor,
        line.productType,
        line.status,
        JSON.stringify(line.options.map(({ name }) => name)),
        line.updatedAt,
        line.variantsCount.count,
      )
    },
    variant: (line: Extract<Line, { __typename: 'ProductVariant' }>, position: number): void => {
      variant.run(
        line.id,
        line.__parentId,
        position,
        line.sku,
        line.price,
        JSON.stringify(line.selectedOptions.map(({ value }) => value)),
        line.inventoryItem.id,
        line.inventoryItem.tracked ? 1 : 0,
        line.inventoryItem.inventoryLevel.quantities[0]?.quantity ?? null,
      )
    },
  }
}
