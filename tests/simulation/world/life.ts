/**
 * The life of one engine process. When it dies, whatever it waits for never comes: no code of it runs again,
 * just as after `kill -9`.
 */
export class Life {
  readonly died: Promise<void>
  #isOver = false
  readonly #ended = new AbortController()
  readonly #announce: () => void

  constructor() {
    let announce = (): void => undefined
    this.died = new Promise((resolve) => {
      announce = resolve
    })
    this.#announce = announce
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Aborted at the moment of death: its connections break. */
  get signal(): AbortSignal {
    return this.#ended.signal
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#ended.abort()
    this.#announce()
  }

  /** What `work` brings, unless the process is dead by then: then nothing, ever. */
  hold<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (value) => {
          if (!this.#isOver) resolve(value)
        },
        (error: unknown) => {
          if (!this.#isOver) reject(error)
        },
      )
    })
  }
}
