import type { Environment, Scheduler, StateStore } from '../ports'

/** Long work is done in pieces of about this length, so that a screen's query waits no longer. */
const PIECE_MS = 10

export type Walk = {
  readonly environment: Environment
  readonly store: StateStore
  readonly signal: AbortSignal
}

/**
 * Walks ids in order, stretch by stretch, each one transaction: `next` gives the ids after one, `work`
 * deals with them. Between stretches it lets queries in once enough time has passed, and ends when it
 * is aborted.
 */
export async function inStretches(
  { environment, store, signal }: Walk,
  next: (after: string) => readonly string[],
  work: (ids: readonly string[]) => void,
): Promise<void> {
  const breath = new Breath(environment)
  const stretch = (after: string): string | undefined => {
    const ids = next(after)
    if (ids.length > 0) work(ids)
    return ids.at(-1)
  }
  for (let after: string | undefined = ''; after !== undefined; ) {
    signal.throwIfAborted()
    const from: string = after
    after = store.repeatable(() => stretch(from))
    await breath.take()
  }
}

/** Pauses when the last pause is long enough ago: a pause costs a turn of the event loop. */
export class Breath {
  readonly #environment: { readonly clock: { now(): number }; readonly scheduler: Scheduler }
  #since: number

  constructor(environment: { readonly clock: { now(): number }; readonly scheduler: Scheduler }) {
    this.#environment = environment
    this.#since = environment.clock.now()
  }

  async take(): Promise<void> {
    const { clock, scheduler } = this.#environment
    if (clock.now() - this.#since < PIECE_MS) return
    await scheduler.pause()
    this.#since = clock.now()
  }
}
