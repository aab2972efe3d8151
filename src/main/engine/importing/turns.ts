/** One work at a time: another one stops what is under way, and begins when that has put everything down. */
export class Turns {
  readonly #failed: (thrown: unknown) => void
  #controller = new AbortController()
  #working: Promise<void> = Promise.resolve()

  /** `failed` hears what a work throws that nobody stopped. */
  constructor(failed: (thrown: unknown) => void) {
    this.#failed = failed
  }

  next(work: (signal: AbortSignal) => Promise<void>): void {
    this.stop()
    const controller = new AbortController()
    this.#controller = controller
    this.#working = this.#working.then(async () => {
      if (controller.signal.aborted) return
      try {
        await work(controller.signal)
      } catch (thrown) {
        if (!controller.signal.aborted) this.#failed(thrown)
      }
    })
  }

  /** Asks what is under way to stop. */
  stop(): void {
    this.#controller.abort()
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#working
  }
}
