import { pageOf } from '@main/database/shop-product-rows'
import type { CatalogPage, StateStore } from '@main/engine/ports'
import type { ShopProduct } from '@shared/catalog/product'

/**
 * Reads Shopify's catalog as an export delivers it: each row on a page of its own, in an order that
 * `turn` decides, a variant perhaps before its product.
 */
export function readInPages(
  store: StateStore,
  products: readonly ShopProduct[],
  at: string,
  turn: number,
): void {
  const pages = products.map(pageOf).flatMap(rowsOf)
  const read = store.shop.beginRead(at)
  for (const page of turned(pages, turn)) store.shop.stage(read, page)
  for (let last: string | null = ''; last !== null; ) last = store.shop.findMoved(read, last, 1)
  for (let last: string | null = ''; last !== null; ) last = store.shop.findGone(read, last, 1)
  store.shop.switchTo(read, at)
  store.shop.sweep(Number.MAX_SAFE_INTEGER)
}

const EMPTY: CatalogPage = { products: [], variants: [], images: [], variantImages: [] }

function rowsOf({ products, variants, images, variantImages }: CatalogPage): CatalogPage[] {
  return [
    ...products.map((product) => ({ ...EMPTY, products: [product] })),
    ...variants.map((variant) => ({ ...EMPTY, variants: [variant] })),
    ...images.map((image) => ({ ...EMPTY, images: [image] })),
    ...variantImages.map((image) => ({ ...EMPTY, variantImages: [image] })),
  ]
}

/** One of the orders of a list, decided by a number alone. */
export function turned<T>(list: readonly T[], turn: number): T[] {
  let state = turn >>> 0
  return list
    .map((item) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return { item, at: state }
    })
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item)
}
