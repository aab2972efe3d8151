import { t } from '@shared/words/words'
import type { PullOptions, PullProof } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { productNumber } from './gid'
import type { StockRead } from './operations'
import { readIncomplete } from './read-incomplete'
import { stageProducts } from './stage-products'

/**
 * Reads the whole catalog page by page: for small shops, where it is quicker than an export, and for
 * shops whose app may not run bulk operations, however many products they have.
 */
export async function pullByPages(
  client: AdminClient,
  stock: StockRead | null,
  options: PullOptions,
): Promise<Omit<PullProof, 'productsCounted'>> {
  const list = { sortKey: 'ID', query: null, queryFrom: behind } as const
  return { products: await stageProducts(client, stock, list, options), complete: true }
}

function behind({ id }: { readonly id: string }): string {
  const number = productNumber(id)
  if (number === null) throw readIncomplete(t`Shopify's list of products has the id ${id}.`)
  return `id:>${number}`
}
