import { type AppError, ConcordError } from './app-error'

/** What every request is answered with. Never a rejected promise, never `undefined` for a failure. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError }

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(error: AppError): Result<never> {
  return { ok: false, error }
}

/** The value inside. Throws the `ConcordError` of a failure. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new ConcordError(result.error)
  return result.value
}
