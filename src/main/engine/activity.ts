import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Log } from './ports'

/** What takes turns. */
export type Work =
  | 'full'
  | 'changes'
  | 'compare'
  | 'push'
  | 'stock'
  | 'ams'
  | 'edit'
  | 'ams-decisions'

/** Of these, what changes many products at once. */
export type ManyWork = Extract<Work, 'edit' | 'ams-decisions'>

/** Each as a person reads it. */
export const NAMES: Readonly<Record<Work, string>> = {
  full: t`Full Sync And Compare`,
  changes: t`Reading what changed`,
  compare: t`Comparing`,
  push: t`A push`,
  stock: t`A push of stock`,
  ams: t`Writing to the AMS server`,
  edit: t`An edit of many products`,
  'ams-decisions': t`A decision about many products`,
}

type StartOptions = { readonly after?: () => void; readonly makesWay?: boolean }

type Running = {
  readonly work: Work
  readonly controller: AbortController
  readonly makesWay: boolean
}

/** Syncs, pushes and edits of many products take turns: each changes what the others stand on. */
export class Activity {
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  #running: Running | null = null
  #ended: Promise<void> = Promise.resolve()
  #isStopped = false

  /**
   * Does `begin` unless something else runs (`already-running`). Returns at once. `after` is called when it
   * has ended and something else may start. What `makesWay` is asked to stop when something else starts,
   * which then begins when it has put everything down.
   */
  start(
    work: Work,
    begin: (signal: AbortSignal) => Promise<void>,
    { after = () => undefined, makesWay = false }: StartOptions = {},
  ): void {
    this.refuseWhileRunning(NAMES[work])
    const before = this.#running
    before?.controller.abort(new Error(`${work} begins`))
    const running: Running = { work, controller: new AbortController(), makesWay }
    this.#running = running
    const begun = (): Promise<void> => begin(running.controller.signal)
    this.#ended = (before === null ? begun() : this.#ended.then(begun))
      .catch((error: unknown) => this.#log.error(`The run (${work}) ended unexpectedly`, error))
      .then(() => {
        // What it made way for runs by now, and nothing else may start.
        if (this.#running !== running) return
        this.#running = null
        if (!this.#isStopped) after()
      })
      .catch((error: unknown) => this.#log.error(`What follows the run (${work}) failed`, error))
  }

  /**
   * Throws `already-running` while anything runs, or where `only` is given while one of those does: `what` would
   * change the ground under it.
   */
  refuseWhileRunning(what: string, only?: readonly Work[]): void {
    const running = this.#running
    if (running === null || running.makesWay) return
    if (only === undefined || only.includes(running.work)) throw busy(NAMES[running.work], what)
  }

  /** Nothing runs that another work would have to wait for. */
  get isIdle(): boolean {
    return this.#running === null || this.#running.makesWay
  }

  /** Nothing runs at all. */
  get isResting(): boolean {
    return this.#running === null
  }

  isRunning(work: Work): boolean {
    return this.#running?.work === work
  }

  cancel(work: Work): void {
    if (this.isRunning(work)) this.#running?.controller.abort(new Error('canceled'))
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
