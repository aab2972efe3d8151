import type { Engine } from '../engine'
import type { FromEngine } from '../processes/engine-messages'

/** A sync or a push announces much; the list of stores needs the last of it. */
const WAIT_MS = 2_000

/** Tells main now and then what the list of stores shows of this one, where that is another than before. */
export class SeenTeller {
  readonly #engine: Pick<Engine, 'seen' | 'connection'>
  readonly #say: (message: FromEngine) => void
  #timer: NodeJS.Timeout | null = null
  #told = ''
  #isEnded = false

  constructor(engine: Pick<Engine, 'seen' | 'connection'>, say: (message: FromEngine) => void) {
    this.#engine = engine
    this.#say = say
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
    const seen = this.#engine.seen()
    const connection = this.#engine.connection.now()
    const shopName = connection.kind === 'connected' ? connection.shopName : null
    const text = JSON.stringify([{ ...seen, at: '' }, shopName])
    if (text === this.#told) return
    this.#told = text
    this.#say({ kind: 'seen', seen, shopName })
  }
}
