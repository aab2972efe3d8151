import type { Edited } from '@shared/contract/editing'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import type { Decided } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type { Announcer } from '../announcer'
import type { EngineOptions } from '../engine-options'
import type { LongWorks } from '../long-works'
import { type EditStep, isoNow } from '../ports'
import type { Runs } from '../runs'
import { type ManyProducts, throughMany } from '../through-many'
import { type BulkTally, bulkPart } from './bulk-part'
import type { ComparisonAfterEdits } from './comparison-after-edits'
import { labelOfBulk } from './edit-words'
import { turningPart } from './turning-part'

/** So many linked products are compared in the transaction that edits them; more are left to a comparison. */
const COMPARED_AT_ONCE = 20

/** One edit of many products, and the undo and redo of every edit, however many products it is about. */
export class ManyEdits {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs
  readonly #comparison: ComparisonAfterEdits
  readonly #works: LongWorks

  constructor(
    options: EngineOptions,
    announcer: Announcer,
    runs: Runs,
    comparison: ComparisonAfterEdits,
    works: LongWorks,
  ) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
    this.#comparison = comparison
    this.#works = works
  }

  /**
   * Products that would be refused or have nothing to change are left out and counted. Throws `already-running` during
   * a push, and many of them during a sync.
   */
  async edit({ selection, edit }: EngineParsedInput<'products.edit-many'>): Promise<Edited> {
    this.#runs.refuseEdit(t`An edit`)
    const { edits } = this.#options.store
    const ids = edits.selected(selection)
    const compares = ids.length <= COMPARED_AT_ONCE
    const step = edits.begin((products) => labelOfBulk(edit, products))
    const tally: BulkTally = { looked: 0, kept: 0, outOfSync: 0, refused: null }
    const part = bulkPart({ ...this.#parts(), ids, edit, compares, step, tally })
    const name = labelOfBulk(edit, ids.length)
    const saved = await this.#through(
      { name, total: ids.length, part, close: () => step.close() },
      () => tally.kept > 0 && !compares,
    )
    if (!saved && tally.refused) return { kind: 'refused', problems: [...tally.refused] }
    return {
      kind: 'saved',
      label: saved?.label ?? '',
      products: tally.kept,
      left: tally.looked - tally.kept,
      notReached: ids.length - tally.looked,
      outOfSync: tally.outOfSync,
      amsProductId: null,
      savedAt: this.#now(),
    }
  }

  undo(step: EditStep): Promise<Decided> {
    return this.#turn(step, 'undone')
  }

  redo(step: EditStep): Promise<Decided> {
    return this.#turn(step, 'done')
  }

  async #turn({ id, label }: EditStep, to: 'done' | 'undone'): Promise<Decided> {
    this.#runs.refuseEdit(to === 'undone' ? t`Undo` : t`Redo`)
    const turning = this.#options.store.edits.turn(id, to)
    const total = turning.left()
    const compares = total <= COMPARED_AT_ONCE
    const tally = { looked: 0, turned: 0, needsCompare: !compares }
    const comparison = this.#comparison
    const part = turningPart({ ...this.#parts(), turning, to, compares, comparison, tally })
    const name = to === 'undone' ? t`Undo: ${label}` : t`Redo: ${label}`
    const close = (isWhole: boolean): void => turning.close(isWhole)
    await this.#through({ name, total, part, close }, () => tally.needsCompare)
    const { looked, turned } = tally
    return {
      decided: turned,
      skipped: looked - turned,
      notReached: total - looked,
      label,
      isEdit: true,
      savedAt: this.#now(),
    }
  }

  /** What was done counts, however it ended. */
  async #through<T>(many: Omit<ManyProducts<T>, 'kind'>, needsCompare: () => boolean): Promise<T> {
    try {
      const parts = { ...this.#options, runs: this.#runs, works: this.#works }
      return await throughMany(parts, { kind: 'edit', ...many })
    } finally {
      this.#announcer.edited()
      if (needsCompare()) this.#comparison.begin()
    }
  }

  #parts() {
    return { store: this.#options.store, now: () => this.#now() }
  }

  #now(): string {
    return isoNow(this.#options.environment.clock)
  }
}
