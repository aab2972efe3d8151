import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type {
  AcceptAllPreview,
  Answer,
  Decided,
  DifferenceRow,
  StockFacts,
} from '@shared/contract/review'
import { fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import type { ManyEdits } from './editing'
import type { EngineOptions } from './engine-options'
import { variantEvidence } from './matching'
import { previewOfPush } from './outbox'
import { canonicalForms, effectsOf, previewAcceptAll } from './planning'
import { type DecidedCount, isoNow } from './ports'

const CHOICE_WORDS = { ours: 'AMS', theirs: 'Shopify', suggestion: t`suggestion` } as const

function labelOf(rows: number, choice: Answer): string {
  if (choice === 'skip') return rows === 1 ? t`Skip 1 row` : t`Skip ${rows} rows`
  const side = CHOICE_WORDS[choice]
  return rows === 1 ? t`Use ${side}` : t`Use ${side} for ${rows} rows`
}

/** What a person does with the differences: look, decide, undo. Sends nothing. */
export class Review {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #edits: ManyEdits

  constructor(options: EngineOptions, announcer: Announcer, edits: ManyEdits) {
    this.#options = options
    this.#announcer = announcer
    this.#edits = edits
  }

  decide({ keys, choice }: EngineParsedInput<'decisions.decide'>): Decided {
    const label = labelOf(keys.length, choice)
    return this.#saved(this.#decisions.decide({ keys, choice, label, ...this.#stamp() }))
  }

  previewAcceptAll({
    filter,
    choice,
  }: EngineParsedInput<'decisions.preview-accept-all'>): AcceptAllPreview {
    const { bulkFrom, gateway, store } = this.#options
    return previewAcceptAll(this.#decisions.acceptable(filter, choice), {
      plan: gateway.points(),
      bulkFrom,
      linkedVariants: store.comparison.linkedVariants(),
    })
  }

  acceptAll({ filter, choice }: EngineParsedInput<'decisions.accept-all'>): Decided {
    const label = t`Accept All: ${CHOICE_WORDS[choice]}`
    return this.#saved(this.#decisions.acceptAll({ filter, choice, label, ...this.#stamp() }))
  }

  clear({ keys }: EngineParsedInput<'decisions.clear'>): Decided {
    const label =
      keys.length === 1 ? t`Take back 1 decision` : t`Take back ${keys.length} decisions`
    return this.#saved(this.#decisions.clear({ keys, label, ...this.#stamp() }))
  }

  /** Throws `not-found` when nothing waits. */
  clearWaiting(): Decided {
    const waiting = this.#options.store.outbox.allWaiting()
    const keys = waiting.map(({ differenceKey }) => differenceKey)
    if (keys.length === 0) throw notFound(t`No decision waits any more.`)
    return this.#saved(this.#decisions.clear({ keys, label: t`Take all back`, ...this.#stamp() }))
  }

  /** Takes back the newest step, be it of decisions or of editing. */
  async undo(): Promise<Decided> {
    const edit = this.#options.store.edits.next('done')
    if (edit && edit.id > (this.#decisions.next('done')?.id ?? 0)) return this.#edits.undo(edit)
    return this.#saved(orNothing(this.#decisions.undo(this.#now()), t`There is nothing to undo.`))
  }

  /** Makes again what was taken back last. */
  async redo(): Promise<Decided> {
    const edit = this.#options.store.edits.next('undone')
    const decision = this.#decisions.next('undone')
    if (edit && (!decision || edit.id < decision.id)) return this.#edits.redo(edit)
    return this.#saved(orNothing(this.#decisions.redo(this.#now()), t`There is nothing to redo.`))
  }

  detail({ key }: EngineParsedInput<'compare.detail'>): EngineOutput<'compare.detail'> {
    const found = this.#options.store.screens.difference(key)
    if (!found) throw notFound(t`This difference is gone: both sides agree now.`)
    const { row, amsVariantId, link, variantLink, candidates } = found
    const { rules } = this.#options.store
    return {
      row,
      comparedAs: row.field === null ? '' : fieldByKey(row.field).explanation,
      canonical: canonicalForms(row),
      policy: row.field === null ? 'ask' : (rules.policies()[row.field] ?? 'ask'),
      stock: amsVariantId === '' ? null : this.#stockOf(row, amsVariantId),
      linkedBy: link,
      variantLinkedBy: variantLink && { ...variantLink, text: variantEvidence(variantLink.kind) },
      candidates: candidates.map(({ theirsId, title, evidence }) => ({
        shopifyProductId: theirsId,
        title,
        evidence,
      })),
      effects: effectsOf(row),
    }
  }

  #stockOf(
    { amsProductId, shopifyProductId }: DifferenceRow,
    variantId: string,
  ): StockFacts | null {
    const { ams, shop } = this.#options.store
    const ours = ams.product(amsProductId ?? '')?.variants.find(({ id }) => id === variantId)
    if (!ours) return null
    const theirs = shop
      .product(shopifyProductId ?? '')
      ?.variants.find(({ id }) => id === ours.shopifyVariantId)
    return {
      onHand: ours.onHand,
      wholesaleCommitments: ours.wholesaleCommitments,
      tracked: theirs?.tracked ?? null,
      isSoldOut: ours.isSoldOut ?? false,
      shopifyAvailable: theirs?.available ?? null,
      webOrders: theirs?.webOrders ?? 0,
    }
  }

  previewPush(): EngineOutput<'push.preview'> {
    return previewOfPush(this.#options)
  }

  dismiss({ id }: EngineParsedInput<'outbox.dismiss'>): null {
    if (!this.#options.store.outbox.dismiss(id)) {
      throw notFound(t`This decision is put away already.`)
    }
    return this.#changed()
  }

  tryAgain({ id }: EngineParsedInput<'outbox.try-again'>): null {
    if (!this.#options.store.outbox.tryAgain(id)) {
      throw notFound(t`This entry does not wait any more.`)
    }
    return this.#changed()
  }

  #changed(): null {
    this.#announcer.changed(['compare', 'outbox', 'overview'])
    this.#announcer.outboxChanged()
    return null
  }

  get #decisions() {
    return this.#options.store.decisions
  }

  #now(): string {
    return isoNow(this.#options.environment.clock)
  }

  #stamp() {
    return { at: this.#now(), newKey: () => this.#options.environment.chance.uuid() }
  }

  #saved(count: DecidedCount): Decided {
    this.#announcer.changed(['compare', 'products', 'outbox', 'pushes'])
    this.#announcer.outboxChanged()
    return { ...count, savedAt: this.#now() }
  }
}

function orNothing(count: DecidedCount | null, nothing: string): DecidedCount {
  if (count) return count
  throw notFound(nothing)
}

function notFound(message: string): ConcordError {
  return new ConcordError({ code: 'not-found', message, retryable: false })
}
