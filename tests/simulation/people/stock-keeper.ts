import { SOLD_OUT_RULES } from '@shared/catalog/sold-out'
import type { MovementKind } from '@shared/catalog/stock-movement'
import { ConcordError } from '@shared/contract/app-error'
import type { Dice } from '../world/dice'
import type { World } from '../world/world'

type VariantName = { readonly amsProductId: string; readonly amsVariantId: string }

/** Who sells at the market, unpacks boxes, counts shelves and takes wholesale orders. */
export class StockKeeper {
  /** Movements that Concord kept so far. */
  moved = 0
  readonly #world: World
  readonly #dice: Dice

  constructor(world: World, dice: Dice) {
    this.#world = world
    this.#dice = dice
  }

  /** Enters one movement; what Concord refuses in words is an answer too. */
  move(): string {
    const { engine, wanted } = this.#world
    const dice = this.#dice
    const variant = this.variant()
    if (variant === null) return 'AMS has nothing'
    const kind = dice.weighted<MovementKind>([
      [5, 'sale'],
      [3, 'receipt'],
      [3, 'adjustment'],
      [2, 'order-placed'],
      [1.5, 'order-shipped'],
      [1, 'order-cancelled'],
    ])
    const quantity = dice.between(kind === 'adjustment' ? 0 : 1, kind === 'adjustment' ? 9 : 4)
    const what = `${variant.amsVariantId}: ${kind} of ${quantity}`
    wanted.before(this.#world)
    try {
      const now = engine.stock.record({
        ...variant,
        kind,
        quantity,
        reason: 'simulated',
      })
      wanted.after(this.#world)
      this.moved += 1
      // Both sides may have the same for the only time.
      this.#world.agreed.see(this.#world)
      return `${what}, ${now.available} available`
    } catch (error) {
      if (!(error instanceof ConcordError)) throw error
      return `${what} refused: ${error.error.code}`
    }
  }

  /** Takes a variant off sale whatever its count, or puts it back. */
  setOffSale(variant: VariantName, isSoldOut: boolean): string {
    this.#world.requests.stock.mayChangePolicies = true
    this.#world.wanted.before(this.#world)
    this.#world.engine.stock.soldOutNow({ ...variant, isSoldOut })
    this.#world.wanted.after(this.#world)
    this.moved += 1
    this.#world.agreed.see(this.#world)
    return `${variant.amsVariantId} is ${isSoldOut ? 'off' : 'back on'} sale`
  }

  /** Takes a variant off sale, puts one back, or sets what happens at a count of 0. */
  overrideSoldOut(): string {
    const { engine, wanted, requests } = this.#world
    const dice = this.#dice
    const variant = this.variant()
    if (variant === null) return 'AMS has nothing'
    requests.stock.mayChangePolicies = true
    const { amsProductId, amsVariantId } = variant
    const rule = dice.pick(SOLD_OUT_RULES)
    const [what, work] = dice.weighted<readonly [string, () => unknown]>([
      [3, ['off sale', () => engine.stock.soldOutNow({ ...variant, isSoldOut: true })]],
      [2, ['back on sale', () => engine.stock.soldOutNow({ ...variant, isSoldOut: false })]],
      [1, [`the store: ${rule}`, () => engine.settings.set({ soldOutRule: rule })]],
      [1, [rule, () => engine.stock.setSoldOutRule({ amsProductId, amsVariantId, rule })]],
      [
        1,
        [
          `the product: ${rule}`,
          () => engine.stock.setSoldOutRule({ amsProductId, amsVariantId: null, rule }),
        ],
      ],
      [
        1,
        ['no rule', () => engine.stock.setSoldOutRule({ amsProductId, amsVariantId, rule: null })],
      ],
    ])
    wanted.before(this.#world)
    work()
    wanted.after(this.#world)
    this.moved += 1
    this.#world.agreed.see(this.#world)
    return `${amsVariantId}: ${what}`
  }

  /** Mostly one whose stock follows by itself. */
  variant(): VariantName | null {
    const { process } = this.#world
    const dice = this.#dice
    const agreed = process.stock.linked().filter(({ has_base }) => has_base === 1)
    if (agreed.length > 0 && dice.happens(0.75)) {
      const link = dice.pick(agreed)
      return { amsProductId: link.ams_product_id, amsVariantId: link.ams_variant_id }
    }
    const products = process.store.ams.products(process.view.ids('ams'))
    if (products.length === 0) return null
    const { id, variants } = dice.pick(products)
    return { amsProductId: id, amsVariantId: dice.pick(variants).id }
  }

  moveSome(): string {
    return Array.from({ length: this.#dice.between(1, 4) }, () => this.move()).join('; ')
  }
}
