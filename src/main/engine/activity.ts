import { ConcordError } from '@shared/contract/app-error'
import type { Log } from './ports'

/** Sync and push take turns: each changes what the other stands on. */
export class Activity {
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  #running: { readonly name: string; readonly controller: AbortController } | null = null
  #ended: Promise<void> = Promise.resolve()

  /** Runs `work` unless something else runs (`already-running`). Returns at once. */
  start(name: string, work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#running) {
      throw new ConcordError({
        code: 'already-running',
        message: `${this.#running.name} is running. ${name} starts when it has ended.`,
        nextStep: 'Wait for it, or cancel it first.',
        retryable: true,
      })
    }
    const controller = new AbortController()
    this.#running = { name, controller }
    this.#ended = work(controller.signal)
      .catch((error: unknown) => this.#log.error(`${name} ended unexpectedly`, error))
      .finally(() => {
        this.#running = null
      })
  }

  cancel(name: string): void {
    if (this.#running?.name === name) this.#running.controller.abort(new Error('canceled'))
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    return this.#ended
  }

  /** Aborts what runs and waits until it has put everything down. */
  async stop(): Promise<void> {
    this.#running?.controller.abort(new Error('shutting down'))
    await this.#ended
  }
}
