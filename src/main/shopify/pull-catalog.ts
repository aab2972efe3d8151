import { ConcordError, isAccessDenied } from '@shared/contract/app-error'
import type { PullOptions, PullProof, Scheduler } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { productsCount, type StockRead } from './operations'
import { pullByExport } from './pull-by-export'
import { pullByPages } from './pull-by-pages'

/** Up to here a paged read costs less than a bucket of points and no polling. */
export const SMALL_SHOP_PRODUCTS = 250

/**
 * Reads the whole catalog by the route that fits: pages for a small shop, one bulk export for a large
 * one, pages again where Shopify refuses bulk operations to the app. The count asked before and after
 * is the proof that no product was lost on the way.
 */
export async function pullCatalog(
  client: AdminClient,
  scheduler: Scheduler,
  stock: StockRead | null,
  options: PullOptions,
): Promise<PullProof> {
  const before = await countProducts(client, options.signal)
  options.onTotal(before)
  const proof =
    before <= SMALL_SHOP_PRODUCTS
      ? await pullByPages(client, stock, options)
      : await pullLargeShop(client, scheduler, stock, options)
  return { ...proof, productsCounted: await countProducts(client, options.signal) }
}

async function pullLargeShop(
  client: AdminClient,
  scheduler: Scheduler,
  stock: StockRead | null,
  options: PullOptions,
): Promise<Omit<PullProof, 'productsCounted'>> {
  try {
    return await pullByExport(client, scheduler, stock, options)
  } catch (error) {
    if (!isBulkRefused(error)) throw error
    return pullByPages(client, stock, options)
  }
}

function isBulkRefused(error: unknown): boolean {
  return error instanceof ConcordError && isAccessDenied(error.error)
}

async function countProducts(client: AdminClient, signal: AbortSignal): Promise<number> {
  const { productsCount: counted } = await client.query(productsCount, { query: null }, signal)
  return counted?.count ?? 0
}
