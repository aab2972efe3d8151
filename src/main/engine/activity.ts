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
  #isStopped = false

  /**
   * Runs `work` unless something else runs (`already-running`). Returns at once. `after` is called when it
   * has ended and something else may start.
   */
  start(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
    after: () => void = () => undefined,
  ): void {
    this.refuseWhileRunning(name)
    const controller = new AbortController()
    this.#running = { name, controller }
    this.#ended = work(controller.signal)
      .catch((error: unknown) => this.#log.error(`${name} ended unexpectedly`, error))
      .then(() => {
        this.#running = null
        if (!this.#isStopped) after()
      })
      .catch((error: unknown) => this.#log.error(`What follows ${name} failed`, error))
  }

  /**
   * Throws `already-running` while anything runs, or where a name is given while that does: `what` would
   * change the ground under it.
   */
  refuseWhileRunning(what: string, only?: string): void {
    const running = this.#running?.name
    if (running !== undefined && (only === undefined || only === running)) throw busy(running, what)
  }

  get isIdle(): boolean {
    return this.#running === null
  }

  cancel(name: string): void {
    if (this.#running?.name === name) this.#running.controller.abort(new Error('canceled'))
  }

  /** Resolves when nothing runs, and nothing that followed it. */
  async idle(): Promise<void> {
    do await this.#ended
    while (this.#running !== null)
  }

  /** Aborts what runs and waits until it has put everything down. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#running?.controller.abort(new Error('shutting down'))
    await this.#ended
  }
}

function busy(running: string, wanted: string): ConcordError {
  return new ConcordError({
    code: 'already-running',
    message: `${running} is running. ${wanted} has to wait until it has ended; nothing was changed.`,
    nextStep: 'Wait for it, or cancel it first.',
    retryable: true,
  })
}
