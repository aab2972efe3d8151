import type { Engine } from '../engine'
import type { Log } from '../engine/ports'
import type { FromEngine } from '../processes/engine-messages'

/** A sync or a push announces much; the list of stores needs the last of it. */
const WAIT_MS = 2_000

/** Tells main now and then what the list of stores shows of this one, where that is another than before. */
export class SeenTeller {
  readonly #engine: Pick<Engine, 'seen' | 'connection'>
  readonly #say: (message: FromEngine) => void
  readonly #log: Log
  #timer: NodeJS.Timeout | null = null
  #told = ''
  #isEnded = false

  constructor(
    engine: Pick<Engine, 'seen' | 'connection'>,
    say: (message: FromEngine) => void,
    log: Log,
  ) {
    this.#engine = engine
    this.#say = say
    this.#log = log
  }

  soon(): void {
    if (!this.#isEnded) this.#timer ??= setTimeout(() => this.#tell(), WAIT_MS)
  }

  /** Tells once more, and never again: the state file is about to be closed. */
  end(): void {
    this.#isEnded = true
    this.#tell()
  }

  #tell(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    try {
      this.#tellNow()
    } catch (error) {
      // The tile stays older than it could be; the engine has better things to end for.
      this.#log.error('What the list of stores shows could not be told', error)
    }
  }

  #tellNow(): void {
    const seen = this.#engine.seen()
    const connection = this.#engine.connection.now()
    const shopName = connection.kind === 'connected' ? connection.shopName : null
    const text = JSON.stringify([{ ...seen, at: '' }, shopName])
    if (text === this.#told) return
    this.#told = text
    this.#say({ kind: 'seen', seen, shopName })
  }
}
