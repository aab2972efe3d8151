import type { AmsProduct } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import type { Edited } from '@shared/contract/editing'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import { t } from '@shared/words/words'
import type { Announcer } from '../announcer'
import type { EngineOptions } from '../engine-options'
import { type EditChange, isoNow } from '../ports'
import type { Runs } from '../runs'
import { applyChanges } from './apply-change'
import type { ComparisonAfterEdits } from './comparison-after-edits'
import { labelOfEdit } from './edit-words'
import { editedProduct, leavesAgreement, type OneEdit } from './edited-product'
import { movedMeanwhile } from './moved-meanwhile'
import { copyOf, madeProduct } from './new-products'
import { refusals } from './validate-product'
import { changesOf } from './wanted-changes'

/** What people change of single products of AMS's catalog inside Concord. Nothing is sent by it. */
export class Editing {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #comparison: ComparisonAfterEdits

  constructor(
    options: EngineOptions,
    announcer: Announcer,
    runs: Runs,
    comparison: ComparisonAfterEdits,
  ) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#comparison = comparison
  }

  /** All changes of one product or none. Throws `not-found`, and `already-running` during a push. */
  edit({ amsProductId, changes: wanted }: EngineParsedInput<'products.edit'>): Edited {
    const before = this.#product(amsProductId)
    const newId = (): string => `${amsProductId}-${this.#shortId()}`
    return this.#editOne(before, changesOf(before, wanted, newId))
  }

  create(input: EngineParsedInput<'products.create'>): Edited {
    const product = madeProduct(input, this.#newId())
    return this.#editOne(null, [{ kind: 'made', product }])
  }

  duplicate({ amsProductId }: EngineParsedInput<'products.duplicate'>): Edited {
    const product = copyOf(this.#product(amsProductId), this.#newId())
    return this.#editOne(null, [{ kind: 'made', product }])
  }

  #editOne(before: AmsProduct | null, changes: readonly EditChange[]): Edited {
    this.#runs.refuseEdit(t`An edit`)
    const nothing = { products: 0, left: before ? 1 : 0, outOfSync: 0 }
    if (changes.length === 0) return this.#saved('', nothing)
    const applied = applyChanges(before, changes)
    if (applied.kind === 'moved') return movedMeanwhile(applied.change, applied.now)
    const { product: after } = applied
    if (!after) throw gone()
    const problems = refusals(before, after, changes)
    if (problems.length > 0) return { kind: 'refused', problems }
    const one: OneEdit = { id: after.id, before, after, changes }
    const kept = editedProduct(this.#options.store, one, true)
    const label = labelOfEdit(after.name, changes)
    this.#options.store.edits.begin(() => label).add([kept], this.#now())
    this.#announcer.edited()
    this.#comparison.note(kept)
    if (kept.movesIdentity || this.#pushesByItself()) this.#comparison.begin()
    const outOfSync = leavesAgreement(one) && kept.pair?.review.differences.length !== 0 ? 1 : 0
    return this.#saved(label, { products: 1, left: 0, outOfSync, amsProductId: after.id })
  }

  #pushesByItself(): boolean {
    return this.#options.store.rules.automaticPush().isOn
  }

  #product(id: string): AmsProduct {
    const product = this.#options.store.ams.product(id)
    if (!product) throw gone()
    return product
  }

  /** An id of AMS that no product has or had, and no file named. */
  #newId(): string {
    const { ams } = this.#options.store
    for (;;) {
      const id = `c-${this.#shortId()}`
      if (!ams.lastKnown(id) && !ams.imported(id)) return id
    }
  }

  #shortId(): string {
    return this.#options.environment.chance.uuid().slice(0, 8)
  }

  #saved(
    label: string,
    facts: {
      readonly products: number
      readonly left: number
      readonly outOfSync: number
      readonly amsProductId?: string
    },
  ): Edited {
    return {
      kind: 'saved',
      label,
      amsProductId: null,
      notReached: 0,
      savedAt: this.#now(),
      ...facts,
    }
  }

  #now(): string {
    return isoNow(this.#options.environment.clock)
  }
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`AMS has this product no more. Nothing was changed.`,
    nextStep: t`Look at the list of products again.`,
    retryable: false,
  })
}
