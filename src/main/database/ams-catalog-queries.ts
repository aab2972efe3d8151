import type { AmsProduct } from '@shared/catalog/product'
import type { AmsCatalogStore } from '../engine/ports'
import { amsProductReader } from './ams-product-rows'
import { storedAmsProduct } from './ams-product-schema'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

export function amsCatalogQueries(db: Database, generations: Generations): AmsCatalogStore {
  const read = amsProductReader(db)
  const selectHeads = db.prepare<
    { generation: number; ids: string },
    { id: string; name: string; vendor: string; sku: string; variantCount: number }
  >(
    `SELECT p.id, p.name, p.vendor,
       coalesce((SELECT v.sku FROM ams_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id ORDER BY v.position LIMIT 1), '') AS sku,
       p.variants_counted AS variantCount
     FROM json_each(@ids) wanted CROSS JOIN ams_product p
     WHERE p.id = wanted.value AND p.generation = @generation
     ORDER BY wanted.key`,
  )

  const selectImported = db
    .prepare<[string], string>('SELECT product FROM ams_imported WHERE product_id = ?')
    .pluck()
  const selectMissing = db
    .prepare<[string], string>('SELECT product FROM ams_missing WHERE product_id = ?')
    .pluck()

  const selectExisting = db
    .prepare<{ generation: number; ids: string }, string>(
      `SELECT p.id FROM json_each(@ids) wanted CROSS JOIN ams_product p
       WHERE p.generation = @generation AND p.id = wanted.value`,
    )
    .pluck()

  const live = (): number => generations.liveId('ams')
  const products = (ids: readonly string[]): AmsProduct[] => {
    const generation = live()
    return ids.flatMap((id) => read(generation, id) ?? [])
  }
  return {
    info() {
      const generation = generations.live('ams')
      if (!generation) return null
      const counts = db
        .prepare<[number, number], { products: number; variants: number }>(
          `SELECT (SELECT count(*) FROM ams_product WHERE generation = ?) AS products,
             (SELECT count(*) FROM ams_variant WHERE generation = ?) AS variants`,
        )
        .get(generation.id, generation.id)
      return {
        sourceName: generation.sourceName,
        importedAt: generation.finishedAt,
        products: counts?.products ?? 0,
        variants: counts?.variants ?? 0,
      }
    },
    imported: (id) => storedAmsProduct(selectImported.get(id)),
    lastKnown: (id) => products([id])[0] ?? storedAmsProduct(selectMissing.get(id)),
    product: (id) => products([id])[0] ?? null,
    products,
    heads: (ids) => selectHeads.all({ generation: live(), ids: toJson(ids) }),
    existing: (ids) => selectExisting.all({ generation: live(), ids: toJson(ids) }),
  }
}
