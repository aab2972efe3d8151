import { type AppError, toAppError } from '@shared/contract/app-error'

/**
 * Asks the store whether it answers at all. Products that meet a failure at the same time share one
 * question. Gives what it fails with, null when it answers.
 */
export function askOnce(connect: () => Promise<void>): () => Promise<AppError | null> {
  let asking: Promise<AppError | null> | null = null
  return () => {
    asking ??= connect()
      .then(() => null, toAppError)
      .finally(() => {
        asking = null
      })
    return asking
  }
}
