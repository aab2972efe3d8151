import type { AmsDecidedMany, AmsManyPreview } from '@shared/contract/ams-decisions'
import type { AmsLineOpen } from '@shared/contract/ams-line'
import { ConcordError } from '@shared/contract/app-error'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import { t } from '@shared/words/words'
import {
  conflictsOf,
  decideConflicts,
  goneOf,
  labelOfScope,
  lineName,
  openRows,
  partsOf,
  previewMany,
} from './ams-server'
import type { Announcer } from './announcer'
import type { ComparisonAfterEdits } from './editing'
import type { EngineOptions } from './engine-options'
import type { LongWorks } from './long-works'
import { isoNow } from './ports'
import type { Runs } from './runs'
import { throughMany } from './through-many'

/** Products that are looked up at once. */
const PART = 10

/** What a person decides where Concord and the AMS server have it otherwise: one value, or many at once. */
export class AmsDecisions {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #works: LongWorks
  readonly #comparison: ComparisonAfterEdits

  constructor(
    options: EngineOptions,
    announcer: Announcer,
    runs: Runs,
    works: LongWorks,
    comparison: ComparisonAfterEdits,
  ) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#works = works
    this.#comparison = comparison
  }

  open(): AmsLineOpen {
    return openRows(this.#options.store)
  }

  previewMany(many: EngineParsedInput<'ams-line.preview-many'>): AmsManyPreview {
    return previewMany(this.#options.store, many)
  }

  /** Throws `already-running` during a push, which writes the products that it carries. */
  decide(input: EngineParsedInput<'ams-line.decide'>): null {
    this.#runs.refuseWhilePushing(t`Deciding what the AMS server has`)
    const { amsProductId, amsVariantId: variantId, field, keep } = input
    const places = [{ variantId, field }]
    const decided = decideConflicts(this.#absorbing(), amsProductId, places, keep)
    this.#tell()
    if (decided > 0) return null
    throw new ConcordError({
      code: 'not-found',
      message: t`There is nothing to decide about this any more. Nothing was changed.`,
      retryable: false,
    })
  }

  /**
   * All that a preview showed, product by product, each whole: what is stopped or dies on the way leaves decided products
   * and open ones, and nothing between. Throws `already-running` as an edit of many does; `brake` without the figures that
   * the preview asks for, `not-found` where what it showed is another by now.
   */
  async decideMany(input: EngineParsedInput<'ams-line.decide-many'>): Promise<AmsDecidedMany> {
    const { keep } = input
    const { environment, store } = this.#options
    const what = labelOfScope(input.scope)
    const scope = conflictsOf(input.scope)
    const name = keep === 'ours' ? t`Keep ours: ${what}` : t`Take theirs: ${what}`
    this.#runs.refuseWhilePushing(name)
    const before = store.amsServer.conflictCounts(scope)
    const gone = goneOf(input.scope, before)
    const total = before.products
    const tally = { values: 0, products: 0, looked: 0 }
    // Asked twice, there is nothing left the second time.
    if (total === 0) return { values: 0, products: 0, notReached: 0, gone }
    const absorbing = this.#absorbing()
    let after: string | null = null
    const part = (): number => {
      // In its own turn: what ran before it may have changed what it is about.
      if (after === null) this.#refuseUnseen(input)
      const found = store.amsServer.conflictedProducts(scope, after ?? '', PART)
      for (const { productId, places } of found) {
        const values = decideConflicts(absorbing, productId, places, keep)
        tally.values += values
        if (values > 0) tally.products++
        after = productId
      }
      tally.looked += found.length
      return found.length
    }
    const close = (): void =>
      store.amsServer.noteDecided(`${name} (${tally.products})`, isoNow(environment.clock))
    const parts = { environment, store, runs: this.#runs, works: this.#works }
    try {
      await throughMany(parts, { kind: 'ams-decisions', name, total, part, close })
    } finally {
      this.#tell()
      if (keep === 'theirs' && tally.products > 0) this.#comparison.begin()
    }
    const { values, products, looked } = tally
    return { values, products, notReached: total - looked, gone }
  }

  #refuseUnseen(input: EngineParsedInput<'ams-line.decide-many'>): void {
    const { ams, amsServer } = this.#options.store
    const scope = conflictsOf(input.scope)
    if (amsServer.conflictMark(scope) !== input.seen) throw moved()
    const parts = partsOf(amsServer.conflictCounts(scope), input.keep, ams.info()?.products ?? 0)
    for (const { effect, brake } of parts) {
      if (brake !== null && brake.count !== input.confirmed[effect]) throw braked(brake.count)
    }
  }

  #absorbing() {
    const { environment, store } = this.#options
    return { store, sourceName: lineName(store), at: isoNow(environment.clock) }
  }

  #tell(): void {
    this.#announcer.changed(['ams-line', 'products', 'compare', 'overview', 'stock'])
  }
}

function moved(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`What is to be decided has changed since you looked. Nothing was changed.`,
    nextStep: t`Look at it again, then decide.`,
    retryable: false,
  })
}

function braked(count: number): ConcordError {
  return new ConcordError({
    code: 'brake',
    message: t`So much at once needs its figure first. Nothing was changed.`,
    nextStep: t`Look at what happens, then type its figure.`,
    retryable: false,
    details: { count: String(count) },
  })
}
