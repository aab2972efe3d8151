import type { EngineEventPayload } from '@shared/contract/engine-contract'
import type { EngineOptions } from './engine-options'
import { Throttle } from './throttle'

/** Between two counts of the outbox while a push goes through it. */
const COUNTED_EVERY_MS = 500

/** Tells the screens what is worth asking again. */
export class Announcer {
  readonly #options: EngineOptions
  readonly #moving: Throttle

  constructor(options: EngineOptions) {
    this.#options = options
    const count = (): void => this.outboxChanged()
    this.#moving = new Throttle(options.environment, COUNTED_EVERY_MS, count)
  }

  changed(what: EngineEventPayload<'data.changed'>['what']): void {
    this.#options.emit('data.changed', { what })
  }

  /** A person changed products of AMS. */
  edited(): void {
    this.changed(['compare', 'products', 'outbox', 'overview', 'stock', 'images', 'ams-line'])
    this.outboxChanged()
  }

  /** A push moved entries on and goes on: they are counted now and then. */
  outboxMoves(): void {
    this.#moving.call()
  }

  outboxChanged(): void {
    this.#moving.forget()
    const { emit, store, environment } = this.#options
    emit('outbox.changed', store.outbox.counts(startOfToday(environment.clock.now())))
  }
}

/** Midnight of the person's own day, as UTC ISO text. */
export function startOfToday(nowMs: number): string {
  return new Date(new Date(nowMs).setHours(0, 0, 0, 0)).toISOString()
}
