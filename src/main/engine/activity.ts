import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Log } from './ports'

type StartOptions = { readonly after?: () => void; readonly makesWay?: boolean }

type Running = {
  readonly name: string
  readonly controller: AbortController
  readonly makesWay: boolean
}

/** Sync and push take turns: each changes what the other stands on. */
export class Activity {
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  #running: Running | null = null
  #ended: Promise<void> = Promise.resolve()
  #isStopped = false

  /**
   * Runs `work` unless something else runs (`already-running`). Returns at once. `after` is called when it
   * has ended and something else may start. What `makesWay` is asked to stop when something else starts,
   * which then begins when it has put everything down.
   */
  start(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
    { after = () => undefined, makesWay = false }: StartOptions = {},
  ): void {
    this.refuseWhileRunning(name)
    const before = this.#running
    before?.controller.abort(new Error(`${name} begins`))
    const running: Running = { name, controller: new AbortController(), makesWay }
    this.#running = running
    const begun = (): Promise<void> => work(running.controller.signal)
    this.#ended = (before === null ? begun() : this.#ended.then(begun))
      .catch((error: unknown) => this.#log.error(`${name} ended unexpectedly`, error))
      .then(() => {
        // What it made way for runs by now, and nothing else may start.
        if (this.#running !== running) return
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
    const running = this.#running
    if (running === null || running.makesWay) return
    if (only === undefined || only === running.name) throw busy(running.name, what)
  }

  /** Nothing runs that another work would have to wait for. */
  get isIdle(): boolean {
    return this.#running === null || this.#running.makesWay
  }

  isRunning(name: string): boolean {
    return this.#running?.name === name
  }

  cancel(name: string): void {
    if (this.isRunning(name)) this.#running?.controller.abort(new Error('canceled'))
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
    message: t`${running} is running. ${wanted} has to wait until it has ended; nothing was changed.`,
    nextStep: t`Wait for it, or cancel it first.`,
    retryable: true,
  })
}
