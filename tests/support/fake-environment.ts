import type { Environment, Log, Scheduler } from '@main/engine/ports'

/** A clock that moves only when told, or by what its scheduler is asked to wait. */
export class FakeClock {
  ms: number

  constructor(start = '2026-11-23T08:00:00.000Z') {
    this.ms = Date.parse(start)
  }

  now(): number {
    return this.ms
  }
}

/** Waits take no time; the clock jumps instead. `waits` tells what was asked for, in order. */
export class FakeScheduler implements Scheduler {
  readonly waits: number[] = []
  readonly #clock: FakeClock
  /** Waits that nobody is meant to sit out, such as a request's time-out, stay open. */
  readonly #openFromMs: number

  constructor(clock: FakeClock, openFromMs = 30_000) {
    this.#clock = clock
    this.#openFromMs = openFromMs
  }

  async pause(): Promise<void> {}

  wait(delayMs: number, signal?: AbortSignal): Promise<void> {
    if (delayMs === this.#openFromMs) return new Promise(() => undefined)
    if (signal?.aborted) return Promise.reject(signal.reason)
    this.waits.push(delayMs)
    this.#clock.ms += delayMs
    return Promise.resolve()
  }
}

export class RecordingLog implements Log {
  readonly infos: string[] = []
  readonly errors: [string, unknown][] = []

  info(message: string): void {
    this.infos.push(message)
  }

  error(message: string, error: unknown): void {
    this.errors.push([message, error])
  }
}

export function fakeEnvironment(): Environment & { clock: FakeClock; log: RecordingLog } {
  const clock = new FakeClock()
  let made = 0
  return {
    clock,
    chance: { uuid: () => `key-${++made}`, fraction: () => 0.5 },
    scheduler: new FakeScheduler(clock),
    log: new RecordingLog(),
  }
}
