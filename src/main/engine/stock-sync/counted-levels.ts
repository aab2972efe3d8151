import { t } from '@shared/words/words'
import type { StockLevel } from '../ports'
import { stockSettings } from '../stock-settings'
import type { StockPorts } from './stock-ports'
import type { Refused } from './work-out-rows'

/**
 * What Shopify has of some items, read anew after those that it did not count or stock were switched on,
 * where a person allowed that. `refused`: what it said against it, by item.
 */
export async function countedLevels(
  { store, gateway, location, environment, switchedOn }: StockPorts,
  items: readonly string[],
  signal: AbortSignal,
): Promise<{
  readonly levels: ReadonlyMap<string, StockLevel>
  readonly refused: ReadonlyMap<string, Refused>
}> {
  const levels = await gateway.stock.levels(items, location.id, signal)
  const refused = new Map<string, Refused>()
  const off = [...levels].filter(([, { tracked, available }]) => !tracked || available === null)
  if (off.length === 0 || !stockSettings(store.runs).maySwitchOn()) return { levels, refused }
  for (const [inventoryItemId, { tracked, available }] of off) {
    signal.throwIfAborted()
    const item = {
      inventoryItemId,
      locationId: location.id,
      isStocked: available !== null,
      isTracked: tracked,
      idempotencyKey: environment.chance.uuid(),
    }
    const against = await gateway.stock.switchOn(item, signal)
    if (against === '') {
      switchedOn.add(inventoryItemId)
      continue
    }
    const hold = tracked ? 'not-stocked' : 'untracked'
    refused.set(inventoryItemId, { hold, reason: t`Shopify would not count it: ${against}` })
  }
  const ids = off.map(([id]) => id)
  const again = await gateway.stock.levels(ids, location.id, signal)
  return { levels: new Map([...levels, ...again]), refused }
}
