import type { AmsProduct } from '@shared/catalog/product'
import { amsListed } from './ams-listed'
import { type AmsProductWriter, amsProductWriter } from './ams-product-rows'
import type { Database } from './database'
import type { Generations } from './generations'

/** Writes a product of the live catalog where it stands in it, or at its end; inside the caller's transaction. */
export function amsProductSaver(
  db: Database,
  generations: Generations,
): (product: AmsProduct) => void {
  const save = amsProductPlacer(db, generations, amsProductWriter(db))
  const listed = amsListed(db, generations)
  return (product) => {
    save(product)
    listed.these([product.id])
  }
}

/** The same, but for the list of products, which whoever saves many brings up to date at the end. */
export function amsProductPlacer(
  db: Database,
  generations: Generations,
  write: AmsProductWriter,
): (product: AmsProduct) => void {
  const positionOf = db
    .prepare<[number, string], number>(
      'SELECT position FROM ams_product WHERE generation = ? AND id = ?',
    )
    .pluck()
  const lastPosition = db
    .prepare<[number], number>(
      'SELECT coalesce(max(position), -1) FROM ams_product WHERE generation = ?',
    )
    .pluck()
  return (product) => {
    const live = generations.liveId('ams')
    const position = positionOf.get(live, product.id) ?? (lastPosition.get(live) ?? -1) + 1
    write(live, position, product)
  }
}
