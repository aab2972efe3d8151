import type { AmsProduct, AmsStatus, AmsVariant, ShopifyStatus } from '@shared/catalog/product'
import { amsContentHash } from '../engine/fields'
import type { AmsCatalogStore, CatalogChanges } from '../engine/ports'
import { storedAmsProduct } from './ams-product-schema'
import { textList, textRecord, toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

/** Products of one generation by id, in the order asked for. */
type Wanted = { readonly generation: number; readonly ids: string }

type ProductRecord = {
  id: string
  name: string
  description_html: string
  vendor: string
  category: string
  status: AmsStatus
  shopify_status: ShopifyStatus
  shopify_product_id: string | null
  option_names: string
  ams_only: string
}

type VariantRecord = {
  id: string
  sku: string
  retail_price: string | null
  option_values: string
  on_hand: number | null
  wholesale_commitments: number
  shopify_variant_id: string | null
  ams_only: string
}

/** Writes one product with its variants into a generation; used by imports and by settlements. */
export type AmsProductWriter = (generation: number, position: number, product: AmsProduct) => void

export function amsProductWriter(db: Database): AmsProductWriter {
  const insertProduct = db.prepare(
    `INSERT OR REPLACE INTO ams_product (generation, id, position, name, description_html, vendor,
       category, status, shopify_status, shopify_product_id, option_names, ams_only, content_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const dropVariants = db.prepare('DELETE FROM ams_variant WHERE generation = ? AND product_id = ?')
  const insertVariant = db.prepare(
    `INSERT INTO ams_variant (generation, id, product_id, position, sku, retail_price, option_values,
       on_hand, wholesale_commitments, shopify_variant_id, ams_only)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (generation, position, product) => {
    insertProduct.run(
      generation,
      product.id,
      position,
      product.name,
      product.descriptionHtml,
      product.vendor,
      product.category,
      product.status,
      product.shopifyStatus,
      product.shopifyProductId,
      toJson(product.optionNames),
      toJson(product.amsOnly),
      amsContentHash(product),
    )
    dropVariants.run(generation, product.id)
    for (const [index, variant] of product.variants.entries()) {
      insertVariant.run(
        generation,
        variant.id,
        product.id,
        index,
        variant.sku,
        variant.retailPrice,
        toJson(variant.optionValues),
        variant.onHand,
        variant.wholesaleCommitments,
        variant.shopifyVariantId,
        toJson(variant.amsOnly),
      )
    }
  }
}

export function amsCatalogQueries(db: Database, generations: Generations): AmsCatalogStore {
  const write = amsProductWriter(db)
  const selectProducts = db.prepare<Wanted, ProductRecord>(
    `SELECT p.* FROM json_each(@ids) wanted CROSS JOIN ams_product p
     WHERE p.id = wanted.value AND p.generation = @generation
     ORDER BY wanted.key`,
  )
  const selectVariants = db.prepare<[number, string], VariantRecord>(
    'SELECT * FROM ams_variant WHERE generation = ? AND product_id = ? ORDER BY position',
  )
  const selectHashes = db.prepare<[number], { id: string; content_hash: string }>(
    'SELECT id, content_hash FROM ams_product WHERE generation = ?',
  )
  const selectMatchRecords = db.prepare<
    [number],
    { id: string; shopify_product_id: string | null; skus: string }
  >(
    `SELECT p.id, p.shopify_product_id,
       (SELECT json_group_array(v.sku) FROM ams_variant v
        WHERE v.generation = p.generation AND v.product_id = p.id) AS skus
     FROM ams_product p WHERE p.generation = ? ORDER BY p.position`,
  )
  const selectHeads = db.prepare<
    Wanted,
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

  const live = (): number => generations.liveId('ams')
  const missingFrom = (incoming: readonly AmsProduct[]): string[] => {
    const kept = new Set(incoming.map(({ id }) => id))
    return [...hashes().keys()].filter((id) => !kept.has(id))
  }
  const hashes = (): Map<string, string> =>
    new Map(selectHashes.all(live()).map((row) => [row.id, row.content_hash]))
  const products = (ids: readonly string[]): AmsProduct[] =>
    selectProducts
      .all({ generation: live(), ids: toJson(ids) })
      .map((row) => toProduct(row, selectVariants.all(live(), row.id)))
  const changesOf = (incoming: readonly AmsProduct[]): CatalogChanges => {
    const before = hashes()
    let added = 0
    let unchanged = 0
    for (const product of incoming) {
      const known = before.get(product.id)
      if (known === undefined) added++
      else if (known === amsContentHash(product)) unchanged++
    }
    const kept = incoming.length - added
    return {
      added,
      unchanged,
      changed: kept - unchanged,
      missing: before.size - kept,
      before: before.size,
    }
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
        const changes = changesOf(incoming)
        keepMissing(db, products(missingFrom(incoming)))
        const generation = generations.begin('ams', sourceName, at)
        for (const [position, product] of incoming.entries()) write(generation, position, product)
        carryOverLinks(db, generation)
        for (const product of imported) keepImported.run(product.id, toJson(product))
        generations.makeLive('ams', generation, at)
        generations.sweep('ams')
        return changes
      })()
    },
    changesOf,
    imported: (id) => storedAmsProduct(selectImported.get(id)),
    lastKnown: (id) => products([id])[0] ?? storedAmsProduct(selectMissing.get(id)),
    neverInAFile: () => products(selectNeverInAFile.all(live())),
    matchRecords: () =>
      selectMatchRecords
        .all(live())
        .map((row) => ({ id: row.id, storedId: row.shopify_product_id, skus: textList(row.skus) })),
    product: (id) => products([id])[0] ?? null,
    products,
    heads: (ids) =>
      selectHeads.all({ generation: live(), ids: toJson(ids) }).map(({ variants, ...head }) => ({
        ...head,
        variantCount: variants,
      })),
    contentHashes: hashes,
  }
}

