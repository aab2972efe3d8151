/** How long a picture is waited for: aborts when nothing arrives for a while, or when it takes too long as a whole. */
export class Patience {
  readonly #controller = new AbortController()
  readonly #outer: AbortSignal
  readonly #idleMs: number
  readonly #whole: NodeJS.Timeout
  #idle: NodeJS.Timeout
  #isOver = false

  constructor(outer: AbortSignal, idleMs: number, wholeMs: number) {
    this.#outer = outer
    this.#idleMs = idleMs
    this.#whole = setTimeout(this.#giveUp, wholeMs)
    this.#idle = setTimeout(this.#giveUp, idleMs)
    outer.addEventListener('abort', this.#abort, { once: true })
    if (outer.aborted) this.#abort()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** It was not worth waiting any longer. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Something arrived. */
  heard(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(this.#giveUp, this.#idleMs)
  }

  end(): void {
    clearTimeout(this.#whole)
    clearTimeout(this.#idle)
    this.#outer.removeEventListener('abort', this.#abort)
  }

  readonly #abort = (): void => this.#controller.abort(this.#outer.reason)

  readonly #giveUp = (): void => {
    this.#isOver = true
    this.#controller.abort(new Error('too slow'))
  }
}
