import type { PointsShare } from '../engine/ports'
import type { AdminClient } from './admin-client'
import type { PictureTools } from './images'
import type { StockRead } from './operations'
import type { SetAside } from './points-bucket'
import { IDS_AT_ONCE, readLargeProduct, readParts, readProduct, readProducts } from './read-product'
import { writeProduct } from './write-product'

type StockToRead = () => Promise<StockRead | null>

/** Reads and writes of products, with points that were set aside for them or with any that are free. */
export function productAccess(
  client: AdminClient,
  stockToRead: StockToRead,
  tools: PictureTools,
  from?: SetAside,
): Pick<PointsShare, 'readProduct' | 'readProducts' | 'readParts' | 'write'> & {
  /** Whether the product did not fit in a read with others. */
  readonly isLarge: (id: string) => boolean
} {
  const large = new Set<string>()
  return {
    isLarge: (id) => large.has(id),
    async readProduct(id) {
      const read = large.has(id) ? readLargeProduct : readProduct
      return read(client, await stockToRead(), id, from)
    },
    async readProducts(ids) {
      const found = await readProducts(client, await stockToRead(), ids, from)
      for (const id of ids) if (!found.has(id)) large.add(id)
      return found
    },
    readParts: async (id, variantIds) =>
      readParts(client, await stockToRead(), { id, variantIds }, from),
    write(write, { notAfter, options } = {}) {
      // A creation has no read that could grow old, so it takes no points from those that have.
      const own = write.kind === 'create-product' ? undefined : from
      return writeProduct(client, write, tools, { notAfter, from: own, options })
    },
  }
}

/** Waits for the points that reading and writing some products needs, and keeps them for it. */
export async function setAsideFor(
  client: AdminClient,
  stockToRead: StockToRead,
  tools: PictureTools,
  need: { readonly products: number; readonly writes: number; readonly reads?: number },
  signal?: AbortSignal,
): Promise<PointsShare> {
  const perWrite = client.costOf('UpdateProduct')
  const reading = need.products > 0 ? client.costOf('Products') * (need.reads ?? 1) : 0
  const kept = client.setAside()
  try {
    await client.keep(reading + need.writes * perWrite, kept, signal)
  } catch (error) {
    client.giveBack(kept)
    throw error
  }
  const { isLarge, ...access } = productAccess(client, stockToRead, tools, kept)
  const pointsToRead = (id: string): number =>
    isLarge(id)
      ? client.costOf('LargeProduct') + PARTS_OF_A_PRODUCT * client.costOf('ProductParts')
      : client.costOf('Product')
  return {
    ...access,
    readyForProduct: (id) => client.keep(pointsToRead(id) + REQUESTS_OF_A_PRODUCT * perWrite, kept),
    giveBack: () => client.giveBack(kept),
  }
}

/** Its options renamed, itself, its variants and its stock changed, variants added. */
const REQUESTS_OF_A_PRODUCT = 7
/** Requests that read all variants that a product can have once more, by their ids. */
const PARTS_OF_A_PRODUCT = Math.ceil(2048 / IDS_AT_ONCE)
