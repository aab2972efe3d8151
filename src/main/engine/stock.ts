import { webOrdersOf } from '@shared/catalog/available-stock'
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
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import { reviewPair } from './planning'
import { isoNow } from './ports'
import type { Runs } from './runs'
import { stockSettings } from './stock-settings'

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
    this.#runs.refuseWhilePushing(t`A change of stock`)
    const { store, environment } = this.#options
    const before = store.ams.product(input.amsProductId)
    const variant = before?.variants.find(({ id }) => id === input.amsVariantId)
    if (!before || !variant) throw gone()
    const moved = moveStock(variant, input)
    if (!moved.ok) throw refused(moved.why, variant, input.quantity)
    const ours = withVariant(before, { ...variant, ...moved.stock })
    const { amsProductId, amsVariantId, kind, quantity, reason } = input
    const pair = this.#pairOf(ours)
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
      pair,
    )
    this.#tellChanged()
    return stockNow(moved.stock, webOrdersOf(pair?.theirs ?? null, variant.shopifyVariantId))
  }

  soldOutRules({
    amsProductId,
  }: EngineParsedInput<'stock.sold-out-rules'>): EngineOutput<'stock.sold-out-rules'> {
    const { store } = this.#options
    const rules = store.soldOut.rulesOf(amsProductId)
    const variants = store.ams.product(amsProductId)?.variants ?? []
    return {
      store: stockSettings(store.runs).soldOutRule(),
      product: rules.get('') ?? null,
      variants: variants.map(({ id, isSoldOut = false }) => ({
        amsVariantId: id,
        rule: rules.get(id) ?? null,
        isSoldOut,
      })),
    }
  }

  setSoldOutRule({
    amsProductId,
    amsVariantId,
    rule,
  }: EngineParsedInput<'stock.set-sold-out-rule'>): null {
    const { store, environment } = this.#options
    const about = { amsProductId, amsVariantId: amsVariantId ?? '' }
    store.soldOut.setRule(about, rule, isoNow(environment.clock))
    this.#announcer.changed(['stock', 'products', 'settings'])
    return null
  }

  /** Throws `already-running` during a push, which writes the products that it carries. */
  soldOutNow(input: EngineParsedInput<'stock.sold-out-now'>): null {
    this.#runs.refuseWhilePushing(t`A change of stock`)
    const { store, environment } = this.#options
    const { amsProductId, amsVariantId, isSoldOut } = input
    const before = store.ams.product(amsProductId)
    const variant = before?.variants.find(({ id }) => id === amsVariantId)
    if (!before || !variant) throw gone()
    if ((variant.isSoldOut ?? false) === isSoldOut) return null
    const ours = withVariant(before, { ...variant, isSoldOut })
    const at = isoNow(environment.clock)
    store.soldOut.setSoldOut({ amsVariantId, isSoldOut, at }, ours, this.#pairOf(ours))
    this.#tellChanged()
    return null
  }

  /** The pair of a product as Shopify was last read; null where it is linked to nothing. */
  #pairOf(ours: AmsProduct) {
    const { store } = this.#options
    const theirs = ours.shopifyProductId ? store.shop.product(ours.shopifyProductId) : null
    if (!theirs) return null
    const base = store.comparison.baseOf(ours.id, theirs.id)
    return { theirs, review: reviewPair(ours, theirs, base, store.rules.policies()) }
  }

  #tellChanged(): void {
    this.#announcer.changed(['compare', 'products', 'outbox', 'overview', 'stock'])
    this.#announcer.outboxChanged()
  }

  movements(input: EngineParsedInput<'stock.movements'>): EngineOutput<'stock.movements'> {
    return this.#options.store.stock.movements({ ...input, limit: LEDGER_LINES })
  }
}

function withVariant(product: AmsProduct, changed: AmsVariant): AmsProduct {
  const variants = product.variants.map((variant) =>
    variant.id === changed.id ? changed : variant,
  )
  return { ...product, variants }
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`AMS has this variant no more. Nothing was changed.`,
    nextStep: t`Look at the product again.`,
    retryable: false,
  })
}

function refused(why: MovementRefusal, stock: VariantStock, quantity: number): ConcordError {
  const [what, nextStep] = refusalWords(why, stock, quantity)
  return new ConcordError({
    code: 'stock-refused',
    message: t`${what} Nothing was changed.`,
    nextStep,
    retryable: false,
  })
}
