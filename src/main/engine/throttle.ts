import type { Environment } from './ports'

/** Calls at once, then at most once in a while; the last call is never lost. */
export class Throttle {
  readonly #environment: Pick<Environment, 'scheduler' | 'log'>
  readonly #everyMs: number
  readonly #act: () => void
  #isResting = false
  #isDue = false

  constructor(
    environment: Pick<Environment, 'scheduler' | 'log'>,
    everyMs: number,
    act: () => void,
  ) {
    this.#environment = environment
    this.#everyMs = everyMs
    this.#act = act
  }

  call(): void {
    if (this.#isResting) {
      this.#isDue = true
      return
    }
    this.#isResting = true
    this.#isDue = false
    this.#act()
    const { scheduler, log } = this.#environment
    scheduler
      .wait(this.#everyMs)
      .then(() => {
        this.#isResting = false
        if (this.#isDue) this.call()
      })
      .catch((error: unknown) => log.error('What was due after a wait failed', error))
  }

  /** What is due was done some other way. */
  forget(): void {
    this.#isDue = false
  }
}
