import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopifyStatus, ShopProduct, ShopVariant } from '@shared/catalog/product'
import { shopContentHash } from '../engine/fields'
import type { ShopSnapshotStore } from '../engine/ports'
import { textList, toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

/** Products of one generation by id, in the order asked for. */
type Wanted = { readonly generation: number; readonly ids: string }

type ProductRecord = {
  id: string
  title: string
  description_html: string
  vendor: string
  product_type: string
  status: ShopifyStatus
  option_names: string
  updated_at: string
}

type VariantRecord = {
  id: string
  sku: string
  price: string
  option_values: string
  inventory_item_id: string
  tracked: 0 | 1
  available: number | null
}

/** Puts one product, as just read or written, into the live snapshot; stock numbers are kept. */
export type ShopProductWriter = (generation: number, product: ShopProduct) => void

export function shopProductWriter(db: Database): ShopProductWriter {
  const insertProduct = productInsert(db)
  const stock = db.prepare<[number, string], { id: string; available: number | null }>(
    'SELECT id, available FROM shop_variant WHERE generation = ? AND product_id = ?',
  )
  const dropVariants = db.prepare(
    'DELETE FROM shop_variant WHERE generation = ? AND product_id = ?',
  )
  const insertVariant = variantInsert(db)
  return (generation, product) => {
    const { variants, ...head } = product
    const available = new Map(
      stock.all(generation, product.id).map((row) => [row.id, row.available]),
    )
    insertProduct(generation, head, variants.length, shopContentHash(product))
    dropVariants.run(generation, product.id)
    for (const [position, variant] of variants.entries()) {
      insertVariant(generation, product.id, position, variant, available.get(variant.id) ?? null)
    }
  }
}

function productInsert(db: Database) {
  const statement = db.prepare(
    `INSERT OR REPLACE INTO shop_product (generation, id, title, description_html, vendor, product_type,
       status, option_names, updated_at, variants_counted, content_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (
    generation: number,
    head: Omit<ShopProduct, 'variants'>,
    variantsCounted: number | null,
    hash: string | null,
  ): void => {
    statement.run(
      generation,
      head.id,
      head.title,
      head.descriptionHtml,
      head.vendor,
      head.productType,
      head.status,
      toJson(head.optionNames),
      head.updatedAt,
      variantsCounted,
      hash,
    )
  }
}

function variantInsert(db: Database) {
  const statement = db.prepare(
    `INSERT OR REPLACE INTO shop_variant (generation, id, product_id, position, sku, price, option_values,
       inventory_item_id, tracked, available)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (
    generation: number,
    productId: string,
    position: number,
    variant: ShopVariant,
    available: number | null,
  ): void => {
    statement.run(
      generation,
      variant.id,
      productId,
      position,
      variant.sku,
      variant.price,
      toJson(variant.optionValues),
      variant.inventoryItemId,
      variant.tracked ? 1 : 0,
      available,
    )
  }
}

export function shopSnapshotQueries(db: Database, generations: Generations): ShopSnapshotStore {
  const insertProduct = productInsert(db)
  const insertVariant = variantInsert(db)
  const setHash = db.prepare(
    'UPDATE shop_product SET content_hash = ? WHERE generation = ? AND id = ?',
  )
  const selectProducts = db.prepare<Wanted, ProductRecord>(
    `SELECT p.* FROM json_each(@ids) wanted CROSS JOIN shop_product p
     WHERE p.id = wanted.value AND p.generation = @generation
     ORDER BY wanted.key`,
  )
  const selectVariants = db.prepare<[number, string], VariantRecord>(
    'SELECT * FROM shop_variant WHERE generation = ? AND product_id = ? ORDER BY position, id',
  )
  const selectIdsAfter = db
    .prepare<[number, string, number], string>(
      'SELECT id FROM shop_product WHERE generation = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .pluck()
  const selectMatchRecords = db.prepare<[number], { id: string; skus: string }>(
    `SELECT p.id, (SELECT json_group_array(v.sku) FROM shop_variant v
        WHERE v.generation = p.generation AND v.product_id = p.id) AS skus
     FROM shop_product p WHERE p.generation = ? ORDER BY p.id`,
  )
  const selectHeads = db.prepare<
    Wanted,
    { id: string; name: string; vendor: string; sku: string; variants: number }
  >(
    `SELECT p.id, p.title AS name, p.vendor,
       coalesce((SELECT v.sku FROM shop_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id ORDER BY v.position LIMIT 1), '') AS sku,
       (SELECT count(*) FROM shop_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id) AS variants
     FROM json_each(@ids) wanted CROSS JOIN shop_product p
     WHERE p.id = wanted.value AND p.generation = @generation
     ORDER BY wanted.key`,
  )

  const live = (): number => generations.liveId('shop')
  const productsOf = (generation: number, ids: readonly string[]): ShopProduct[] =>
    selectProducts
      .all({ generation, ids: toJson(ids) })
      .map((row) => toProduct(row, selectVariants.all(generation, row.id)))

  return {
    beginRead: (at) => generations.begin('shop', 'Shopify', at),
    stage: (read, page) => {
      db.transaction(() => {
        for (const product of page.products) {
          insertProduct(read, product, product.variantsCounted, null)
        }
        for (const variant of page.variants) {
          insertVariant(read, variant.productId, variant.position, variant, variant.available)
        }
      })()
    },
    stagedCounts(read) {
      const count = (sql: string): number =>
        db.prepare<[number], number>(sql).pluck().get(read) ?? 0
      return {
        products: count('SELECT count(*) FROM shop_product WHERE generation = ?'),
        variants: count('SELECT count(*) FROM shop_variant WHERE generation = ?'),
        orphans: count(
          `SELECT count(*) FROM shop_variant v WHERE v.generation = ? AND NOT EXISTS
             (SELECT 1 FROM shop_product p WHERE p.generation = v.generation AND p.id = v.product_id)`,
        ),
        shortOfVariants: count(
          `SELECT count(*) FROM shop_product p WHERE p.generation = ? AND p.variants_counted >
             (SELECT count(*) FROM shop_variant v
              WHERE v.generation = p.generation AND v.product_id = p.id)`,
        ),
        withoutVariants: count(
          `SELECT count(*) FROM shop_product p WHERE p.generation = ? AND NOT EXISTS
             (SELECT 1 FROM shop_variant v WHERE v.generation = p.generation AND v.product_id = p.id)`,
        ),
      }
    },
    hashStaged: (read, after, limit) =>
      db.transaction(() => {
        const ids = selectIdsAfter.all(read, after, limit)
        for (const product of productsOf(read, ids)) {
          setHash.run(shopContentHash(product), read, product.id)
        }
        return ids
      })(),
    switchTo: (read, at) => {
      db.transaction(() => {
        generations.makeLive('shop', read, at)
        generations.sweep('shop')
      })()
    },
    discard: () => generations.sweep('shop'),
    count: () =>
      db
        .prepare<[number], number>('SELECT count(*) FROM shop_product WHERE generation = ?')
        .pluck()
        .get(live()) ?? 0,
    matchRecords: () =>
      selectMatchRecords.all(live()).map((row) => ({ id: row.id, skus: textList(row.skus) })),
    product: (id) => productsOf(live(), [id])[0] ?? null,
    products: (ids) => productsOf(live(), ids),
    heads: (ids) =>
      selectHeads.all({ generation: live(), ids: toJson(ids) }).map(({ variants, ...head }) => ({
        ...head,
        variantCount: variants,
      })),
    contentHashes: () =>
      new Map(
        db
          .prepare<[number], { id: string; content_hash: string }>(
            'SELECT id, content_hash FROM shop_product WHERE generation = ?',
          )
          .all(live())
          .map((row) => [row.id, row.content_hash]),
      ),
  }
}

function toProduct(row: ProductRecord, variants: readonly VariantRecord[]): ShopProduct {
  const head = {
    id: row.id,
    title: row.title,
    descriptionHtml: row.description_html,
    vendor: row.vendor,
    productType: row.product_type,
    status: row.status,
    optionNames: textList(row.option_names),
    updatedAt: row.updated_at,
  }
  return assembleShopProduct(head, variants.map(toVariant))
}

function toVariant(row: VariantRecord): ShopVariant {
  return {
    id: row.id,
    sku: row.sku,
    price: row.price,
    optionValues: textList(row.option_values),
    inventoryItemId: row.inventory_item_id,
    tracked: row.tracked === 1,
  }
}
