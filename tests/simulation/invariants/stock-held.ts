import { variantGid } from '../world/fields'
import type { LinkedStock, StockEntryFact } from '../world/stock-view'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { neverCompared } from './decisions'

const WAITS = new Set(['pending', 'unknown', 'in-flight'])

/** What is held or parked right after a push of stock is so for the reason that it names (O12). */
export function holdHeldRightly(world: World): void {
  const { stock } = world.process
  const links = new Map(stock.linked().map((link) => [link.ams_variant_id, link]))
  for (const entry of stock.entries()) {
    const link = links.get(entry.ams_variant_id)
    if (entry.state === 'held' && link !== undefined) {
      hold(
        REASONS[entry.hold ?? '']?.(world, link) === true,
        'held',
        () => `${entry.ams_variant_id} is held as ${entry.hold}: ${JSON.stringify(link)}`,
      )
    }
    if (entry.state === 'parked') holdParked(world, entry)
  }
}

const REASONS: Readonly<Record<string, (world: World, link: LinkedStock) => boolean>> = {
  'never-agreed': (_, { has_base }) => has_base === 0,
  'never-counted': (_, { on_hand, sold_out }) => on_hand === null && sold_out === 0,
  'not-compared': (world) => neverCompared(world).has('stock'),
  untracked: (world, link) => storeOf(world, link)?.tracked !== true,
  'not-stocked': (world, link) => storeOf(world, link)?.levels[0] === undefined,
  decided: (world, link) =>
    world.process.view
      .entries()
      .some(
        ({ field, direction, state, ams_variant_id: id }) =>
          field === 'stock' &&
          direction === 'to-ams' &&
          id === link.ams_variant_id &&
          WAITS.has(state),
      ),
}

function holdParked(world: World, { id, ams_variant_id }: StockEntryFact): void {
  const hasFailed = world.process.stock
    .attempts()
    .some((row) => row.entry_id === id && row.status === 'failure')
  hold(hasFailed, 'O12', () => `${ams_variant_id} is parked though no attempt at it failed`)
}

function storeOf(world: World, { shopify_variant_id: gid }: LinkedStock) {
  return [...world.store.store.variants.values()].find((variant) => variantGid(variant) === gid)
}
