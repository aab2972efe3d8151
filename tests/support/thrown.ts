import { type AppError, ConcordError } from '@shared/contract/app-error'

/** The `AppError` that `work` throws. Fails when it throws nothing or something else. */
export function appErrorOf(work: () => unknown): AppError {
  try {
    work()
  } catch (thrown) {
    return requireConcordError(thrown)
  }
  throw new Error('Nothing was thrown')
}

/** The same for a promise. */
export async function rejectedWith(work: Promise<unknown>): Promise<AppError> {
  try {
    await work
  } catch (thrown) {
    return requireConcordError(thrown)
  }
  throw new Error('Nothing was thrown')
}

function requireConcordError(thrown: unknown): AppError {
  if (thrown instanceof ConcordError) return thrown.error
  throw thrown
}
