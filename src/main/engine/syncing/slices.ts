import type { Scheduler } from '../ports'

/** Long work is done in pieces of about this length, so that a screen's query waits no longer. */
const PIECE_MS = 15

/**
 * Walks ids in order, stretch by stretch: `next` gives the ids after one, `work` deals with them.
 * Between stretches it lets queries in once enough time has passed, and ends when it is aborted.
 */
export async function inStretches(
  { clock, scheduler }: { readonly clock: { now(): number }; readonly scheduler: Scheduler },
  signal: AbortSignal,
  next: (after: string) => readonly string[],
  work: (ids: readonly string[]) => void,
): Promise<void> {
  const breath = new Breath({ clock, scheduler })
  for (let after = ''; ; ) {
    signal.throwIfAborted()
    const ids = next(after)
    const last = ids.at(-1)
    if (last === undefined) return
    work(ids)
    after = last
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
