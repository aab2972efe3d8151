import { productGid, variantGid } from '../world/fields'
import type { LinkedStock, StockAttemptFact, StockEntryFact } from '../world/stock-view'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { storeHeldSince } from './held-since'

const KEPT_MS = 30 * 24 * 3_600_000
const PAGE = { offset: 0, limit: 500 }
const OPEN = new Set(['waiting', 'held', 'parked', 'in-flight'])

/** What the queue and the log have said so far, to be held against what they say later. */
export class StockQueueHistory {
  readonly #entries = new Map<number, StockEntryFact>()
  readonly #ended = new Set<string>()

  /** What must be true of the stock queue and the Push Log whenever nothing runs. */
  hold(world: World): void {
    world.requests.stock.holdClaims()
    holdUntouched(world)
    this.#holdEntries(world)
    this.#holdEndings(world)
    holdShown(world)
  }

  /** No change of stock is lost: it waits, is held or parked with a reason, or there is a newer one. */
  #holdEntries(world: World): void {
    const { stock } = world.process
    const entries = stock.entries()
    const ids = new Map(entries.map((entry) => [entry.id, entry]))
    for (const known of this.#entries.values()) {
      const now = ids.get(known.id)
      const isOpenAgain = !OPEN.has(known.state) && now !== undefined && OPEN.has(now.state)
      hold(now !== undefined, 'O12', () => `stock entry ${known.id} is lost`)
      hold(
        !isOpenAgain,
        'O12',
        () => `stock entry ${known.id} was ${known.state}, is ${now?.state}`,
      )
    }
    const attempts = stock.attempts()
    for (const entry of entries) {
      const before = this.#entries.get(entry.id)
      this.#entries.set(entry.id, entry)
      holdReason(entry, entries)
      const open = attempts.filter((row) => row.entry_id === entry.id && row.status === null)
      hold(
        open.length === (entry.state === 'in-flight' ? 1 : 0),
        'O3',
        () => `stock entry ${entry.id} is ${entry.state} with ${open.length} open attempts`,
      )
      if (entry.state === 'dropped' && before?.state !== 'dropped') holdDropped(world, entry)
    }
  }

  /** Success says that the store had the count; whatever else, that this attempt did not set it. */
  #holdEndings(world: World): void {
    const { stock } = world.process
    const calls = new Map(stock.calls().map((call) => [call.id, call]))
    const links = new Map(stock.linked().map((link) => [link.ams_variant_id, link]))
    for (const row of stock.attempts()) {
      const name = `${row.idempotency_key} ${row.inventory_item_id}`
      if (row.status === null || row.call_id === null || this.#ended.has(name)) continue
      this.#ended.add(name)
      const did = world.requests.stock.tookEffect(row)
      // Read back after its key was too old, it may have been overwritten meanwhile.
      const isReadBack = calls.get(row.call_id)?.outcome === 'read-back'
      const what = `attempt ${row.sequence} of ${row.ams_variant_id} to ${row.quantity}`
      if (row.status === 'success') {
        hold(
          did || isReadBack || wasSet(world, row),
          'O7',
          () => `${what} is called a success, and took no effect`,
        )
        const link = links.get(row.ams_variant_id)
        if (link && isKnown(world, link)) holdLearned(row, link)
      } else {
        hold(!did || isReadBack, 'O7', () => `${what} took effect, and is called ${row.status}`)
        hold(row.message !== '', 'O12', () => `${what} is called ${row.status} without a reason`)
      }
    }
  }
}

/** An item that is not counted any more, or gone, takes a count that nobody sees. */
function wasSet(world: World, row: StockAttemptFact): boolean {
  const items = [...world.store.store.products.values()].flatMap((product) =>
    product.variants.map((variant) => ({ product, variant })),
  )
  const found = items.find(
    ({ variant }) => world.items.itemOf(variantGid(variant)) === row.inventory_item_id,
  )
  if (!found || !found.variant.tracked) return true
  return storeHeldSince(world, {
    productId: productGid(found.product),
    place: `${variantGid(found.variant)}|stock`,
    at: Date.parse(row.at),
    value: String(row.quantity),
  })
}

