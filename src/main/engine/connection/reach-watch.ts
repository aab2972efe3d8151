import type { AppError } from '@shared/contract/app-error'
import type { Reach } from '@shared/contract/reach'
import type { Environment } from '../ports'
import { lookDueAt, nextReach, type ReachEvent, type ReachState, toReach } from './reach-state'

type Listener = (now: Reach, before: Reach) => void

/** Holds the state of the way to the store and tells who listens when it changed. */
export class ReachWatch {
  readonly #environment: Pick<Environment, 'clock' | 'chance'>
  readonly #listeners = new Set<Listener>()
  #state: ReachState = { kind: 'unknown' }

  constructor(environment: Pick<Environment, 'clock' | 'chance'>) {
    this.#environment = environment
  }

  now(): Reach {
    return toReach(this.#state)
  }

  get isOnline(): boolean {
    return this.#state.kind === 'online'
  }

  /** UTC milliseconds at which the next look is due; in the past when it is now. */
  lookDueAt(): number {
    return lookDueAt(this.#state)
  }

  /** An answer to any request; null when it was a good one. */
  heard(error: AppError | null): void {
    const at = this.#environment.clock.now()
    this.#take(error === null ? { kind: 'answered', at } : { kind: 'failed', at, error })
  }

  proved(): void {
    this.#take({ kind: 'proved', at: this.#environment.clock.now() })
  }

  notProved(error: AppError): void {
    const { clock, chance } = this.#environment
    this.#take({ kind: 'not-proved', at: clock.now(), error, fraction: chance.fraction() })
  }

  /** Calls `listener` when the state or the moment of the next look changed. Returns how to stop. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #take(event: ReachEvent): void {
    const before = this.#state
    this.#state = nextReach(before, event)
    if (!isToldOf(before, this.#state)) return
    for (const listener of this.#listeners) listener(this.now(), toReach(before))
  }
}

/** That something more was heard while online is nothing to tell. */
function isToldOf(before: ReachState, now: ReachState): boolean {
  if (before.kind === 'online' && now.kind === 'online') {
    return (before.doubt === null) !== (now.doubt === null)
  }
  return JSON.stringify(toReach(before)) !== JSON.stringify(toReach(now))
}
