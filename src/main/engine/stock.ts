import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import {
  type MovementRefusal,
  moveStock,
  refusalWords,
  type VariantStock,
} from '@shared/catalog/stock-movement'
import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import { stockNow } from '@shared/contract/stock'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import { reviewPair } from './planning'
import { isoNow } from './ports'
import type { Runs } from './runs'

const LEDGER_LINES = 100

/** What people enter about AMS's stock: sales, receipts, counts, wholesale orders. */
export class Stock {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
  }

  /**
   * Keeps a movement and compares the product at once, as Shopify was last read. Throws `already-running`
   * during a push, which writes the products that it carries, and `stock-refused` with both figures where
   * there are not so many units.
   */
  record(input: EngineParsedInput<'stock.record'>): EngineOutput<'stock.record'> {
    this.#runs.refuseWhilePushing('A change of stock')
    const { store, environment } = this.#options
    const before = store.ams.product(input.amsProductId)
    const variant = before?.variants.find(({ id }) => id === input.amsVariantId)
    if (!before || !variant) throw gone()
    const moved = moveStock(variant, input)
    if (!moved.ok) throw refused(moved.why, variant, input.quantity)
    const ours = withStock(before, variant, moved.stock)
    const theirs = ours.shopifyProductId && store.shop.product(ours.shopifyProductId)
    const { amsProductId, amsVariantId, kind, quantity, reason } = input
    store.stock.keep(
      {
        amsProductId,
        amsVariantId,
        kind,
        quantity,
        reason,
        before: variant,
        after: moved.stock,
        at: isoNow(environment.clock),
      },
      ours,
      theirs
        ? {
            theirs,
            review: reviewPair(
              ours,
              theirs,
              store.comparison.baseOf(ours.id, theirs.id),
              store.rules.policies(),
            ),
          }
        : null,
    )
    this.#announcer.changed(['compare', 'products', 'outbox', 'overview', 'stock'])
    this.#announcer.outboxChanged()
    return stockNow(moved.stock)
  }

  movements(input: EngineParsedInput<'stock.movements'>): EngineOutput<'stock.movements'> {
    return this.#options.store.stock.movements({ ...input, limit: LEDGER_LINES })
  }
}

function withStock(product: AmsProduct, moved: AmsVariant, stock: VariantStock): AmsProduct {
  const variants = product.variants.map((variant) =>
    variant === moved ? { ...variant, ...stock } : variant,
  )
  return { ...product, variants }
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: 'AMS has this variant no more. Nothing was changed.',
    nextStep: 'Look at the product again.',
    retryable: false,
  })
}

function refused(why: MovementRefusal, stock: VariantStock, quantity: number): ConcordError {
  const [what, nextStep] = refusalWords(why, stock, quantity)
  return new ConcordError({
    code: 'stock-refused',
    message: `${what} Nothing was changed.`,
    nextStep,
    retryable: false,
  })
}
