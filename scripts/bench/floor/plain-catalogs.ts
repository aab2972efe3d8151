import BetterSqlite3 from 'better-sqlite3'
import { type BenchProduct, benchProduct, OPTION_NAME } from '../catalog/bench-product'
import type { CatalogSpec } from '../catalog/catalog-spec'
import { productGid, variantGid } from '../catalog/ids'
import { shopifyProduct } from '../catalog/shopify-side'

const ROWS_PER_BATCH = 10_000

/**
 * Both catalogs as sqldiff takes them: a file for each side, the same tables, the fields that Concord
 * compares in one spelling, both sides under the ids that link them.
 */
export function writePlainCatalogs(spec: CatalogSpec, oursFile: string, theirsFile: string): void {
  writePlainCatalog(spec, (index) => benchProduct(spec, index), oursFile)
  writePlainCatalog(spec, (index) => shopifyProduct(spec, index), theirsFile)
}

function writePlainCatalog(
  { products }: CatalogSpec,
  productAt: (index: number) => BenchProduct,
  file: string,
): void {
  const db = new BetterSqlite3(file)
  db.exec(`
    CREATE TABLE product (id TEXT PRIMARY KEY, title TEXT, description_html TEXT, vendor TEXT,
      product_type TEXT, status TEXT, option_names TEXT);
    CREATE TABLE variant (id TEXT PRIMARY KEY, product_id TEXT, sku TEXT, price TEXT,
      option_values TEXT);`)
  const addProduct = db.prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?)')
  const addVariant = db.prepare('INSERT INTO variant VALUES (?, ?, ?, ?, ?)')
  const names = JSON.stringify([OPTION_NAME])
  db.exec('BEGIN')
  for (let index = 0; index < products; index++) {
    const { title, descriptionHtml, vendor, productType, status, variants } = productAt(index)
    const id = productGid(index)
    addProduct.run(id, title, descriptionHtml, vendor, productType, status, names)
    for (const [place, { sku, price, size }] of variants.entries()) {
      addVariant.run(variantGid(index, place), id, sku, price, JSON.stringify([size]))
    }
    if (index % ROWS_PER_BATCH === ROWS_PER_BATCH - 1) db.exec('COMMIT; BEGIN')
  }
  db.exec('COMMIT')
  db.close()
}