/** A product that one file lacks may be in the next: what was accepted for it must not be lost. */
function keepMissing(db: Database, products: readonly AmsProduct[]): void {
  const keep = db.prepare(
    `INSERT INTO ams_missing (product_id, product) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET product = excluded.product`,
  )
  for (const product of products) keep.run(product.id, toJson(product))
}

/** A file rarely knows the Shopify ids; what is linked stays linked. */
function carryOverLinks(db: Database, generation: number): void {
  db.prepare(
    `UPDATE ams_product SET shopify_product_id = link.shopify_product_id
     FROM link WHERE generation = ? AND ams_product.shopify_product_id IS NULL
       AND link.ams_product_id = ams_product.id`,
  ).run(generation)
  db.prepare(
    `UPDATE ams_variant SET shopify_variant_id = variant_link.shopify_variant_id
     FROM variant_link WHERE generation = ? AND ams_variant.shopify_variant_id IS NULL
       AND variant_link.ams_variant_id = ams_variant.id`,
  ).run(generation)
}

function toProduct(row: ProductRecord, variants: readonly VariantRecord[]): AmsProduct {
  return {
    id: row.id,
    name: row.name,
    descriptionHtml: row.description_html,
    vendor: row.vendor,
    category: row.category,
    status: row.status,
    shopifyStatus: row.shopify_status,
    shopifyProductId: row.shopify_product_id,
    optionNames: textList(row.option_names),
    amsOnly: textRecord(row.ams_only),
    variants: variants.map(toVariant),
  }
}

function toVariant(row: VariantRecord): AmsVariant {
  return {
    id: row.id,
    sku: row.sku,
    retailPrice: row.retail_price,
    optionValues: textList(row.option_values),
    onHand: row.on_hand,
    wholesaleCommitments: row.wholesale_commitments,
    shopifyVariantId: row.shopify_variant_id,
    amsOnly: textRecord(row.ams_only),
  }
}
