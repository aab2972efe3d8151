import type { EngineEventPayload } from '@shared/contract/engine-contract'
import type { EngineOptions } from './engine-options'

/** Tells the screens what is worth asking again. */
export class Announcer {
  readonly #options: EngineOptions

  constructor(options: EngineOptions) {
    this.#options = options
  }

  changed(what: EngineEventPayload<'data.changed'>['what']): void {
    this.#options.emit('data.changed', { what })
  }

  /** A person changed products of AMS. */
  edited(): void {
    this.changed(['compare', 'products', 'outbox', 'overview', 'stock', 'images', 'ams-line'])
    this.outboxChanged()
  }

  outboxChanged(): void {
    const { emit, store, environment } = this.#options
    emit('outbox.changed', store.outbox.counts(startOfToday(environment.clock.now())))
  }
}

/** Midnight of the person's own day, as UTC ISO text. */
export function startOfToday(nowMs: number): string {
  return new Date(new Date(nowMs).setHours(0, 0, 0, 0)).toISOString()
}
