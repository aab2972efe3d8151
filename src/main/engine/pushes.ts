import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import { t, timesLocale } from '@shared/words/words'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import { isoNow, type PushedChange } from './ports'
import { type PlannedRollBack, planRollBack } from './restoring'
import type { Runs } from './runs'

/** Past pushes, and their roll back as a new batch that waits to be pushed like anything else. */
export class Pushes {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
  }

  list(input: EngineParsedInput<'pushes.list'>): EngineOutput<'pushes.list'> {
    return this.#options.store.pushes.list(input)
  }

  preview({
    run,
  }: EngineParsedInput<'pushes.preview-roll-back'>): EngineOutput<'pushes.preview-roll-back'> {
    const startedAt = this.#startOf(run)
    return { startedAt, ...this.#plan(run).preview }
  }

  /** Sends nothing. Throws `already-running` during a run, `not-found` when nothing can be restored. */
  rollBack({ run }: EngineParsedInput<'pushes.roll-back'>): EngineOutput<'pushes.roll-back'> {
    const { environment, store } = this.#options
    const label = t`Roll back of the push of ${this.#timeOf(this.#startOf(run))}`
    this.#runs.refuseWhileRunning(t`Rolling back`)
    const { takenBack, preview } = this.#plan(run)
    if (takenBack.length === 0) {
      throw notFound(t`Nothing of this push can be restored any more. Nothing was changed.`)
    }
    const at = isoNow(environment.clock)
    const newKey = (): string => environment.chance.uuid()
    const { decided } = store.pushes.takeBack({ changes: takenBack, label, at, newKey })
    this.#announcer.changed(['compare', 'products', 'outbox', 'pushes'])
    this.#announcer.outboxChanged()
    return { decided, skipped: preview.changed - decided, label, savedAt: at }
  }

  #plan(run: number): PlannedRollBack {
    const { ams, links, pushes, shop } = this.#options.store
    let read: { readonly key: string; readonly pair: Pair | null } | null = null
    // What was carried out comes product by product, so each pair is read once.
    const pairOf = ({ amsProductId, shopifyProductId }: PushedChange): Pair | null => {
      const key = `${amsProductId}|${shopifyProductId}`
      if (read?.key === key) return read.pair
      const isPair = links.linkedTo(shopifyProductId ?? '') === amsProductId
      const ours = isPair ? ams.product(amsProductId ?? '') : null
      const theirs = isPair ? shop.product(shopifyProductId ?? '') : null
      read = { key, pair: ours && theirs && { ours, theirs } }
      return read.pair
    }
    return planRollBack(pushes.carriedOut(run), pairOf)
  }

  #startOf(run: number): string {
    const startedAt = this.#options.store.pushes.startedAt(run)
    if (startedAt === null) throw notFound(t`There is no such push.`)
    return startedAt
  }

  /** "14:02", with the day in front when it is not today, as the person's clock shows it. */
  #timeOf(iso: string): string {
    const at = new Date(iso)
    const now = new Date(this.#options.environment.clock.now())
    const isToday = at.toDateString() === now.toDateString()
    return (isToday ? TIME : DAY_AND_TIME).format(at)
  }
}

type Pair = NonNullable<ReturnType<Parameters<typeof planRollBack>[1]>>

const TIME = new Intl.DateTimeFormat(timesLocale(), { hour: '2-digit', minute: '2-digit' })
const DAY_AND_TIME = new Intl.DateTimeFormat(timesLocale(), {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

function notFound(message: string): ConcordError {
  return new ConcordError({ code: 'not-found', message, retryable: false })
}
