import { t } from '@shared/words/words'
import { z } from 'zod'

/**
 * Every expected failure that a person can meet, as a closed list. A code is stable; the message is
 * for reading. A failure that is not in this list is a bug and travels as `bug`.
 */
export const APP_ERROR_CODES = [
  'store-unreachable',
  'store-unauthorized',
  'store-refused',
  'store-rejected',
  'store-error',
  'store-unexpected-answer',
  'store-behind-page',
  'store-throttled',
  'store-mismatch',
  'ams-unreachable',
  'ams-unauthorized',
  'ams-refused',
  'ams-rejected',
  'ams-error',
  'ams-unexpected-answer',
  'ams-throttled',
  'ams-mismatch',
  'ams-read-incomplete',
  'read-incomplete',
  'read-shrunken',
  'brake',
  'currency-changed',
  'stock-refused',
  'stock-paused',
  'stock-location-closed',
  'file-unreadable',
  'file-not-a-catalog',
  'file-too-large',
  'file-not-written',
  'catalog-shrunken',
  'state-file-damaged',
  'state-file-newer',
  'state-file-busy',
  'storage-failed',
  'no-credential',
  'scopes-missing',
  'credential-unusable',
  'keychain-failed',
  'already-connected',
  'engine-stopped',
  'already-running',
  'canceled',
  'not-found',
  'invalid-input',
  'bug',
] as const
export type AppErrorCode = (typeof APP_ERROR_CODES)[number]

export const appErrorSchema = z.object({
  code: z.enum(APP_ERROR_CODES),
  /** What happened and what is kept, in plain words. Never holds a token or a stack trace. */
  message: z.string(),
  /** What the person can do next. */
  nextStep: z.string().optional(),
  /** True when the same action may succeed later without anything being changed. */
  retryable: z.boolean(),
  /** Ids and codes for support: request id, HTTP status, field path. */
  details: z.record(z.string(), z.string()).optional(),
})
export type AppError = {
  readonly code: AppErrorCode
  readonly message: string
  readonly nextStep?: string | undefined
  readonly retryable: boolean
  readonly details?: Readonly<Record<string, string>> | undefined
}

/** An expected failure on its way to the person. Thrown inside a process, sent as `{ok: false}`. */
export class ConcordError extends Error {
  readonly error: AppError

  constructor(error: AppError, cause?: unknown) {
    super(error.message, cause === undefined ? undefined : { cause })
    this.name = 'ConcordError'
    this.error = error
  }
}

/** The `AppError` inside anything thrown; what is no `ConcordError` is a bug and keeps its words out. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof ConcordError) return thrown.error
  if (isStorageFailure(thrown)) {
    return {
      code: 'storage-failed',
      message: t`The disk is full or can not be written. What was saved before is kept.`,
      nextStep: t`Free some space, then try again.`,
      retryable: true,
    }
  }
  return {
    code: 'bug',
    message: t`Concord met an error of its own. Look at the screen again: what was done is shown there.`,
    nextStep: t`Try again. If it comes back, send the log file: Help > Show Log File.`,
    retryable: true,
  }
}

/** Shopify answered, and does not allow this one thing with the scopes granted (its code `ACCESS_DENIED`). */
export function isAccessDenied({ details }: AppError): boolean {
  return details?.['shopifyCode'] === 'ACCESS_DENIED'
}

/** Codes of SQLite (sqlite.org/rescode.html) and of the system (errno) for a disk that takes no more. */
const STORAGE_FAILURES = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'ENOSPC',
  'EROFS',
]

function isStorageFailure(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || !('code' in thrown)) return false
  const code = String(thrown.code)
  return STORAGE_FAILURES.some((known) => code.startsWith(known))
}
