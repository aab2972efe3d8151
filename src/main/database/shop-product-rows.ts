import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopImage, ShopifyStatus, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { CatalogPage, StagedImage, StagedProduct, StagedVariant } from '../engine/ports'
import { textList, toJson } from './columns'
import type { Database } from './database'

/** How Shopify's products are laid out in rows, and nothing else: written one by one, read whole. */

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
  image_id: string | null
}

type ImageRecord = { id: string; url: string | null; alt: string; label: string | null }

export type ShopRowWriter = {
  product(generation: number, product: StagedProduct): void
  variant(generation: number, variant: StagedVariant): void
  image(generation: number, image: StagedImage): void
  variantImage(generation: number, variantId: string, imageId: string): void
}

export function shopRowWriter(db: Database): ShopRowWriter {
  const insertProduct = db.prepare(
    `INSERT INTO shop_product (generation, id, title, description_html, vendor, product_type,
       status, option_names, updated_at, variants_counted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (generation, id) DO UPDATE SET title = excluded.title,
       description_html = excluded.description_html, vendor = excluded.vendor,
       product_type = excluded.product_type, status = excluded.status,
       option_names = excluded.option_names, updated_at = excluded.updated_at,
       variants_counted = excluded.variants_counted`,
  )
  const insertVariant = db.prepare(
    `INSERT OR REPLACE INTO shop_variant (generation, product_id, id, position, sku, price,
       option_values, inventory_item_id, tracked, available) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertImage = db.prepare(
    `INSERT OR REPLACE INTO shop_image (generation, product_id, id, position, url, alt)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const insertVariantImage = db.prepare(
    'INSERT OR REPLACE INTO shop_variant_image (generation, variant_id, image_id) VALUES (?, ?, ?)',
  )
  return {
    product(generation, head) {
      insertProduct.run(
        generation,
        head.id,
        head.title,
        head.descriptionHtml,
        head.vendor,
        head.productType,
        head.status,
        toJson(head.optionNames),
        head.updatedAt,
        head.variantsCounted,
      )
    },
    variant(generation, variant) {
      insertVariant.run(
        generation,
        variant.productId,
        variant.id,
        variant.position,
        variant.sku,
        variant.price,
        toJson(variant.optionValues),
        variant.inventoryItemId,
        variant.tracked ? 1 : 0,
        variant.available,
      )
    },
    image(generation, image) {
      insertImage.run(generation, image.productId, image.id, image.position, image.url, image.alt)
    },
    variantImage(generation, variantId, imageId) {
      insertVariantImage.run(generation, variantId, imageId)
    },
  }
}

export function writePage(write: ShopRowWriter, generation: number, page: CatalogPage): void {
  for (const product of page.products) write.product(generation, product)
  for (const variant of page.variants) write.variant(generation, variant)
  for (const image of page.images) write.image(generation, image)
  for (const { variantId, imageId } of page.variantImages) {
    write.variantImage(generation, variantId, imageId)
  }
}

/** A whole product as the rows of a page. */
export function pageOf({ variants, images, ...head }: ShopProduct): CatalogPage {
  return {
    products: [{ ...head, variantsCounted: variants.length }],
    variants: variants.map((variant, position) => ({ ...variant, productId: head.id, position })),
    images: images.map((image, position) => ({ ...image, productId: head.id, position })),
    variantImages: variants.flatMap(({ id, imageId }) =>
      imageId === null ? [] : [{ variantId: id, imageId }],
    ),
  }
}

/** Removes every row of one product. */
export function shopProductRemover(db: Database) {
  const statements = [
    `DELETE FROM shop_variant_image WHERE generation = @generation AND variant_id IN
       (SELECT id FROM shop_variant WHERE generation = @generation AND product_id = @id)`,
    'DELETE FROM shop_variant WHERE generation = @generation AND product_id = @id',
    'DELETE FROM shop_image WHERE generation = @generation AND product_id = @id',
    'DELETE FROM shop_product WHERE generation = @generation AND id = @id',
  ].map((sql) => db.prepare<{ generation: number; id: string }>(sql))
  return (generation: number, id: string): void => {
    for (const statement of statements) statement.run({ generation, id })
  }
}

/** Reads whole products, in the order asked for; ids that are not there are left out. */
export function shopProductReader(db: Database) {
  const selectProduct = db.prepare<[number, string], ProductRecord>(
    'SELECT * FROM shop_product WHERE generation = ? AND id = ?',
  )
  const selectVariants = db.prepare<[number, string], VariantRecord>(
    `SELECT v.*, i.image_id FROM shop_variant v LEFT JOIN shop_variant_image i
       ON i.generation = v.generation AND i.variant_id = v.id
     WHERE v.generation = ? AND v.product_id = ? ORDER BY v.position, v.id`,
  )
  const selectImages = db.prepare<[number, string], ImageRecord>(
    `SELECT i.id, i.url, i.alt, m.label FROM shop_image i
       LEFT JOIN image_memory m ON m.media_id = i.id
     WHERE i.generation = ? AND i.product_id = ? ORDER BY i.position, i.id`,
  )
  return (generation: number, ids: readonly string[]): ShopProduct[] =>
    ids.flatMap((id) => {
      const row = selectProduct.get(generation, id)
      if (!row) return []
      const images = selectImages.all(generation, id).map(toImage)
      return [toProduct(row, images, selectVariants.all(generation, id))]
    })
}

function toProduct(
  row: ProductRecord,
  images: readonly ShopImage[],
  variants: readonly VariantRecord[],
): ShopProduct {
  const head = {
    id: row.id,
    title: row.title,
    descriptionHtml: row.description_html,
    vendor: row.vendor,
    productType: row.product_type,
    status: row.status,
    optionNames: textList(row.option_names),
    updatedAt: row.updated_at,
    images,
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
    available: row.available,
    imageId: row.image_id,
  }
}

function toImage({ id, url, alt, label }: ImageRecord): ShopImage {
  return label === null ? { id, url, alt } : { id, url, alt, rememberedAs: label }
}
