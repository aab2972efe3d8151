import { variantGid } from '../world/fields'
import { available } from '../world/stock-view'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { storeHeldSince } from './held-since'

/** AMS's count of a linked variant, and since when it is this one. */
type Wanted = {
  readonly count: number
  readonly at: number
  readonly productId: string
  readonly variantId: string
}

/** Remembers what people changed of AMS's stock, so that it can be looked for in the store (O7). */
export class StockWanted {
  readonly #wanted = new Map<string, Wanted>()
  #known = new Map<string, number | null>()

  /** Before people change something: what AMS has by now for other reasons has no need to follow. */
  before(world: World): void {
    const now = countsOf(world)
    for (const [id, { count }] of this.#wanted) {
      if (now.get(id) !== count) this.#wanted.delete(id)
    }
    this.#known = now
  }

  /** After they did. */
  after(world: World): void {
    for (const link of world.process.stock.linked()) {
      const id = link.ams_variant_id
      const count = available(link.on_hand, link.committed, link.sold_out)
      const known = this.#known.get(id)
      if (known === undefined || known === count) continue
      this.#wanted.delete(id)
      if (count === null) continue
      this.#wanted.set(id, {
        count,
        at: world.time.now(),
        productId: link.shopify_product_id,
        variantId: link.shopify_variant_id,
      })
    }
    this.#known = countsOf(world)
  }

  /**
   * After quiet each count has arrived, and stayed unless somebody changed it in the store since. Not so
   * where it is held or parked, which says why, and where it was linked anew since.
   */
  hold(world: World): number {
    this.before(world)
    const { stock } = world.process
    const kept = new Set(
      stock
        .entries()
        .filter(({ state }) => state === 'held' || state === 'parked')
        .map(({ ams_variant_id: id }) => id),
    )
    const links = new Map(stock.linked().map((link) => [link.ams_variant_id, link]))
    let arrived = 0
    for (const [id, { count, at, productId, variantId }] of this.#wanted) {
      const link = links.get(id)
      const isSame = link?.shopify_variant_id === variantId && Date.parse(link.linked_at) < at
      if (kept.has(id) || !isSame || !isCounted(world, variantId)) continue
      const place = `${variantId}|stock`
      arrived += 1
      hold(
        storeHeldSince(world, { productId, place, at, value: String(count) }),
        'O7',
        () => `${id} has ${count} in AMS since ${new Date(at).toISOString()}; ${place} never did`,
      )
      this.#holdStayed(world, { count, at, productId, variantId })
      holdPolicy(world, { variantId, count, rule: link.rule })
    }
    return arrived
  }

  #holdStayed(world: World, { count, productId, variantId }: Wanted): void {
    const place = `${variantId}|stock`
    const last = world.journal.changes.findLast(
      (change) => change.productId === productId && change.place === place,
    )
    hold(
      last === undefined || last.by === 'admin' || last.after === String(count),
      'O8',
      () => `${place} is ${last?.after} by Concord, AMS has ${count}`,
    )
  }
}

/** The policy that each rule wants of what is sold out; any other one is as it was before Concord. */
const POLICIES: Readonly<Record<string, string>> = {
  force: 'DENY',
  'sold-out': 'DENY',
  keep: 'CONTINUE',
}
/** Of variants that were made since. */
const USUAL = 'DENY'

function holdPolicy(
  world: World,
  { variantId, count, rule }: { variantId: string; count: number; rule: string },
): void {
  const policy = variantOf(world, variantId)?.inventoryPolicy
  const first = world.firstPolicies.get(variantId) ?? USUAL
  const wanted = (count === 0 ? POLICIES[rule] : undefined) ?? first
  hold(
    policy === wanted,
    'sold-out override',
    () => `${variantId} has ${count} under "${rule}" and the policy ${policy}`,
  )
}

function isCounted(world: World, variantId: string): boolean {
  return variantOf(world, variantId)?.tracked === true
}

function variantOf(world: World, variantId: string) {
  return [...world.store.store.variants.values()].find(
    (variant) => variantGid(variant) === variantId,
  )
}

function countsOf(world: World): Map<string, number | null> {
  return new Map(
    world.process.stock
      .linked()
      .map(({ ams_variant_id: id, on_hand, committed, sold_out }) => [
        id,
        available(on_hand, committed, sold_out),
      ]),
  )
}
