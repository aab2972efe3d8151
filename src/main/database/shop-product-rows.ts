import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopImage, ShopProduct, ShopVariant } from '@shared/catalog/product'
import type { CatalogPage, StagedImage, StagedProduct } from '../engine/ports'
import { textList, toJson } from './columns'
import type { Database } from './database'
import type { CountedVariant } from './remembered-stock'

/** How Shopify's products are laid out in rows, and nothing else: written one by one, read whole. */

type ProductRecord = readonly [
  id: string,
  title: string,
  descriptionHtml: string,
  vendor: string,
  productType: string,
  status: string,
  optionNames: string,
  updatedAt: string,
]

type VariantRecord = readonly [
  id: string,
  sku: string,
  price: string,
  optionValues: string,
  inventoryItemId: string,
  tracked: 0 | 1,
  available: number | null,
  webOrders: number | null,
  position: number,
]

/** A page whose stock is all known, read or remembered. */
type CountedPage = CatalogPage & { readonly variants: readonly CountedVariant[] }

type ImageRecord = readonly [id: string, url: string | null, alt: string, position: number]

export type ShopRowWriter = {
  product(generation: number, product: StagedProduct): void
  variant(generation: number, variant: CountedVariant): void
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
       option_values, inventory_item_id, tracked, available, web_orders)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
        variant.webOrders ?? null,
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

export function writePage(write: ShopRowWriter, generation: number, page: CountedPage): void {
  for (const product of page.products) write.product(generation, product)
  for (const variant of page.variants) write.variant(generation, variant)
  for (const image of page.images) write.image(generation, image)
  for (const { variantId, imageId } of page.variantImages) {
    write.variantImage(generation, variantId, imageId)
  }
}

/** A whole product as the rows of a page. */
export function pageOf({ variants, images, ...head }: ShopProduct): CountedPage {
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

/**
 * Reads whole products, in the order asked for; ids that are not there are left out. One table at a
 * time and sorted here: a comparison reads every pair that moved this way, and a join or an ORDER BY
 * costs it several times as much.
 */
export function shopProductReader(db: Database) {
  const selectProduct = db
    .prepare<[number, string], ProductRecord>(
      `SELECT id, title, description_html, vendor, product_type, status, option_names, updated_at
       FROM shop_product WHERE generation = ? AND id = ?`,
    )
    .raw()
  const selectVariants = db
    .prepare<[number, string], VariantRecord>(
      `SELECT id, sku, price, option_values, inventory_item_id, tracked, available, web_orders, position
       FROM shop_variant WHERE generation = ? AND product_id = ?`,
    )
    .raw()
  const selectImages = db
    .prepare<[number, string], ImageRecord>(
      'SELECT id, url, alt, position FROM shop_image WHERE generation = ? AND product_id = ?',
    )
    .raw()
  const selectLabel = db
    .prepare<[string], string>('SELECT label FROM image_memory WHERE media_id = ?')
    .pluck()
  const selectVariantImage = db
    .prepare<[number, string], string>(
      'SELECT image_id FROM shop_variant_image WHERE generation = ? AND variant_id = ?',
    )
    .pluck()
  const hasVariantImages = db
    .prepare<[number], number>(
      'SELECT EXISTS (SELECT 1 FROM shop_variant_image WHERE generation = ?)',
    )
    .pluck()

  const imagesOf = (generation: number, id: string): ShopImage[] =>
    selectImages
      .all(generation, id)
      .sort(inOrder<ImageRecord>((row) => row[3]))
      .map(([imageId, url, alt]) => {
        const rememberedAs = selectLabel.get(imageId)
        return rememberedAs === undefined
          ? { id: imageId, url, alt }
          : { id: imageId, url, alt, rememberedAs }
      })
  return (generation: number, ids: readonly string[]): ShopProduct[] => {
    const withImages = hasVariantImages.get(generation) === 1
    return ids.flatMap((id) => {
      const row = selectProduct.get(generation, id)
      if (!row) return []
      const variants = selectVariants
        .all(generation, id)
        .sort(inOrder<VariantRecord>((row) => row[8]))
        .map((variant) => {
          const imageId = withImages ? selectVariantImage.get(generation, variant[0]) : undefined
          return toVariant(variant, imageId ?? null)
        })
      return [toProduct(row, imagesOf(generation, id), variants)]
    })
  }
}

/** In the order in which Shopify lists them; rows of one place by their ids. */
function inOrder<T extends readonly [id: string, ...unknown[]]>(positionOf: (row: T) => number) {
  return (left: T, right: T): number =>
    positionOf(left) - positionOf(right) || (left[0] < right[0] ? -1 : 1)
}

function toProduct(
  [id, title, html, vendor, productType, status, optionNames, updatedAt]: ProductRecord,
  images: readonly ShopImage[],
  variants: readonly ShopVariant[],
): ShopProduct {
  const head = {
    id,
    title,
    descriptionHtml: html,
    vendor,
    productType,
    status,
    optionNames: textList(optionNames),
    updatedAt,
    images,
  }
  return assembleShopProduct(head, variants)
}

function toVariant(
  [id, sku, price, values, inventoryItemId, tracked, available, webOrders]: VariantRecord,
  imageId: string | null,
): ShopVariant {
  return {
    id,
    sku,
    price,
    optionValues: textList(values),
    inventoryItemId,
    tracked: tracked === 1,
    available,
    ...(webOrders === null ? {} : { webOrders }),
    imageId,
  }
}
