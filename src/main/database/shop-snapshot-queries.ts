import type { CatalogPage, ShopSnapshotStore } from '../engine/ports'
import { agreedStock } from './agreed-stock'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { imageMemory } from './image-memory'
import { inTransaction } from './in-transaction'
import { movedMarks } from './moved'
import { rememberedStock } from './remembered-stock'
import { shopMoves } from './shop-moves'
import {
  pageOf,
  shopProductReader,
  shopProductRemover,
  shopRowWriter,
  writePage,
} from './shop-product-rows'

type HeadRecord = { id: string; name: string; vendor: string; sku: string; variants: number }

/** The snapshot of Shopify: staged under a number of its own until proven, then live. */
export function shopSnapshotQueries(db: Database, generations: Generations): ShopSnapshotStore {
  const write = shopRowWriter(db)
  const remove = shopProductRemover(db)
  const read = shopProductReader(db)
  const moves = shopMoves(db)
  const agreed = agreedStock(db, generations)
  const stock = rememberedStock(db)
  const { mark } = movedMarks(db)
  const selectHoles = db.prepare<
    { read: number; after: string; limit: number },
    { id: string; counted: number | null; variants: number }
  >(
    `SELECT p.id, p.variants_counted AS counted,
       (SELECT count(*) FROM shop_variant v WHERE v.generation = @read AND v.product_id = p.id) AS variants
     FROM shop_product p WHERE p.generation = @read AND p.id > @after ORDER BY p.id LIMIT @limit`,
  )
  const selectHeads = db.prepare<{ generation: number; ids: string }, HeadRecord>(
    `SELECT p.id, p.title AS name, p.vendor,
       coalesce((SELECT v.sku FROM shop_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id ORDER BY v.position LIMIT 1), '') AS sku,
       (SELECT count(*) FROM shop_variant v WHERE v.generation = p.generation
         AND v.product_id = p.id) AS variants
     FROM json_each(@ids) wanted CROSS JOIN shop_product p
     WHERE p.id = wanted.value AND p.generation = @generation
     ORDER BY wanted.key`,
  )
  const selectLinkedButAbsent = db
    .prepare<[number], string>(
      `SELECT shopify_product_id FROM link WHERE NOT EXISTS
         (SELECT 1 FROM shop_product p WHERE p.generation = ? AND p.id = link.shopify_product_id)
       ORDER BY shopify_product_id`,
    )
    .pluck()
  const selectStagedIds = db
    .prepare<[number, string, number], string>(
      'SELECT id FROM shop_product WHERE generation = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .pluck()
  const countProducts = db
    .prepare<[number], number>('SELECT count(*) FROM shop_product WHERE generation = ?')
    .pluck()
  const countVariants = db
    .prepare<[number], number>('SELECT count(*) FROM shop_variant WHERE generation = ?')
    .pluck()

  const selectExisting = db
    .prepare<{ generation: number; ids: string }, string>(
      `SELECT p.id FROM json_each(@ids) wanted CROSS JOIN shop_product p
       WHERE p.generation = @generation AND p.id = wanted.value`,
    )
    .pluck()

  const live = (): number => generations.liveId('shop')
  const stage = (number: number, served: CatalogPage): void => {
    const against = live()
    const page = { ...served, variants: stock.ofVariants(against, served.variants) }
    if (against !== 0) {
      for (const product of page.products) moves.product(against, product)
      for (const variant of page.variants) moves.variant(against, variant)
    }
    writePage(write, number, page)
  }

  return {
    beginRead: (at) => generations.begin('shop', 'Shopify', at),
    stage: (number, page) => {
      inTransaction(db, () => stage(number, page))
    },
    restage: (number, page) => {
      inTransaction(db, () => {
        for (const { id } of page.products) remove(number, id)
        stage(number, page)
      })
    },
    stageProduct: (number, product) => {
      inTransaction(db, () => {
        remove(number, product.id)
        stage(number, pageOf(stock.ofProduct(live(), product)))
      })
    },
    stagedVariants: (number) => countVariants.get(number) ?? 0,
    stagedHoles(number, after, limit) {
      const rows = selectHoles.all({ read: number, after, limit })
      return {
        last: rows.at(-1)?.id ?? null,
        products: rows.length,
        variants: rows.reduce((sum, row) => sum + row.variants, 0),
        shortOfVariants: rows.filter((row) => (row.counted ?? 0) > row.variants).length,
        withoutVariants: rows.filter((row) => row.variants === 0).length,
      }
    },
    linkedButAbsent: (number) => selectLinkedButAbsent.all(number),
    findMoved: (number, after, limit) =>
      inTransaction(db, () => moves.whole(number, live(), after, limit)),
    findGone: (number, after, limit) =>
      inTransaction(db, () => moves.gone(number, live(), after, limit)),
    switchTo: (number, at) => {
      inTransaction(db, () => {
        generations.makeLive('shop', number, at)
        agreed.wasReadWhole()
      })
    },
    mergeStaged: (number, after, limit) =>
      inTransaction(db, () => {
        const ids = selectStagedIds.all(number, after, limit)
        moves.whole(number, live(), after, limit)
        for (const product of read(number, ids)) {
          remove(live(), product.id)
          writePage(write, live(), pageOf(product))
        }
        return ids.at(-1) ?? null
      }),
    remove: (ids) => {
      inTransaction(db, () => {
        for (const id of ids) {
          remove(live(), id)
          mark('shop', id, true)
        }
      })
    },
    discard: (number) => generations.abandon(number),
    sweep: (limit) => generations.sweep('shop', limit),
    count: () => countProducts.get(live()) ?? 0,
    product: (id) => read(live(), [id])[0] ?? null,
    products: (ids) => read(live(), ids),
    heads: (ids) =>
      selectHeads.all({ generation: live(), ids: toJson(ids) }).map(({ variants, ...head }) => ({
        ...head,
        variantCount: variants,
      })),
    existing: (ids) => selectExisting.all({ generation: live(), ids: toJson(ids) }),
    withRemembered: (product) => stock.ofProduct(live(), withLabels(db, product)),
    rememberImages: imageMemory(db),
  }
}

/** A product as Shopify has just served it, with what Concord remembers of its pictures. */
function withLabels<T extends { readonly images: readonly { readonly id: string }[] }>(
  db: Database,
  product: T,
): T {
  const label = db
    .prepare<[string], string>('SELECT label FROM image_memory WHERE media_id = ?')
    .pluck()
  const images = product.images.map((image) => {
    const rememberedAs = label.get(image.id)
    return rememberedAs === undefined ? image : { ...image, rememberedAs }
  })
  return { ...product, images }
}
