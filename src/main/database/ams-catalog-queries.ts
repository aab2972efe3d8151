import type { AmsProduct } from '@shared/catalog/product'
import { amsContentHash } from '../engine/fields'
import type { AmsCatalogStore, CatalogChanges } from '../engine/ports'
import { markMovedAms } from './ams-moves'
import { amsProductReader, amsProductWriter } from './ams-product-rows'
import { storedAmsProduct } from './ams-product-schema'
import { catalogHistory } from './catalog-history'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { stockEnqueuer } from './stock-enqueuer'

export function amsCatalogQueries(db: Database, generations: Generations): AmsCatalogStore {
  const write = amsProductWriter(db)
  const read = amsProductReader(db)
  const selectHashes = db.prepare<[number], { id: string; content_hash: string }>(
    'SELECT id, content_hash FROM ams_product WHERE generation = ?',
  )
  const selectHeads = db.prepare<
    { generation: number; ids: string },
    { id: string; name: string; vendor: string; sku: string; variants: number }
  >(
    `SELECT p.id, p.name, p.vendor,
       coalesce((SELECT v.sku FROM ams_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id ORDER BY v.position LIMIT 1), '') AS sku,
       (SELECT count(*) FROM ams_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id) AS variants
     FROM json_each(@ids) wanted CROSS JOIN ams_product p
     WHERE p.id = wanted.value AND p.generation = @generation
     ORDER BY wanted.key`,
  )

  const keepImported = db.prepare(`INSERT INTO ams_imported (product_id, product) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET product = excluded.product`)
  const selectImported = db
    .prepare<[string], string>('SELECT product FROM ams_imported WHERE product_id = ?')
    .pluck()
  const selectNeverInAFile = db
    .prepare<[number], string>(
      `SELECT id FROM ams_product WHERE generation = ? AND id NOT IN
         (SELECT product_id FROM ams_imported) ORDER BY position`,
    )
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

  // A person's "not the same" outranks the id that a file stores, unless the two were linked after all.
  const forgetRejectedIds = db.prepare(
    `UPDATE ams_product SET shopify_product_id = NULL WHERE generation = ?
       AND shopify_product_id IS NOT NULL
       AND EXISTS (SELECT 1 FROM rejected_pair r WHERE r.ams_product_id = ams_product.id
         AND r.shopify_product_id = ams_product.shopify_product_id)
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = ams_product.id
         AND l.shopify_product_id = ams_product.shopify_product_id)`,
  )

  const history = catalogHistory(db)
  const queue = stockEnqueuer(db)
  const live = (): number => generations.liveId('ams')
  const missingFrom = (incoming: readonly AmsProduct[]): string[] => {
    const kept = new Set(incoming.map(({ id }) => id))
    return [...hashes().keys()].filter((id) => !kept.has(id))
  }
  const hashes = (): Map<string, string> =>
    new Map(selectHashes.all(live()).map((row) => [row.id, row.content_hash]))
  const products = (ids: readonly string[]): AmsProduct[] => {
    const generation = live()
    return ids.flatMap((id) => read(generation, id) ?? [])
  }
  const heldAgainst = (incoming: readonly AmsProduct[]): Held => {
    const before = hashes()
    const added: AmsProduct[] = []
    const changed: AmsProduct[] = []
    for (const product of incoming) {
      const known = before.get(product.id)
      if (known === undefined) added.push(product)
      else if (known !== amsContentHash(product)) changed.push(product)
    }
    const kept = incoming.length - added.length
    const counts = {
      added: added.length,
      unchanged: kept - changed.length,
      changed: changed.length,
      missing: before.size - kept,
      before: before.size,
    }
    return { added, changed, counts }
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
    replace({ sourceName, at, imported, products: incoming }) {
      return db.transaction(() => {
        const { added, changed, counts } = heldAgainst(incoming)
        const missing = products(missingFrom(incoming))
        keepMissing(db, missing)
        const before = live()
        // The first catalog of all changes nothing.
        if (before !== 0) history({ sourceName, at, added, changed, missing, products })
        const generation = generations.begin('ams', sourceName, at)
        for (const [position, product] of incoming.entries()) write(generation, position, product)
        for (const product of imported) keepImported.run(product.id, toJson(product))
        forgetRejectedIds.run(generation)
        markMovedAms(db, before, generation)
        queue.imported(before, generation, sourceName, at)
        generations.makeLive('ams', generation, at)
        generations.sweep('ams')
        return counts
      })()
    },
    changesOf: (incoming) => heldAgainst(incoming).counts,
    imported: (id) => storedAmsProduct(selectImported.get(id)),
    lastKnown: (id) => products([id])[0] ?? storedAmsProduct(selectMissing.get(id)),
    neverInAFile: () => products(selectNeverInAFile.all(live())),
    product: (id) => products([id])[0] ?? null,
    products,
    heads: (ids) =>
      selectHeads.all({ generation: live(), ids: toJson(ids) }).map(({ variants, ...head }) => ({
        ...head,
        variantCount: variants,
      })),
    existing: (ids) => selectExisting.all({ generation: live(), ids: toJson(ids) }),
  }
}

type Held = {
  readonly added: readonly AmsProduct[]
  readonly changed: readonly AmsProduct[]
  readonly counts: CatalogChanges
}

/** A product that one file lacks may be in the next: what was accepted for it must not be lost. */
function keepMissing(db: Database, products: readonly AmsProduct[]): void {
  const keep = db.prepare(
    `INSERT INTO ams_missing (product_id, product) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET product = excluded.product`,
  )
  for (const product of products) keep.run(product.id, toJson(product))
}
