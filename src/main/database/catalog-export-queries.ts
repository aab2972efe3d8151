import type { AmsProduct } from '@shared/catalog/product'
import type { CatalogExportStore, LastExport } from '../engine/ports'
import { storedAmsProduct } from './ams-product-schema'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

type Place = { id: string; position: number }
type Known = { imported: string | null; written: string | null }

/** A row of `ams_exported` says nothing any more once another file was imported: its catalog is another generation. */
export function catalogExportQueries(
  db: Database,
  generations: Generations,
  products: (ids: readonly string[]) => AmsProduct[],
): CatalogExportStore {
  const selectPlaces = db.prepare<
    { generation: number; position: number; id: string; limit: number },
    Place
  >(
    `SELECT id, position FROM ams_product
     WHERE generation = @generation AND (position, id) > (@position, @id)
     ORDER BY position, id LIMIT @limit`,
  )
  const selectKnown = db.prepare<{ generation: number; ids: string }, Known>(
    `SELECT i.product AS imported, e.mark AS written
     FROM json_each(@ids) wanted
     LEFT JOIN ams_imported i ON i.product_id = wanted.value
     LEFT JOIN ams_exported e ON e.product_id = wanted.value AND e.generation = @generation
     ORDER BY wanted.key`,
  )
  const keep = db.prepare(
    `INSERT INTO ams_exported (product_id, generation, mark) VALUES (?, ?, ?)
     ON CONFLICT (product_id) DO UPDATE SET generation = excluded.generation, mark = excluded.mark`,
  )
  const keepFile = db.prepare('INSERT INTO ams_export (at, name, products) VALUES (?, ?, ?)')
  const selectLast = db.prepare<[], LastExport>(
    'SELECT at, name, products FROM ams_export ORDER BY sequence DESC LIMIT 1',
  )
  const countProducts = db
    .prepare<[number], number>('SELECT count(*) FROM ams_product WHERE generation = ?')
    .pluck()
  return {
    live() {
      const generation = generations.liveId('ams')
      return { generation, products: countProducts.get(generation) ?? 0 }
    },
    stretch(generation, after, limit) {
      if (generations.liveId('ams') !== generation) return null
      const places = selectPlaces.all({
        generation,
        position: after?.position ?? -1,
        id: after?.id ?? '',
        limit,
      })
      const ids = places.map(({ id }) => id)
      const known = selectKnown.all({ generation, ids: toJson(ids) })
      const found = products(ids)
      return {
        next: places.length < limit ? null : (places.at(-1) ?? null),
        products: found.map((product, index) => ({
          product,
          imported: storedAmsProduct(known[index]?.imported ?? undefined),
          written: known[index]?.written ?? null,
        })),
      }
    },
    remember: ({ at, name, products: count }, generation, written) => {
      db.transaction(() => {
        keepFile.run(at, name, count)
        for (const { id, mark } of written) keep.run(id, generation, mark)
      })()
    },
    last: () => selectLast.get() ?? null,
  }
}
