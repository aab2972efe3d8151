import { t } from '@shared/words/words'
import type { ImageFailure } from '../engine/ports'

type Code = ImageFailure['code']

/** Asking again would give the same answer. */
export function refused(code: Code, reason: string): ImageFailure {
  return { code, reason, retryable: false }
}

/** It may go better another time. */
export function notNow(code: Code, reason: string): ImageFailure {
  return { code, reason, retryable: true }
}

export function notAllowed(host: string): ImageFailure {
  const reason = t`Pictures from ${host} are not fetched yet. Allow the host to see them.`
  return { code: 'host-not-allowed', reason, retryable: false, host }
}

/** Carries a failure up to where it becomes the result. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
  readonly failure: ImageFailure

  constructor(failure: ImageFailure, cause?: unknown) {
    super(failure.reason, { cause })
    this.failure = failure
  }
}

/** Code of an error of the system, "" where it has none. */
export function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
}
