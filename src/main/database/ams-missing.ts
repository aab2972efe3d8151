import type { AmsProduct } from '@shared/catalog/product'
import { toJson } from './columns'
import type { Database } from './database'

/** A product that one file or read lacks may be in the next: what was accepted for it must not be lost. */
export function missingKeeper(db: Database): (product: AmsProduct) => void {
  const keep = db.prepare(
    `INSERT INTO ams_missing (product_id, product) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET product = excluded.product`,
  )
  return (product) => {
    keep.run(product.id, toJson(product))
  }
}
