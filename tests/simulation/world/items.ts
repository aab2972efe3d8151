import { itemGid } from '@main/store-simulator/queries/lookup'
import type { VariantRecord } from '@main/store-simulator/state/records'
import type { StoreState } from '@main/store-simulator/state/store-state'
import type { ItemNow, StoreOfItems } from '../invariants/stock-requests'
import { variantGid } from './fields'
import { available } from './stock-view'
import type { World } from './world'

/** Items as the store has them at the moment of asking. */
export function itemsOf(store: StoreState): StoreOfItems {
  const find = (isIt: (variant: VariantRecord) => boolean): VariantRecord | undefined =>
    [...store.variants.values()].find(isIt)
  return {
    now(item) {
      const found = find((variant) => itemGid(variant) === item)
      return found && { tracked: found.tracked, available: found.levels[0]?.available ?? null }
    },
    itemOf(gid) {
      const found = find((variant) => variantGid(variant) === gid)
      return found && itemGid(found)
    },
  }
}

/** Counts that Shopify is read to have, where AMS has the same or had it when it was sent: both agree. */
export function learnLevels(world: World, levels: ReadonlyMap<string, ItemNow>): void {
  const { stock } = world.process
  for (const link of stock.linked()) {
    const count = available(link.on_hand, link.committed, link.sold_out)
    const read = levels.get(world.items.itemOf(link.shopify_variant_id) ?? '')
    if (count === null || read?.available !== count) continue
    world.agreed.learnStock(link.ams_product_id, link.ams_variant_id, count)
  }
  for (const open of stock.attempts().filter(({ status }) => status === null)) {
    if (levels.get(open.inventory_item_id)?.available !== open.quantity) continue
    world.agreed.learnStock(open.ams_product_id, open.ams_variant_id, open.quantity)
  }
}
