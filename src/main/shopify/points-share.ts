import type { PointsShare } from '../engine/ports'
import type { AdminClient } from './admin-client'
import type { SetAside } from './points-bucket'
import { readProduct, readProducts } from './read-product'
import { writeProduct } from './write-product'

type StockLocation = () => Promise<string | null>

/** Reads and writes of products, with points that were set aside for them or with any that are free. */
export function productAccess(
  client: AdminClient,
  stockLocation: StockLocation,
  from?: SetAside,
): Pick<PointsShare, 'readProduct' | 'readProducts' | 'write'> {
  return {
    readProduct: async (id) => readProduct(client, await stockLocation(), id, from),
    readProducts: async (ids) => readProducts(client, await stockLocation(), ids, from),
    write(write, notAfter) {
      // A creation has no read that could grow old, so it takes no points from those that have.
      const own = write.kind === 'create-product' ? undefined : from
      return writeProduct(client, write, { notAfter, from: own })
    },
  }
}

/** Waits for the points that reading and writing some products needs, and keeps them for it. */
export async function setAsideFor(
  client: AdminClient,
  stockLocation: StockLocation,
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
  return {
    ...productAccess(client, stockLocation, kept),
    readyForProduct: () =>
      client.keep(client.costOf('Product') + REQUESTS_OF_A_PRODUCT * perWrite, kept),
    giveBack: () => client.giveBack(kept),
  }
}

/** Its options renamed, itself, its variants and its stock changed, variants added. */
const REQUESTS_OF_A_PRODUCT = 7
