import type { AmsProduct } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import type { Edited } from '@shared/contract/editing'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import type { Decided } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type { Announcer } from '../announcer'
import type { EngineOptions } from '../engine-options'
import { type EditChange, type EditedProduct, type EditStep, isoNow } from '../ports'
import type { Runs } from '../runs'
import { applyChanges, inverted } from './apply-change'
import { ComparisonAfterEdits } from './comparison-after-edits'
import { labelOfBulk, labelOfEdit } from './edit-words'
import { editedProduct, leavesAgreement, type OneEdit } from './edited-product'
import { movedMeanwhile } from './moved-meanwhile'
import { copyOf, madeProduct } from './new-products'
import { refusals } from './validate-product'
import { bulkChanges, changesOf } from './wanted-changes'

/** So many linked products are compared in the transaction that edits them; more are left to a comparison. */
const COMPARED_AT_ONCE = 20

/** What people change of AMS's catalog inside Concord. Nothing is sent by it. */
export class Editing {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #comparison: ComparisonAfterEdits

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#comparison = new ComparisonAfterEdits(options.store, runs)
  }

  /** All changes of one product or none. Throws `not-found`, and `already-running` during a push. */
  edit({ amsProductId, changes: wanted }: EngineParsedInput<'products.edit'>): Edited {
    const before = this.#product(amsProductId)
    const newId = (): string => `${amsProductId}-${this.#shortId()}`
    return this.#editOne(before, changesOf(before, wanted, newId))
  }

  /** Products that would be refused or have nothing to change are left out and counted. */
  editMany({ selection, edit }: EngineParsedInput<'products.edit-many'>): Edited {
    this.#refuseWhilePushing()
    const { ams, edits } = this.#options.store
    const ids = edits.selected(selection)
    const compares = ids.length <= COMPARED_AT_ONCE
    const tally = { kept: 0, outOfSync: 0, refused: null as Edited | null }
    const products = function* (this: Editing): Generator<EditedProduct> {
      for (const id of ids) {
        const before = ams.product(id)
        if (!before) continue
        const changes = bulkChanges(before, edit)
        const applied = applyChanges(before, changes)
        if (changes.length === 0 || applied.kind === 'moved' || !applied.product) continue
        const problems = refusals(before, applied.product, changes)
        if (problems.length > 0) {
          tally.refused ??= { kind: 'refused', problems }
          continue
        }
        const one = { id, before, after: applied.product, changes }
        tally.kept += 1
        if (leavesAgreement(one)) tally.outOfSync += 1
        yield editedProduct(this.#options.store, one, compares)
      }
    }
    const step = edits.keep({
      label: (many) => labelOfBulk(edit, many),
      at: this.#now(),
      products: products.call(this),
    })
    if (!step && tally.refused) return tally.refused
    this.#changed()
    if (step && !compares) this.#comparison.begin()
    return this.#saved(step?.label ?? '', {
      products: tally.kept,
      left: ids.length - tally.kept,
      outOfSync: tally.outOfSync,
    })
  }

  create(input: EngineParsedInput<'products.create'>): Edited {
    const product = madeProduct(input, this.#newId())
    return this.#editOne(null, [{ kind: 'made', product }])
  }

  duplicate({ amsProductId }: EngineParsedInput<'products.duplicate'>): Edited {
    const product = copyOf(this.#product(amsProductId), this.#newId())
    return this.#editOne(null, [{ kind: 'made', product }])
  }

  undo(step: EditStep): Decided {
    return this.#turn(step, 'undone')
  }

  redo(step: EditStep): Decided {
    return this.#turn(step, 'done')
  }

  #editOne(before: AmsProduct | null, changes: readonly EditChange[]): Edited {
    this.#refuseWhilePushing()
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
    this.#options.store.edits.keep({ label: () => label, at: this.#now(), products: [kept] })
    this.#changed()
    this.#comparison.note(kept)
    if (kept.movesIdentity || this.#pushesByItself()) this.#comparison.begin()
    const outOfSync = leavesAgreement(one) && kept.pair?.review.differences.length !== 0 ? 1 : 0
    return this.#saved(label, { products: 1, left: 0, outOfSync, amsProductId: after.id })
  }

  #turn(step: EditStep, to: 'done' | 'undone'): Decided {
    this.#refuseWhilePushing()
    const { store } = this.#options
    const made = store.edits.changesOf(step.id)
    const compares = made.length <= COMPARED_AT_ONCE
    let turned = 0
    let needsCompare = !compares
    const products = function* (this: Editing): Generator<EditedProduct> {
      for (const { id, changes } of made) {
        const way = to === 'undone' ? inverted(changes) : changes
        const before = store.ams.product(id)
        const applied = applyChanges(before, way)
        if (applied.kind === 'moved') continue
        turned += 1
        const kept = editedProduct(
          store,
          { id, before, after: applied.product, changes: way },
          compares,
        )
        needsCompare ||= kept.movesIdentity
        this.#comparison.note(kept)
        yield kept
      }
    }
    store.edits.turn({ step: step.id, to, at: this.#now(), products: products.call(this) })
    this.#changed()
    if (needsCompare) this.#comparison.begin()
    return {
      decided: turned,
      skipped: made.length - turned,
      label: step.label,
      isEdit: true,
      savedAt: this.#now(),
    }
  }

  #pushesByItself(): boolean {
    return this.#options.store.rules.automaticPush().isOn
  }

  #refuseWhilePushing(): void {
    this.#runs.refuseWhilePushing(t`An edit`)
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

  #changed(): void {
    this.#announcer.changed(['compare', 'products', 'outbox', 'overview', 'stock', 'images'])
    this.#announcer.outboxChanged()
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
    return { kind: 'saved', label, amsProductId: null, savedAt: this.#now(), ...facts }
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
