import { onlySku } from '@shared/catalog/only-sku'
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

type ProductRecord = readonly [
  id: string,
  name: string,
  descriptionHtml: string,
  vendor: string,
  category: string,
  status: AmsStatus,
  shopifyStatus: ShopifyStatus,
  storedId: string | null,
  optionNames: string,
  images: string,
  amsOnly: string,
]

type VariantRecord = readonly [
  id: string,
  sku: string,
  retailPrice: string | null,
  optionValues: string,
  onHand: number | null,
  wholesaleCommitments: number,
  storedId: string | null,
  imageId: string | null,
  amsOnly: string,
  position: number,
  soldOut: 0 | 1,
]

const imagesSchema = z.array(
  z.object({
    id: z.string(),
    url: z.string().nullable(),
    sha256: z.string().nullable(),
    alt: z.string(),
    file: z.string().exactOptional(),
  }),
)

/** Writes one product with its variants into a generation; used by imports and by settlements. */
export type AmsProductWriter = (generation: number, position: number, product: AmsProduct) => void

/** Writes one product without its variants, which stay as they are. */
export function amsProductHeadWriter(db: Database): AmsProductWriter {
  const insertProduct = db.prepare(
    `INSERT OR REPLACE INTO ams_product (generation, id, position, name, description_html, vendor,
       category, status, shopify_status, shopify_product_id, option_names, images, ams_only,
       content_hash, variants_counted, only_sku)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      product.variants.length,
      onlySku(product),
    )
  }
}

/** Writes one product whose variants have other prices, or other values that only AMS has, and are otherwise the same. */
export function amsProductValueWriter(db: Database): AmsProductWriter {
  const writeHead = amsProductHeadWriter(db)
  const updateVariant = db.prepare(
    `UPDATE ams_variant SET retail_price = ?, ams_only = ?
     WHERE generation = ? AND id = ?`,
  )
  return (generation, position, product) => {
    writeHead(generation, position, product)
    for (const { id, retailPrice, amsOnly } of product.variants) {
      updateVariant.run(retailPrice, toJson(amsOnly), generation, id)
    }
  }
}

export function amsProductWriter(db: Database): AmsProductWriter {
  const writeHead = amsProductHeadWriter(db)
  const dropVariants = db.prepare('DELETE FROM ams_variant WHERE generation = ? AND product_id = ?')
  const insertVariant = db.prepare(
    `INSERT INTO ams_variant (generation, id, product_id, position, sku, retail_price, option_values,
       on_hand, wholesale_commitments, shopify_variant_id, image_id, ams_only,
       sold_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (generation, position, product) => {
    writeHead(generation, position, product)
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
        variant.isSoldOut ? 1 : 0,
      )
    }
  }
}

/** Reads one whole product; `linkedTo` is the id that its link names, where the caller knows it. */
export type AmsProductReader = (
  generation: number,
  id: string,
  linkedTo?: string,
) => AmsProduct | null

/**
 * The Shopify ids are those that AMS itself stores, else those of the link. One table at a time and
 * sorted here: a comparison reads every pair that moved this way, and a join or an ORDER BY costs it
 * several times as much.
 */
export function amsProductReader(db: Database): AmsProductReader {
  const selectProduct = db
    .prepare<[number, string], ProductRecord>(
      `SELECT id, name, description_html, vendor, category, status, shopify_status, shopify_product_id,
         option_names, images, ams_only FROM ams_product WHERE generation = ? AND id = ?`,
    )
    .raw()
  const selectVariants = db
    .prepare<[number, string], VariantRecord>(
      `SELECT id, sku, retail_price, option_values, on_hand, wholesale_commitments,
         shopify_variant_id, image_id, ams_only, position, sold_out
       FROM ams_variant WHERE generation = ? AND product_id = ?`,
    )
    .raw()
  const selectLink = db
    .prepare<[string], string>('SELECT shopify_product_id FROM link WHERE ams_product_id = ?')
    .pluck()
  const selectVariantLinks = db
    .prepare<[string], [ours: string, theirs: string]>(
      'SELECT ams_variant_id, shopify_variant_id FROM variant_link WHERE ams_product_id = ?',
    )
    .raw()
  return (generation, id, linkedTo) => {
    const row = selectProduct.get(generation, id)
    if (!row) return null
    const partner = row[7] ?? linkedTo ?? selectLink.get(id) ?? null
    const links = new Map(selectVariantLinks.all(id))
    const variants = selectVariants.all(generation, id).sort((left, right) => left[9] - right[9])
    return toProduct(row, partner, variants, links)
  }
}

function toProduct(
  [id, name, html, vendor, category, status, shopifyStatus, , names, images, only]: ProductRecord,
  linkedTo: string | null,
  variants: readonly VariantRecord[],
  variantLinks: ReadonlyMap<string, string>,
): AmsProduct {
  return {
    id,
    name,
    descriptionHtml: html,
    vendor,
    category,
    status,
    shopifyStatus,
    shopifyProductId: linkedTo,
    optionNames: textList(names),
    images: imagesOf(images),
    amsOnly: textRecord(only),
    variants: variants.map((variant) => toVariant(variant, variantLinks)),
  }
}

function imagesOf(json: string): readonly AmsImage[] {
  return json === '[]' ? [] : imagesSchema.parse(JSON.parse(json))
}

function toVariant(
  [
    id,
    sku,
    retailPrice,
    values,
    onHand,
    wholesaleCommitments,
    stored,
    imageId,
    only,
    ,
    soldOut,
  ]: VariantRecord,
  links: ReadonlyMap<string, string>,
): AmsVariant {
  return {
    id,
    sku,
    retailPrice,
    optionValues: textList(values),
    onHand,
    wholesaleCommitments,
    ...(soldOut === 1 ? { isSoldOut: true } : {}),
    shopifyVariantId: stored ?? links.get(id) ?? null,
    imageId,
    amsOnly: textRecord(only),
  }
}