/** Shopify had it when it was last read: of what was deleted there nothing can be agreed on. */
function isKnown(world: World, { shopify_product_id, shopify_variant_id }: LinkedStock): boolean {
  const product = world.process.store.shop.product(shopify_product_id)
  return product?.variants.some(({ id }) => id === shopify_variant_id) ?? false
}

/** What arrived is what both sides agree on from then on. */
function holdLearned(row: StockAttemptFact, link: LinkedStock): void {
  if (link.linked_at >= row.at) return
  const { base, base_at: at } = link
  hold(
    base === String(row.quantity) || (at ?? '') >= (row.ended_at ?? ''),
    'R5',
    () => `${row.quantity} arrived for ${row.ams_variant_id}, its base is ${base} of ${at}`,
  )
}

/** Rows of the log never change once they have ended, and stay for thirty days (O10). */
function holdUntouched(world: World): void {
  for (const { sequence, at, what } of world.process.stock.touched()) {
    const isOld = Date.parse(at) + KEPT_MS <= world.time.now()
    hold(what === 'removed' && isOld, 'O10', () => `row ${sequence} of the log was ${what}`)
  }
}

function holdReason(entry: StockEntryFact, all: readonly StockEntryFact[]): void {
  const { id, state, reason, hold: why } = entry
  if (state === 'held') {
    hold(reason !== '' && why !== null, 'O12', () => `stock entry ${id} is held without a reason`)
  }
  if (state === 'parked')
    hold(reason !== '', 'O12', () => `stock entry ${id} is parked without a reason`)
  if (state === 'superseded') {
    const isNewer = all.some((one) => one.id > id && one.ams_variant_id === entry.ams_variant_id)
    hold(isNewer, 'O12', () => `stock entry ${id} is superseded by nothing`)
  }
}

/** Only what is linked to nothing has nobody to follow it. */
function holdDropped(
  world: World,
  { id, ams_variant_id, ams_product_id, reason, settled_at }: StockEntryFact,
): void {
  hold(reason !== '', 'O12', () => `stock entry ${id} is dropped without a reason`)
  const link = world.process.stock
    .linked()
    .find((one) => one.ams_variant_id === ams_variant_id && one.ams_product_id === ams_product_id)
  const product = link && world.process.store.shop.product(link.shopify_product_id)
  const isThere = product?.variants.some((variant) => variant.id === link?.shopify_variant_id)
  // It may have been linked since.
  const wasThere = isThere && link !== undefined && link.linked_at <= (settled_at ?? '')
  hold(!wasThere, 'O12', () => `stock entry ${id} of ${ams_variant_id} is dropped: ${reason}`)
}

/** What waits, is held or parked is what the screen shows (O12). */
function holdShown(world: World): void {
  const entries = world.process.stock.entries()
  const count = (...states: string[]): number =>
    entries.filter(({ state }) => states.includes(state)).length
  const { stockQueue } = world.engine
  const shown = {
    open: stockQueue.queue({ tab: 'open', ...PAGE }).rows.length,
    held: stockQueue.queue({ tab: 'held', ...PAGE }).rows.length,
    parked: stockQueue.queue({ tab: 'parked', ...PAGE }).rows.length,
  }
  const kept = {
    open: count('waiting', 'in-flight'),
    held: count('held'),
    parked: count('parked'),
  }
  hold(
    JSON.stringify(shown) === JSON.stringify(kept),
    'O12',
    () => `the queue shows ${JSON.stringify(shown)}, it has ${JSON.stringify(kept)}`,
  )
}

/** A crash loses no change of stock; what was held is looked at again (O2). */
export function holdStockKept(
  before: readonly StockEntryFact[],
  after: readonly StockEntryFact[],
): void {
  const kept = new Map(after.map((entry) => [entry.id, entry]))
  for (const { id, state } of before) {
    const now = kept.get(id)?.state
    const isRight = now === state || (state === 'held' && now === 'waiting')
    hold(isRight, 'O2', () => `stock entry ${id} was ${state}, and ${now} after a crash`)
  }
}
