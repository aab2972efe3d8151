import { ConcordError } from '@shared/contract/app-error'
import { compareFilterSchema, type DifferenceRow } from '@shared/contract/review'
import { holdNoDeletion } from '../invariants/deletions'
import type { Dice } from '../world/dice'
import type { World } from '../world/world'

export const EVERYTHING = compareFilterSchema.parse({})

/** The person at the screen: looks, decides, takes back. */
export class Reviewer {
  /** Decisions that were confirmed as saved. */
  decided = 0
  readonly #world: World
  readonly #dice: Dice

  constructor(world: World, dice: Dice) {
    this.#world = world
    this.#dice = dice
  }

  rows(): DifferenceRow[] {
    return this.#world.process.store.screens.compareRows({
      filter: EVERYTHING,
      offset: 0,
      limit: 500,
    }).rows
  }

  /** Decides one row or a few of the same choice, with `parkedFirst` those that are parked; says what. */
  decideSome(parkedFirst = false): string {
    const dice = this.#dice
    const possible = this.rows().filter(({ choices }) => choices.length > 0)
    const parked = possible.filter(({ decisionState }) => decisionState === 'parked')
    const rows = parkedFirst && parked.length > 0 ? parked : possible
    if (rows.length === 0) return 'nothing to decide'
    const { choices } = dice.pick(rows)
    const choice = dice.pick(choices)
    const keys = rows
      .filter((row) => row.choices.includes(choice) && dice.happens(0.4))
      .map(({ key }) => key)
    if (keys.length === 0) return 'nobody chose'
    return this.#note(this.#world.engine.review.decide({ keys, choice }))
  }

  /** Leaves a few rows as they are, until one of their values changes. */
  skipSome(): string {
    const keys = this.rows()
      .filter(() => this.#dice.happens(0.3))
      .map(({ key }) => key)
    if (keys.length === 0) return 'nothing to skip'
    return this.#note(this.#world.engine.review.decide({ keys, choice: 'skip' }))
  }

  /** Says of two products, of which nobody else speaks, that they are the same, or are not. */
  pairAtWill(): string {
    const rows = this.rows().filter(({ kind }) => kind === 'product')
    const ours = rows.filter(({ amsProductId }) => amsProductId !== null)
    const theirs = rows.filter(({ shopifyProductId }) => shopifyProductId !== null)
    if (ours.length === 0 || theirs.length === 0) return 'no two to pair'
    const amsProductId = this.#dice.pick(ours).amsProductId ?? ''
    const shopifyProductId = this.#dice.pick(theirs).shopifyProductId ?? ''
    const pair = { amsProductId, shopifyProductId }
    if (this.#dice.happens(0.3)) {
      this.#world.engine.linking.reject(pair)
      return `${amsProductId} is not ${shopifyProductId}`
    }
    this.#world.engine.linking.link(pair)
    this.#world.agreed.lookAt(this.#world)
    return `${amsProductId} is ${shopifyProductId}`
  }

  acceptAll(
    choice = this.#dice.pick(['ours', 'theirs', 'suggestion', 'suggestion'] as const),
  ): string {
    const dice = this.#dice
    const filter = { ...EVERYTHING, openOnly: dice.happens(0.3) }
    const preview = this.#world.engine.review.previewAcceptAll({ filter, choice })
    const known = this.#world.process.view.entries().length
    const saved = this.#world.engine.review.acceptAll({ filter, choice })
    for (const entry of this.#world.process.view.entries().slice(known)) holdNoDeletion(entry)
    if (saved.decided !== preview.accepted) {
      throw new Error(`Accept All decided ${saved.decided}, its preview said ${preview.accepted}`)
    }
    return this.#note(saved)
  }

  async undo(): Promise<string> {
    const { label, decided } = await this.#world.engine.review.undo()
    return `undo ${label} ${decided}`
  }

  async redo(): Promise<string> {
    const { label, decided } = await this.#world.engine.review.redo()
    return `redo ${label} ${decided}`
  }

  clearSome(): string {
    const decided = this.rows().filter(({ choice }) => choice !== null)
    const keys = decided.filter(() => this.#dice.happens(0.4)).map(({ key }) => key)
    if (keys.length === 0) return 'nothing to clear'
    return `clear ${this.#world.engine.review.clear({ keys }).decided}`
  }

  /** Decides rows one by one, each as `choose` says. */
  decideEach(choose: (row: DifferenceRow) => 'ours' | 'theirs' | null): number {
    let count = 0
    for (const row of this.rows()) {
      const choice = choose(row)
      if (choice === null) continue
      const saved = this.#world.engine.review.decide({ keys: [row.key], choice })
      this.#note(saved)
      count += saved.decided
    }
    return count
  }

  tryAgain(): number {
    const { rows } = this.#world.engine.outboxRows({
      tab: 'parked',
      search: '',
      offset: 0,
      limit: 500,
    })
    for (const { id } of rows) this.#world.engine.review.tryAgain({ id })
    return rows.length
  }

  /** Says who is who where the matching was in doubt. */
  answerDoubts(probability: number): string[] {
    const doubtful = this.rows().filter(
      ({ kind }) => kind === 'ambiguous' || kind === 'broken-link',
    )
    const answered = doubtful.filter(() => this.#dice.happens(probability))
    return answered.flatMap((row) => this.#answerOrWait(row) ?? [])
  }

  /** While decisions about the product wait, its link is not to be changed: they go first. */
  #answerOrWait(row: DifferenceRow): string | null {
    try {
      return this.#answer(row)
    } catch (error) {
      if (error instanceof ConcordError && error.error.code === 'already-running') return null
      throw error
    }
  }

  #answer({ key, amsProductId, kind }: DifferenceRow): string {
    const { engine } = this.#world
    if (amsProductId === null) throw new Error(`${key} names no AMS product`)
    const [candidate] = engine.review.detail({ key }).candidates
    if (candidate === undefined) {
      if (kind !== 'broken-link') return `nothing to say of ${amsProductId}`
      if (this.#dice.happens(0.5)) {
        engine.linking.createAnew({ amsProductId })
        this.decided += 1
        return `create ${amsProductId} anew`
      }
      engine.linking.unlink({ amsProductId })
      return `unlink ${amsProductId}`
    }
    const { shopifyProductId } = candidate
    // A counterpart that another product has by now can only be ruled out.
    const isTaken = this.#world.process.store.links.linkedTo(shopifyProductId) !== null
    if (isTaken || this.#dice.happens(0.5)) {
      engine.linking.reject({ amsProductId, shopifyProductId })
      return `${amsProductId} is not ${shopifyProductId}`
    }
    engine.linking.link({ amsProductId, shopifyProductId })
    // Linking compares at once, and both sides may agree here for the only time.
    this.#world.agreed.lookAt(this.#world)
    return `${amsProductId} is ${shopifyProductId}`
  }

  #note({ decided, label, skipped }: { decided: number; label: string; skipped: number }): string {
    this.decided += decided
    return `${label}: ${decided}, ${skipped} skipped`
  }
}
