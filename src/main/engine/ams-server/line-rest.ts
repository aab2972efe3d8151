import {
  type AppError,
  type AppErrorCode,
  ConcordError,
  toAppError,
} from '@shared/contract/app-error'
import { nextDelayMs } from '../connection'
import { AmsFailure, type Environment } from '../ports'

/** What many were asked at one moment must not come back at one moment. */
const JITTER = 0.2

/** Found out by reading everything: that the server answers says nothing against it. */
const OF_A_READ: readonly AppErrorCode[] = ['ams-read-incomplete', 'catalog-shrunken']

/** Why and until when the line to an AMS server is left alone. */
export class LineRest {
  readonly #environment: Pick<Environment, 'clock' | 'chance'>
  #trouble: AppError | null = null
  #tries = 0
  /** UTC milliseconds; null where only a person's doing helps. */
  #until: number | null = 0
  /** UTC milliseconds; null before the first answer that this process got. */
  #answered: number | null = null
  /** Nobody knows whether the server answers to what is set now. */
  #isUnproven = true

  constructor(environment: Pick<Environment, 'clock' | 'chance'>) {
    this.#environment = environment
  }

  get trouble(): AppError | null {
    return this.#trouble
  }

  /** When Concord tries again by itself; null where it does not have to, or does not. */
  get nextTryAt(): string | null {
    return this.#trouble === null || this.#until === null || this.#isOfRead
      ? null
      : new Date(this.#until).toISOString()
  }

  /** When the server last did what it was asked for; null where it was not since Concord started. */
  get answeredAt(): string | null {
    return this.#answered === null ? null : new Date(this.#answered).toISOString()
  }

  /** It is time to look whether the server answers, also where nothing is to be sent. */
  get isDue(): boolean {
    const isTroubled = this.#trouble !== null && !this.#isOfRead
    return (this.#isUnproven || isTroubled) && this.isOver
  }

  get isOver(): boolean {
    return this.#until !== null && this.#environment.clock.now() >= this.#until
  }

  /** A server that asked to be left alone is, whoever wants to read: throws why. */
  refuseWhereAsked(): void {
    const trouble = this.#trouble
    if (trouble?.code === 'ams-throttled' && !this.isOver) throw new ConcordError(trouble)
  }

  /** The server did what it was asked for. `all`: it was read as a whole. */
  answered(all: boolean): void {
    this.#answered = this.#environment.clock.now()
    if (all || !this.#isOfRead) this.end()
    this.#isUnproven = false
  }

  /** A person did something about it. */
  end(): void {
    this.#trouble = null
    this.#tries = 0
    this.#until = 0
    this.#isUnproven = true
  }

  begin(thrown: unknown): void {
    const { clock, chance } = this.#environment
    const trouble = toAppError(thrown)
    // Nobody was asked again, so it rests for as long as before.
    if (trouble === this.#trouble) return
    this.#trouble = trouble
    this.#tries += 1
    this.#isUnproven = false
    const asked = thrown instanceof AmsFailure ? (thrown.retryAfterMs ?? 0) : 0
    const spread = asked * (1 + JITTER * chance.fraction())
    const waitMs = Math.max(spread, nextDelayMs(this.#tries, chance.fraction()))
    this.#until = trouble.retryable ? clock.now() + waitMs : null
  }

  get #isOfRead(): boolean {
    return this.#trouble !== null && OF_A_READ.includes(this.#trouble.code)
  }
}
