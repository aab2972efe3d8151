import type { PullOptions } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { CatalogBuffer } from './catalog-buffer'
import { type LongList, pagesOf } from './long-list'
import { type ListedProductData, productsPage, type StockRead } from './operations'
import { imageIdOf, picturesOf, toCountedHead, toShopVariant } from './to-catalog'
import { readChildren } from './whole-product'

type ProductList = Pick<LongList<ListedProductData>, 'query' | 'queryFrom'> & {
  readonly sortKey: 'ID' | 'UPDATED_AT'
}

/**
 * Reads a list of products page by page and hands each over whole: its rows never stand in two pages.
 * Returns how many it were; pages are no snapshot, so an id that comes twice is counted once.
 */
export async function stageProducts(
  client: AdminClient,
  stock: StockRead | null,
  { sortKey, ...list }: ProductList,
  options: PullOptions,
): Promise<number> {
  const operation = productsPage(stock)
  const buffer = new CatalogBuffer(options)
  const seen = new Set<string>()
  const pages = pagesOf<ListedProductData>({
    ...list,
    read: async (query, after) =>
      (await client.query(operation, { query, after, sortKey }, options.signal)).products,
  })
  for await (const nodes of pages) {
    for (const product of nodes) {
      const children = await readChildren(client, stock, product, options.signal)
      if (!children) continue
      seen.add(product.id)
      buffer.addProduct(toCountedHead(product))
      for (const image of picturesOf(children.media)) buffer.addImage(product.id, image)
      for (const variant of children.variants) {
        buffer.addVariant(product.id, toShopVariant(variant))
        const imageId = imageIdOf(variant)
        if (imageId !== null) buffer.addVariantImage(variant.id, imageId)
      }
      if (buffer.isFull) await buffer.flush()
    }
    await buffer.flush()
  }
  return seen.size
}
