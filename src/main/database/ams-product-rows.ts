import type {
  AmsImage,
  AmsProduct,
  AmsStatus,
  AmsVariant,
  ShopifyStatus,
} from '@shared/catalog/product'
import { z } from 'zod'
import { amsContentHash } from '../engine/fields'
import { textList, textRecord, toJson } from './columns'
import type { Database } from './database'

/** How AMS's products are laid out in rows, and nothing else: written one by one, read whole. */

type ProductRecord = {
  id: string
  name: string
  description_html: string
  vendor: string
  category: string
  status: AmsStatus
  shopify_status: ShopifyStatus
  linked_to: string | null
  option_names: string
  images: string
  ams_only: string
}

type VariantRecord = {
  id: string
  sku: string
  retail_price: string | null
  option_values: string
  on_hand: number | null
  wholesale_commitments: number
  linked_to: string | null
  image_id: string | null
  ams_only: string
}

const imagesSchema = z.array(
  z.object({
    id: z.string(),
    url: z.string().nullable(),
    sha256: z.string().nullable(),
    alt: z.string(),
  }),
)

/** Writes one product with its variants into a generation; used by imports and by settlements. */
export type AmsProductWriter = (generation: number, position: number, product: AmsProduct) => void

export function amsProductWriter(db: Database): AmsProductWriter {
  const insertProduct = db.prepare(
    `INSERT OR REPLACE INTO ams_product (generation, id, position, name, description_html, vendor,
       category, status, shopify_status, shopify_product_id, option_names, images, ams_only,
       content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const dropVariants = db.prepare('DELETE FROM ams_variant WHERE generation = ? AND product_id = ?')
  const insertVariant = db.prepare(
    `INSERT INTO ams_variant (generation, id, product_id, position, sku, retail_price, option_values,
       on_hand, wholesale_commitments, shopify_variant_id, image_id, ams_only)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      toJson(product.images),
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
        variant.imageId,
        toJson(variant.amsOnly),
      )
    }
  }
}

/**
 * Reads whole products, in the order asked for; ids that are not there are left out. The Shopify ids
 * are those that AMS itself stores, else those of the link.
 */
export function amsProductReader(db: Database) {
  const selectProduct = db.prepare<[number, string], ProductRecord>(
    `SELECT p.*, coalesce(p.shopify_product_id, l.shopify_product_id) AS linked_to
     FROM ams_product p LEFT JOIN link l ON l.ams_product_id = p.id
     WHERE p.generation = ? AND p.id = ?`,
  )
  const selectVariants = db.prepare<[number, string], VariantRecord>(
    `SELECT v.*, coalesce(v.shopify_variant_id, l.shopify_variant_id) AS linked_to
     FROM ams_variant v LEFT JOIN variant_link l
       ON l.ams_product_id = v.product_id AND l.ams_variant_id = v.id
     WHERE v.generation = ? AND v.product_id = ? ORDER BY v.position`,
  )
  return (generation: number, ids: readonly string[]): AmsProduct[] =>
    ids.flatMap((id) => {
      const row = selectProduct.get(generation, id)
      return row ? [toProduct(row, selectVariants.all(generation, id))] : []
    })
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
    shopifyProductId: row.linked_to,
    optionNames: textList(row.option_names),
    images: imagesOf(row.images),
    amsOnly: textRecord(row.ams_only),
    variants: variants.map(toVariant),
  }
}

function imagesOf(json: string): readonly AmsImage[] {
  return json === '[]' ? [] : imagesSchema.parse(JSON.parse(json))
}

function toVariant(row: VariantRecord): AmsVariant {
  return {
    id: row.id,
    sku: row.sku,
    retailPrice: row.retail_price,
    optionValues: textList(row.option_values),
    onHand: row.on_hand,
    wholesaleCommitments: row.wholesale_commitments,
    shopifyVariantId: row.linked_to,
    imageId: row.image_id,
    amsOnly: textRecord(row.ams_only),
  }
}
