import type { AdminClient } from './admin-client'
import { productNumber } from './gid'
import { existingProducts } from './operations'
import { IDS_AT_ONCE } from './read-product'

/**
 * Which of these products there are, asked by id, because a search lags behind. An id of another type is
 * never among them and never asked for.
 */
export async function findExisting(
  client: AdminClient,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(ids)].filter((id) => productNumber(id) !== null)
  const found = new Set<string>()
  for (let from = 0; from < wanted.length; from += IDS_AT_ONCE) {
    const some = wanted.slice(from, from + IDS_AT_ONCE)
    const { nodes } = await client.query(existingProducts, { ids: some }, signal)
    for (const node of nodes) if (node?.id !== undefined) found.add(node.id)
  }
  return found
}
