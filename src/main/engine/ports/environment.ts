/** The engine reads time, chance and waiting only through these, so that a simulation can hold them. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number
}

export type Chance = {
  /** A random UUID (RFC 9562, version 4). */
  uuid(): string
  /** A random number from 0 up to but not including 1. */
  fraction(): number
}

export type Scheduler = {
  /** Lets waiting queries in: long work calls it between slices. */
  pause(): Promise<void>
  /** Waits `delayMs`; rejects with the signal's reason when aborted before. */
  wait(delayMs: number, signal?: AbortSignal): Promise<void>
}

/** Where unexpected errors and notable events go. Never given a credential. */
export type Log = {
  info(message: string): void
  error(message: string, error: unknown): void
}

export type Environment = {
  readonly clock: Clock
  readonly chance: Chance
  readonly scheduler: Scheduler
  readonly log: Log
}

/** UTC time as ISO 8601 text, the form in which times are stored and sent. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString()
}
