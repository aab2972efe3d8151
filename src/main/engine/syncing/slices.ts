import type { Environment, Scheduler, StateStore } from '../ports'

/** Long work is done in pieces of about this length, so that a screen's query waits no longer. */
const PIECE_MS = 10

/** A transaction is about so long: a screen's query waits no longer, and a commit is worth it. */
const SLICE_MS = 20
/** Parts of one transaction at most, for a clock that stands still. */
const MOST_PARTS = 40

/**
 * Works through parts of a few products each, as many in a transaction as fit into a slice, and lets queries in
 * between. `begin` gives the part of a slice: how many products it dealt with, and 0 when there is nothing left to do.
 * `told` hears how many that were so far, after each slice.
 */
export async function inSlices(
  { environment, store }: Pick<Walk, 'environment' | 'store'>,
  begin: () => () => number,
  told: (done: number) => void,
): Promise<void> {
  const { clock, scheduler } = environment
  let done = 0
  const slice = (): boolean => {
    const until = clock.now() + SLICE_MS
    const part = begin()
    for (let parts = 0; parts < MOST_PARTS; parts++) {
      const more = part()
      if (more === 0) return false
      done += more
      if (clock.now() >= until) break
    }
    return true
  }
  for (let isMore = true; isMore; ) {
    const before = done
    isMore = store.repeatable(slice)
    if (done === before) return
    told(done)
    await scheduler.pause()
  }
}

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
