import { t } from '@shared/words/words'
import type { StockLocation } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { type LocationData, locationById, type StockRead } from './operations'
import { readIncomplete } from './read-incomplete'

type Locations = {
  readonly kept?: LocationData | null | undefined
  readonly primary?: LocationData | null | undefined
  readonly locations?: { readonly nodes: readonly LocationData[] } | undefined
}

/**
 * The location at which stock is kept: the one that was chosen before, whatever became of it, and no other.
 * Where none was chosen yet, the first that fulfils online orders, the primary one before all; else the
 * first active one. Null: the shop has none to choose.
 */
export function stockLocationOf(keptId: string | null, data: Locations): StockLocation | null {
  if (keptId !== null) {
    return { id: keptId, name: data.kept?.name ?? null, isUsable: data.kept?.isActive ?? false }
  }
  const active = [data.primary ?? [], data.locations?.nodes ?? []]
    .flat()
    .filter(({ isActive }) => isActive)
  const chosen = active.find(({ fulfillsOnlineOrders }) => fulfillsOnlineOrders) ?? active[0]
  return chosen ? { id: chosen.id, name: chosen.name, isUsable: true } : null
}

/**
 * What was read of stock while its location was closed says nothing: every item would seem not to be
 * stocked, and all differences of stock would be gone. Throws `read-incomplete` then.
 */
export async function proveLocationStayed(
  client: AdminClient,
  stock: StockRead | null,
  signal: AbortSignal,
): Promise<void> {
  if (stock === null) return
  const { location } = await client.query(locationById, { id: stock.locationId }, signal)
  if (location?.isActive) return
  throw readIncomplete(t`The location at which stock is kept was closed while Shopify was read.`)
}
