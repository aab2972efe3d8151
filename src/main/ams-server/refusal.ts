import type { ERROR_CODES } from '@shared/ams-http/contract'

type ErrorCode = (typeof ERROR_CODES)[number]

/** A request that is not carried out, as HTTP says it. */
export class Refusal extends Error {
  readonly status: number
  readonly code: ErrorCode
  /** What the answer holds beside the error. */
  readonly more: object

  constructor(status: number, code: ErrorCode, message: string, more: object = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }

  get body(): object {
    return { error: { code: this.code, message: this.message }, ...this.more }
  }
}
