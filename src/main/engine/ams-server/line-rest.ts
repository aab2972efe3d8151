import { type AppError, ConcordError, toAppError } from '@shared/contract/app-error'
import { nextDelayMs } from '../connection'
import { AmsFailure, type Environment } from '../ports'

/** What many were asked at one moment must not come back at one moment. */
const JITTER = 0.2

/** Why and until when the line to an AMS server is left alone. */
export class LineRest {
  readonly #environment: Pick<Environment, 'clock' | 'chance'>
  #trouble: AppError | null = null
  #tries = 0
  /** UTC milliseconds; null where only a person's doing helps. */
  #until: number | null = 0

  constructor(environment: Pick<Environment, 'clock' | 'chance'>) {
    this.#environment = environment
  }

  get trouble(): AppError | null {
    return this.#trouble
  }

  /** When Concord tries again by itself; null where it does not have to, or does not. */
  get nextTryAt(): string | null {
    return this.#trouble === null || this.#until === null
      ? null
      : new Date(this.#until).toISOString()
  }

  get isOver(): boolean {
    return this.#until !== null && this.#environment.clock.now() >= this.#until
  }

  /** A server that asked to be left alone is, whoever wants to read: throws why. */
  refuseWhereAsked(): void {
    const trouble = this.#trouble
    if (trouble?.code === 'ams-throttled' && !this.isOver) throw new ConcordError(trouble)
  }

  end(): void {
    this.#trouble = null
    this.#tries = 0
    this.#until = 0
  }

  begin(thrown: unknown): void {
    const { clock, chance } = this.#environment
    this.#trouble = toAppError(thrown)
    this.#tries += 1
    const asked = thrown instanceof AmsFailure ? (thrown.retryAfterMs ?? 0) : 0
    const spread = asked * (1 + JITTER * chance.fraction())
    const waitMs = Math.max(spread, nextDelayMs(this.#tries, chance.fraction()))
    this.#until = this.#trouble.retryable ? clock.now() + waitMs : null
  }
}
